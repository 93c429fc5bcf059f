using LapeKnowledge.Umbraco.Hosting;
using LapeKnowledge.Umbraco.Schema;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Services;

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
        await services.GetRequiredService<SiteMemory>().LoadAsync(CancellationToken.None);
    }
}
