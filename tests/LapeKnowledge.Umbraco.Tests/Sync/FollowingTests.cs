using LapeKnowledge.Umbraco.Sync;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Sync;

namespace LapeKnowledge.Umbraco.Tests.Sync;

/// <summary>How a process keeps up with what others have written to the change log.</summary>
public sealed class FollowingTests(HostFixture host) : ChangeLogTest(host)
{
    private readonly RefresherSpy _spy = new();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Follower.StartAt(End);
    }

    [Fact]
    public void What_another_process_has_changed_is_carried_out_once_and_in_order()
    {
        var pages = new[] { SavedPage("One"), SavedPage("Two"), SavedPage("Three") };
        Disown();

        Follow();
        Follow();

        Assert.Equal(pages.Select(p => p.Key), _spy.Refreshed.Select(p => p.Key!.Value));
        Assert.Equal(End, Follower.Position);
    }

    [Fact]
    public void What_this_process_has_changed_is_not_carried_out_again()
    {
        SavedPage("One");

        Follow();

        Assert.Empty(_spy.Refreshed);
        Assert.Equal(End, Follower.Position);
    }

    [Fact]
    public void Keeping_up_costs_one_command_when_there_is_nothing()
    {
        Assert.Single(Host.Commands.Of(Follow));
    }

    [Fact]
    public void More_than_a_page_of_entries_is_carried_out_in_one_go()
    {
        AddElsewhere(250);

        Follow();

        Assert.Equal(End, Follower.Position);
        Assert.False(_spy.HeardOfEverything);
    }

    [Fact]
    public void More_instructions_than_the_settings_allow_are_not_carried_out_one_by_one()
    {
        AddElsewhere(1, instructions: 1_001);

        Follow();

        Assert.True(_spy.HeardOfEverything);
        Assert.Equal(End, Follower.Position);
    }

    [Fact]
    public void A_follower_at_the_end_loses_nothing_when_the_log_is_pruned()
    {
        AddElsewhere(3);
        Follow();

        Prune();
        Follow();

        Assert.Equal(Follower.Position, Assert.Single(EntriesAfter(0)).Id);
        Assert.False(_spy.HeardOfEverything);
    }

    [Fact]
    public void A_follower_that_fell_behind_the_pruned_part_refreshes_everything_once()
    {
        SavedPage("One");
        AddElsewhere(3);
        Prune();

        Follow();
        Follow();

        Assert.Single(_spy.Refreshed);
        Assert.True(_spy.HeardOfEverything);
        Assert.Equal(End, Follower.Position);
    }

    [Fact]
    public void A_database_that_was_restored_from_a_backup_refreshes_everything()
    {
        Follower.StartAt(End + 1_000);

        Follow();

        Assert.True(_spy.HeardOfEverything);
        Assert.Equal(End, Follower.Position);
    }

    [Fact]
    public void After_a_refresh_that_failed_everything_is_refreshed()
    {
        SavedPage("One");
        Disown();
        _spy.Failure = new InvalidOperationException("The database is away.");
        Assert.Throws<InvalidOperationException>(Follow);
        Assert.Throws<InvalidOperationException>(Follow);

        _spy.Failure = null;
        Follow();
        Follow();

        Assert.Single(_spy.Refreshed);
        Assert.True(_spy.HeardOfEverything);
    }

    [Fact]
    public async Task A_full_refresh_shows_what_the_database_has()
    {
        var page = PublishedPage("Before");
        var languages = Get<ILanguageService>();
        Assert.NotNull(await languages.GetAsync(Swedish));
        await using (var db = TestDatabases.Open(Host.ConnectionString))
        {
            db.Languages.Single(l => l.IsoCode == Swedish).CultureName = "Svenska";
            db.Nodes.Remove(db.Nodes.Single(n => n.Key == page.Key));
            await db.SaveChangesAsync();
        }

        Follower.StartAt(End + 1_000);
        Follower.Follow(Refreshers, CancellationToken.None);

        Assert.Equal("Svenska", (await languages.GetAsync(Swedish))!.CultureName);
        Assert.Null(Documents.GetById(page.Key));
        Assert.Null(await Get<global::Umbraco.Cms.Core.PublishedCache.IDocumentCacheService>().GetByKeyAsync(page.Key));
        Assert.False(Get<global::Umbraco.Cms.Core.Services.Navigation.IDocumentNavigationQueryService>().TryGetParentKey(page.Key, out _));
    }

    [Fact]
    public async Task Instructions_of_every_kind_can_be_read_and_carried_out()
    {
        var article = PublishedArticle("Ohje", "Anvisning");
        await Get<IDictionaryItemService>().CreateAsync(new DictionaryItem("greeting"), Constants.Security.SuperUserKey);
        await Get<ILanguageService>().CreateAsync(new Language("en-GB", "English"), Constants.Security.SuperUserKey);
        await Get<IDomainService>().UpdateDomainsAsync(article.Key, new() { Domains = [new() { DomainName = "example.invalid", IsoCode = Finnish }] });
        await Get<ITemplateService>().CreateAsync("Plain", "plain", "@inherits object", Constants.Security.SuperUserKey);
        var media = Get<IMediaService>().CreateMedia("Folder", Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
        Get<IMediaService>().Save(media);
        Get<IRelationService>().Save(new RelationType("Follows", "follows", false, null, null, false));
        Get<IMediaService>().Delete(media);
        Documents.Delete(article);
        await Get<ILanguageService>().DeleteAsync("en-GB", Constants.Security.SuperUserKey);
        await Get<IContentTypeService>().DeleteAsync(Article.Key, Constants.Security.SuperUserKey);
        Disown();
        var kinds = EntriesAfter(Follower.Position).SelectMany(InstructionsOf).Select(i => i.RefresherId).Distinct().Count();

        var carriedOut = Follower.Follow(Refreshers, CancellationToken.None);

        Assert.True(kinds >= 9, $"Only {kinds} kinds of refreshers were asked for.");
        Assert.True(carriedOut > 9);
        Assert.Equal(End, Follower.Position);
    }

    [Fact]
    public async Task A_start_goes_on_from_the_saved_position_unless_the_log_does_not_lead_on_from_it()
    {
        var boot = Get<SyncBoot>();
        var synced = Get<ILastSyncedManager>();
        AddElsewhere(3);
        await synced.SaveLastSyncedExternalAsync(End - 1);
        await boot.BeginAsync();
        Assert.Equal((SyncBootState.WarmBoot, End - 1), (boot.GetSyncBootState(), Follower.Position));

        Prune();
        await boot.BeginAsync();
        Assert.Equal((SyncBootState.ColdBoot, End), (boot.GetSyncBootState(), Follower.Position));

        await synced.SaveLastSyncedExternalAsync(End);
        AddElsewhere(1, instructions: 1_001);
        await boot.BeginAsync();
        Assert.Equal((SyncBootState.ColdBoot, End), (boot.GetSyncBootState(), Follower.Position));
    }

    private void Follow() => Follower.Follow(_spy.Alone, CancellationToken.None);

    private void AddElsewhere(int entries, int instructions = 1)
    {
        using var scope = Get<ICoreScopeProvider>().CreateCoreScope();
        for (var i = 0; i < entries; i++)
        {
            Get<ICacheInstructionRepository>().Add(new CacheInstruction(0, Host.Clock.GetUtcNow().UtcDateTime, "[]", Elsewhere, instructions));
        }
        scope.Complete();
    }

    /// <summary>Lets all there is grow old, and deletes what is then too old.</summary>
    private void Prune()
    {
        Host.Clock.Advance(TimeSpan.FromDays(2) + TimeSpan.FromMinutes(1));
        Get<InstructionPruning>().RunAsync(CancellationToken.None).GetAwaiter().GetResult();
    }
}
