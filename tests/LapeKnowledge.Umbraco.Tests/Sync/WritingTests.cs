using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Changes;

namespace LapeKnowledge.Umbraco.Tests.Sync;

/// <summary>What a commit writes to the change log.</summary>
public sealed class WritingTests(HostFixture host) : ChangeLogTest(host)
{
    [Fact]
    public void Each_change_of_a_document_is_in_the_log_with_its_key_its_kind_and_its_cultures()
    {
        var start = End;
        var document = SavedArticle("Tervetuloa", "Välkommen");
        AssertPublished(Documents.Publish(document, [Finnish]));
        Documents.Unpublish(document);
        Documents.MoveToRecycleBin(document);
        Documents.Delete(document);

        var changes = DocumentChangesAfter(start);

        Assert.All(changes, c => Assert.Equal((document.Id, document.Key), (c.Id, c.Key)));
        Assert.Equal(
            [TreeChangeTypes.RefreshNode, TreeChangeTypes.RefreshBranch, TreeChangeTypes.RefreshBranch, TreeChangeTypes.RefreshBranch, TreeChangeTypes.Remove],
            changes.Select(c => c.ChangeTypes));
        Assert.Equal([Finnish], changes[1].PublishedCultures!);
        Assert.Equal([Finnish], changes[2].UnpublishedCultures!);
    }

    [Fact]
    public void A_commit_is_one_entry_whatever_it_changes()
    {
        var start = End;
        using (var scope = Get<ICoreScopeProvider>().CreateCoreScope())
        {
            SavedPage("One");
            PublishedPage("Two");
            scope.Complete();
        }

        var entry = Assert.Single(EntriesAfter(start));

        Assert.Equal(3, entry.InstructionCount);
        Assert.Equal(3, DocumentChangesAfter(start).Length);
    }

    [Fact]
    public void What_is_rolled_back_is_not_in_the_log()
    {
        var start = End;
        using (Get<ICoreScopeProvider>().CreateCoreScope())
        {
            SavedPage("Never");
            Get<DistributedCache>().RefreshAll(DictionaryCacheRefresher.UniqueId);
        }

        Assert.Empty(EntriesAfter(start));
    }

    [Fact]
    public void Reading_writes_nothing()
    {
        var page = PublishedPage("Here");
        var commands = Host.Commands.Of(() => Documents.GetById(page.Key));

        Assert.DoesNotContain(commands, c => c.Contains("umbracoCacheInstruction", StringComparison.Ordinal));
    }

    [Fact]
    public void A_refresh_that_no_notification_asks_for_is_written_as_well()
    {
        var start = End;

        Get<DistributedCache>().RefreshAll(DictionaryCacheRefresher.UniqueId);

        Assert.Equal(DictionaryCacheRefresher.UniqueId, Assert.Single(InstructionsOf(Assert.Single(EntriesAfter(start)))).RefresherId);
    }

    [Fact]
    public async Task Every_change_of_the_schema_tells_others_to_read_it_again()
    {
        var start = End;

        await Get<IContentTypeContainerService>().CreateAsync(Guid.NewGuid(), "Folder", null, Constants.Security.SuperUserKey);

        Assert.Equal("Schema Cache Refresher", Refreshers[Assert.Single(InstructionsOf(Assert.Single(EntriesAfter(start)))).RefresherId]!.Name);
    }

    [Fact]
    public void An_entry_has_no_more_instructions_than_the_settings_allow()
    {
        var start = End;
        var instruction = new global::Umbraco.Cms.Core.Sync.RefreshInstruction { RefresherId = DictionaryCacheRefresher.UniqueId };

        Instructions.DeliverInstructionsInBatches(Enumerable.Repeat(instruction, 2_500), Elsewhere);

        Assert.Equal([1_000, 1_000, 500], EntriesAfter(start).Select(e => e.InstructionCount));
    }

    /// <summary>
    /// Writers under different locks commit side by side on PostgreSQL. Each sleeps between the insert and the commit, so that without an order of
    /// commits a follower would read past entries that are still to come.
    /// </summary>
    [Fact]
    public async Task A_follower_misses_no_entry_of_concurrent_writers_and_sees_none_twice()
    {
        const int writers = 4;
        const int each = 25;
        var start = End;
        var seen = new List<int>();
        using var ended = new CancellationTokenSource();
        var follower = Task.Run(() =>
        {
            for (var last = false; !last;)
            {
                last = ended.IsCancellationRequested;
                seen.AddRange(EntriesAfter(seen.Count > 0 ? seen[^1] : start).Select(e => e.Id));
            }
        });

        await Task.WhenAll(Enumerable.Range(0, writers).Select(w => Task.Run(() => Write(w, each))));
        await ended.CancelAsync();
        await follower;

        Assert.Equal(writers * each, seen.Count);
        Assert.Equal(EntriesAfter(start).Select(e => e.Id), seen);
    }

    private void Write(int writer, int times)
    {
        int[] locks = [Constants.Locks.ContentTree, Constants.Locks.MediaTree, Constants.Locks.Domains, Constants.Locks.Languages];
        var random = new Random(writer);
        for (var i = 0; i < times; i++)
        {
            using var scope = Get<ICoreScopeProvider>().CreateCoreScope();
            scope.WriteLock(locks[writer]);
            Get<ICacheInstructionRepository>().Add(new CacheInstruction(0, Host.Clock.GetUtcNow().UtcDateTime, "[]", Elsewhere, 1));
            ((UmbracoScope)scope).CommitThrough(commit =>
            {
                Thread.Sleep(random.Next(0, 8));
                commit();
            });
            scope.Complete();
        }
    }
}
