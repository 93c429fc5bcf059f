using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Search.Indexing;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Factories;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Web.Tests.Search.Indexing;

/// <summary>An index that is opened again goes on where it is in the log. It follows the site here as that of another process does.</summary>
[Collection(SiteCollection.Name)]
public sealed class FollowingTests : IDisposable
{
    private readonly IndexedSite _indexed;
    private readonly SiteFixture _site;
    private readonly string _folder = Directory.CreateTempSubdirectory("lape-following-").FullName;
    private readonly List<IndexingProgress?> _told = [];
    private readonly HeardRefreshes _heard = new();

    public FollowingTests(SiteFixture site)
    {
        _site = site;
        _indexed = new IndexedSite(site);
    }

    public void Dispose()
    {
        _indexed.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task It_is_filled_once_and_then_follows()
    {
        using (var index = Open())
        {
            await Feeder("other").FollowAsync(index, _told.Add, CancellationToken.None);
            Assert.Equal(new IndexingProgress(0, 0), _told[0]);
            Assert.Null(_told[^1]);
            Assert.Equal(_indexed.Index.Statistics.Documents, index.Statistics.Documents);
        }

        _told.Clear();
        var practice = PublishPractice();
        using (var index = Open())
        {
            await Feeder("other").FollowAsync(index, _told.Add, CancellationToken.None);
            Assert.Empty(_told); // the tail alone
            Assert.Equal([SearchDocuments.KeyOf(practice.Key, IndexedSite.Finnish)], Find(index));

            var position = index.Position;
            await Feeder("other").FollowAsync(index, _told.Add, CancellationToken.None);
            Assert.Equal(position, index.Position);
        }
    }

    [Fact]
    public async Task It_is_filled_anew_when_its_place_in_the_log_is_that_of_another_log()
    {
        using var index = Open();
        await Feeder("other").FollowAsync(index, _told.Add, CancellationToken.None);
        var position = LogPosition.Read(index.Position);
        foreach (var elsewhere in new[] { position with { Mark = position.Mark ^ 1 }, position with { Id = position.Id + 1000 } })
        {
            _told.Clear();
            index.Apply(new IndexChange([], [new SearchDocument("haamu/fi", "fi")], elsewhere.ToInt64()));
            await Feeder("other").FollowAsync(index, _told.Add, CancellationToken.None);
            Assert.NotEmpty(_told);
            Assert.Equal(_indexed.Index.Statistics.Documents, index.Statistics.Documents);
        }
    }

    [Fact]
    public async Task An_entry_of_its_own_waits_until_its_refreshes_are_heard_of()
    {
        var own = _indexed.Get<IMachineInfoFactory>().GetLocalIdentity();
        using var index = Open();
        await Feeder("other").FollowAsync(index, _told.Add, CancellationToken.None);
        var before = index.Position;
        var practice = PublishPractice();

        var feeder = Feeder(own);
        await feeder.FollowAsync(index, _told.Add, CancellationToken.None);
        Assert.True(feeder.IsWaiting); // nobody told this one of the refreshes
        Assert.Empty(Find(index));
        Assert.Equal(before, index.Position);

        foreach (var refresh in Refreshes(before))
        {
            _heard.Hear(refresh);
        }

        await feeder.FollowAsync(index, _told.Add, CancellationToken.None);
        Assert.False(feeder.IsWaiting);
        Assert.Equal([SearchDocuments.KeyOf(practice.Key, IndexedSite.Finnish)], Find(index));
        Assert.Empty(_heard.Heard());
    }

    [Fact]
    public async Task What_no_entry_asks_for_is_applied_and_forgotten()
    {
        using var index = Open();
        await Feeder("other").FollowAsync(index, _told.Add, CancellationToken.None);
        var before = index.Position;
        PublishPractice();
        await Feeder("other").FollowAsync(index, _told.Add, CancellationToken.None);
        index.Apply(new IndexChange(Find(index), [], index.Position));

        foreach (var refresh in Refreshes(before))
        {
            _heard.Hear(refresh);
        }

        await Feeder("other").FollowAsync(index, _told.Add, CancellationToken.None);
        Assert.Single(Find(index));
        Assert.Empty(_heard.Heard());
    }

    private IContent PublishPractice() =>
        _indexed.Publish(_indexed.New(GoodPractice.ModelTypeAlias, _indexed.KeyAt("/hyvat-kaytannot"), "Zorpelox"));

    private SearchIndex Open() => SearchIndex.Open(_folder, _indexed.Get<SiteAnalyzers>().Value);

    private static string[] Find(SearchIndex index) => [.. index.Search(new SearchRequest("zorpelox", "fi")).Hits.Select(h => h.Key)];

    private IEnumerable<CacheRefresh> Refreshes(long position) =>
        Log("other").After(LogPosition.Read(position)).SelectMany(e => e.Instructions).SelectMany(i => CacheRefresh.Of(i, _indexed.Get<IJsonSerializer>())).Where(r => HeardRefreshes.Refreshers.Contains(r.Refresher));

    private IndexFeeder Feeder(string identity) => ActivatorUtilities.CreateInstance<IndexFeeder>(
        _site.Services, new ChangeFollower(Log(identity), _heard, _indexed.Get<IJsonSerializer>(), _indexed.Get<IIdKeyMap>(), _indexed.Get<TimeProvider>()), ActivatorUtilities.CreateInstance<AffectedDocuments>(_site.Services));

    private ChangeLog Log(string identity) =>
        new(_indexed.Get<ICoreScopeProvider>(), _indexed.Get<ICacheInstructionRepository>(), _indexed.Get<ICacheSyncService>(), new Machine(identity), _indexed.Get<IJsonSerializer>());

    private sealed class Machine(string identity) : IMachineInfoFactory
    {
        public string GetMachineIdentifier() => identity;

        public string GetLocalIdentity() => identity;
    }
}
