using LapeKnowledge.Umbraco.Hosting;
using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Web;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Changes;

namespace LapeKnowledge.Umbraco.Tests;

/// <summary>Makes everything that the host keeps in memory agree with a database that was changed behind its back.</summary>
internal static class CacheReset
{
    /// <summary>To be called while the database still has the documents that are to be forgotten.</summary>
    public static async Task ForgetAddressesAsync(IServiceProvider services, string connectionString)
    {
        Guid[] keys;
        await using (var db = TestDatabases.Open(connectionString))
        {
            keys = db.DocumentUrls.Select(u => u.DocumentKey).Distinct().ToArray();
        }
        if (keys.Length > 0)
        {
            await services.GetRequiredService<IDocumentUrlService>().DeleteUrlsFromCacheAsync(keys);
        }
    }

    public static async Task RunAsync(IServiceProvider services)
    {
        services.GetRequiredService<SchemaStore>().Invalidate();
        var caches = services.GetRequiredService<AppCaches>();
        caches.RuntimeCache.Clear();
        caches.RequestCache.Clear();
        caches.IsolatedCaches.ClearAllCaches();
        services.GetRequiredService<IIdKeyMap>().ClearCache();
        services.GetRequiredService<IPublishedContentTypeCache>().ClearAll();
        services.GetRequiredService<IPublishedContentTypeFactory>().ClearDataTypeCache();
        await services.GetRequiredService<IDocumentCacheService>().ClearMemoryCacheAsync(CancellationToken.None);
        await services.GetRequiredService<IMediaCacheService>().ClearMemoryCacheAsync(CancellationToken.None);
        services.GetRequiredService<IDomainCacheService>().Refresh([new DomainCacheRefresher.JsonPayload(0, DomainChangeTypes.RefreshAll)]);
        services.GetRequiredService<ProtectedNodes>().Forget();
        await services.GetRequiredService<SiteMemory>().LoadAsync(CancellationToken.None);
    }
}
