using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
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
            .Validate(o => o is { MaxDocuments: > 0, MaxMedia: > 0, MaxMegabytes: > 0, ConvertedMegabytes: >= 0 },
                $"{PublishedCacheOptions.Section}: MaxDocuments, MaxMedia and MaxMegabytes must be greater than zero, ConvertedMegabytes at least zero.");
        services.AddSingleton(s => new LongValues(s.GetRequiredService<IOptions<PublishedCacheOptions>>().Value.ConvertedBytes));
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
