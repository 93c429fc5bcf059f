using LapeKnowledge.Web.Features.Search.Indexing;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Changes;
using Umbraco.Cms.Core.Sync;

namespace LapeKnowledge.Web.Tests.Search.Indexing;

/// <summary>What the entries of the log mean for the index.</summary>
[Collection(SiteCollection.Name)]
public sealed class ChangePlanTests(SiteFixture site)
{
    private static readonly Guid Key = Guid.NewGuid();

    private IJsonSerializer Json => site.Services.GetRequiredService<IJsonSerializer>();

    [Fact]
    public void Documents_and_branches_are_named()
    {
        var branch = Guid.NewGuid();
        var plan = Plan(
            Payload(ContentCacheRefresher.UniqueId, new ContentCacheRefresher.JsonPayload { Id = 5, Key = Key, ChangeTypes = TreeChangeTypes.RefreshNode, PublishedCultures = ["fi-FI"] }),
            Payload(ContentCacheRefresher.UniqueId, new ContentCacheRefresher.JsonPayload { Id = 6, Key = branch, ChangeTypes = TreeChangeTypes.RefreshBranch }),
            Payload(ContentCacheRefresher.UniqueId, new ContentCacheRefresher.JsonPayload { Id = 7, Key = Guid.NewGuid(), ChangeTypes = TreeChangeTypes.RefreshNode, Blueprint = true }),
            Payload(ContentCacheRefresher.UniqueId, new ContentCacheRefresher.JsonPayload { Id = int.MaxValue, ChangeTypes = TreeChangeTypes.RefreshNode }));

        Assert.Null(plan.Everything);
        Assert.Equal([branch], plan.Branches);
        Assert.Equal(new Dictionary<Guid, bool> { [Key] = true, [branch] = true }, plan.Documents);
    }

    [Fact]
    public void A_saved_draft_is_not_taken_for_a_change_of_what_others_name()
    {
        var plan = Plan(Payload(ContentCacheRefresher.UniqueId, new ContentCacheRefresher.JsonPayload { Id = 5, Key = Key, ChangeTypes = TreeChangeTypes.RefreshNode }));
        Assert.Equal(new Dictionary<Guid, bool> { [Key] = false }, plan.Documents);
    }

    [Fact]
    public void What_changes_all_content_fills_the_index_anew()
    {
        Assert.NotNull(Plan(Payload(ContentCacheRefresher.UniqueId, new ContentCacheRefresher.JsonPayload { ChangeTypes = TreeChangeTypes.RefreshAll })).Everything);
        Assert.NotNull(Plan(Type(ContentTypeChangeTypes.RefreshMain)).Everything);
        Assert.NotNull(Plan(Type(ContentTypeChangeTypes.Remove)).Everything);
        Assert.NotNull(Plan(Payload(DataTypeCacheRefresher.UniqueId, new DataTypeCacheRefresher.JsonPayload(5, Key, false))).Everything);
        Assert.NotNull(Plan(Payload(LanguageCacheRefresher.UniqueId, new LanguageCacheRefresher.JsonPayload(1, "fi-FI", LanguageCacheRefresher.JsonPayload.LanguageChangeType.Update))).Everything);
        Assert.NotNull(Plan(new RefreshInstruction { RefresherId = DictionaryCacheRefresher.UniqueId, RefreshType = RefreshMethodType.RefreshById, IntId = 4 }).Everything);
        Assert.NotNull(Plan(new RefreshInstruction { RefresherId = RebuildRefresher.UniqueId, RefreshType = RefreshMethodType.RefreshAll }).Everything);
    }

    [Fact]
    public void What_changes_no_content_changes_nothing()
    {
        Assert.True(Plan(Type(ContentTypeChangeTypes.RefreshOther)).IsEmpty);
        Assert.True(Plan(Type(ContentTypeChangeTypes.Create)).IsEmpty);
        Assert.True(Plan(Payload(ContentTypeCacheRefresher.UniqueId, new ContentTypeCacheRefresher.JsonPayload(nameof(IMediaType), 5, ContentTypeChangeTypes.RefreshMain))).IsEmpty);
        Assert.True(Plan(new RefreshInstruction { RefresherId = TemplateCacheRefresher.UniqueId, RefreshType = RefreshMethodType.RefreshById, IntId = 4 }).IsEmpty);
        Assert.True(Plan().IsEmpty);
    }

    [Fact]
    public void Public_access_and_media_are_noticed()
    {
        Assert.True(Plan(new RefreshInstruction { RefresherId = PublicAccessCacheRefresher.UniqueId, RefreshType = RefreshMethodType.RefreshAll }).Access);
        Assert.Equal([Key], Plan(Payload(MediaCacheRefresher.UniqueId, new MediaCacheRefresher.JsonPayload(5, Key, TreeChangeTypes.RefreshNode))).Media);
    }

    private RefreshInstruction Type(ContentTypeChangeTypes changes) =>
        Payload(ContentTypeCacheRefresher.UniqueId, new ContentTypeCacheRefresher.JsonPayload(nameof(IContentType), 5, changes));

    private RefreshInstruction Payload<T>(Guid refresher, T payload) =>
        new() { RefresherId = refresher, RefreshType = RefreshMethodType.RefreshByJson, JsonPayload = Json.Serialize(new[] { payload }) };

    private ChangePlan Plan(params RefreshInstruction[] instructions) =>
        ChangePlan.Of(instructions.SelectMany(i => CacheRefresh.Of(i, Json)), Json, site.Services.GetRequiredService<IIdKeyMap>());
}
