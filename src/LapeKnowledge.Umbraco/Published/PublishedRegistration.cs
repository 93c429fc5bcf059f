using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.PublishedCache;

namespace LapeKnowledge.Umbraco.Published;

internal static class PublishedRegistration
{
    public static IServiceCollection AddPublishedPorts(this IServiceCollection services)
    {
        services.AddOptions<PublishedCacheOptions>()
            .Configure<IConfiguration>((options, configuration) => configuration.GetSection(PublishedCacheOptions.Section).Bind(options))
            .Validate(o => o is { MaxDocuments: > 0, MaxMedia: > 0 }, $"{PublishedCacheOptions.Section}: MaxDocuments and MaxMedia must be greater than zero.");
        services.AddSingleton<ElementsCache>();
        services.AddSingleton<PublishedServices>();
        services.AddSingleton<PublishedSourceReader>();
        services.AddSingleton<PublishedContentFactory>();
        services.AddSingleton<IPublishedContentTypeCache, PublishedTypeCache>();
        services.AddSingleton<DocumentCacheService>();
        services.AddSingleton<IDocumentCacheService>(s => s.GetRequiredService<DocumentCacheService>());
        services.AddSingleton<IPublishedContentCache, DocumentCache>();
        services.AddSingleton<MediaCacheService>();
        services.AddSingleton<IMediaCacheService>(s => s.GetRequiredService<MediaCacheService>());
        services.AddSingleton<IPublishedMediaCache, MediaCache>();
        services.AddSingleton<ICacheManager, CacheManager>();
        services.AddTransient<INotificationHandler<ContentCacheRefresherNotification>, RefreshedValues>();
        services.AddTransient<INotificationHandler<MediaCacheRefresherNotification>, RefreshedValues>();
        services.AddTransient<INotificationHandler<ContentTypeCacheRefresherNotification>, RefreshedValues>();
        services.AddTransient<INotificationHandler<DomainCacheRefresherNotification>, RefreshedValues>();
        services.AddTransient<INotificationHandler<LanguageCacheRefresherNotification>, RefreshedValues>();
        return services;
    }
}
