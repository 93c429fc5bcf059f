using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Changes;

namespace LapeKnowledge.Umbraco.Sync;

/// <summary>
/// Loads everything in memory anew while the site runs: for a process that can no longer tell from the change log what it has missed. Features hear
/// of it as Umbraco tells them, by a refresher's notification that says <see cref="TreeChangeTypes.RefreshAll"/>.
/// </summary>
internal sealed class FullRefresh(
    SchemaStore schema,
    CommitCounter commits,
    AppCaches caches,
    IIdKeyMap ids,
    IDataTypeConfigurationCache configurations,
    IPublishedContentTypeCache types,
    IPublishedContentTypeFactory typeFactory)
{
    public void Run(CacheRefresherCollection refreshers)
    {
        commits.Increment();
        configurations.ClearCache(DataTypes());
        schema.Invalidate();
        configurations.ClearCache(DataTypes());
        caches.RuntimeCache.Clear();
        caches.IsolatedCaches.ClearAllCaches();
        ids.ClearCache();
        types.ClearAll();
        typeFactory.ClearDataTypeCache();
        Refresh(refreshers, DomainCacheRefresher.UniqueId, new DomainCacheRefresher.JsonPayload(0, DomainChangeTypes.RefreshAll));
        Refresh(refreshers, MediaCacheRefresher.UniqueId, new MediaCacheRefresher.JsonPayload(0, Guid.Empty, TreeChangeTypes.RefreshAll));
        Refresh(refreshers, ContentCacheRefresher.UniqueId, new ContentCacheRefresher.JsonPayload { ChangeTypes = TreeChangeTypes.RefreshAll });
        refreshers[PublicAccessCacheRefresher.UniqueId]?.RefreshAll();
        refreshers[DictionaryCacheRefresher.UniqueId]?.RefreshAll();
    }

    private Guid[] DataTypes() => schema.Current.DataTypes.Select(t => t.Key).ToArray();

    private static void Refresh<TPayload>(CacheRefresherCollection refreshers, Guid id, TPayload payload)
    {
        if (refreshers[id] is IPayloadCacheRefresher<TPayload> refresher)
        {
            refresher.RefreshInternal([payload]);
            refresher.Refresh([payload]);
        }
    }
}
