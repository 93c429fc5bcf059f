using LapeKnowledge.Umbraco.Schema;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests;

/// <summary>Makes everything that the host keeps in memory agree with a database that was changed behind its back.</summary>
internal static class CacheReset
{
    public static Task RunAsync(IServiceProvider services)
    {
        services.GetRequiredService<SchemaStore>().Invalidate();
        var caches = services.GetRequiredService<AppCaches>();
        caches.RuntimeCache.Clear();
        caches.RequestCache.Clear();
        caches.IsolatedCaches.ClearAllCaches();
        if (services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(IIdKeyMapRepository)))
        {
            services.GetRequiredService<IIdKeyMap>().ClearCache();
        }
        return Task.CompletedTask;
    }
}
