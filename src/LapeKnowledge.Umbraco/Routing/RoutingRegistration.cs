using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Routing;

internal static class RoutingRegistration
{
    public static IServiceCollection AddRoutingPorts(this IServiceCollection services)
    {
        services.AddSingleton<IDomainRepository, DomainRepository>();
        services.AddSingleton<IDomainCacheService, DomainCacheService>();
        services.AddSingleton<IDomainCache, DomainCache>();
        services.AddSingleton<IDocumentUrlRepository, DocumentUrlRepository>();
        services.AddSingleton<IDocumentUrlAliasRepository, DocumentUrlAliasRepository>();
        services.AddSingleton<IRedirectUrlRepository, RedirectUrlRepository>();
        services.AddSingleton<INavigationRepository, NavigationRepository>();
        services.AddSingleton<IPublishStatusRepository, PublishStatusRepository>();
        services.AddSingleton<AddressWriting>();
        services.AddSingleton<PublishedRoutes>();
        services.AddSingleton<PublishedBranches>();
        services.AddSingleton<SegmentChanges>();
        services.AddSingleton<IRedirectTracker, RedirectTracker>();
        services.AddSingleton<IContentLastChanceFinder, ConfiguredNotFoundPage>();
        return services;
    }

    public static IUmbracoBuilder AddRoutingHandlers(this IUmbracoBuilder umbraco)
    {
        // AddressWriting does its work before the commit
        umbraco.Services.Remove(umbraco.Services.Single(s => s.ImplementationType == typeof(DocumentUrlServiceContentTreeChangeNotificationHandler)));
        umbraco
            .AddNotificationHandler<ContentPublishingNotification, RedirectTracking>()
            .AddNotificationHandler<ContentMovingNotification, RedirectTracking>();
        return umbraco;
    }
}
