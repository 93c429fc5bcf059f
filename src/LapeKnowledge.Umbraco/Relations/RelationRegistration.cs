using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Relations;

internal static class RelationRegistration
{
    public static IServiceCollection AddRelationPorts(this IServiceCollection services)
    {
        services.AddSingleton<ContentReferences>();
        services.AddSingleton<ContentTags>();
        services.AddSingleton<TagQueries>();
        services.AddSingleton<IRelationRepository, RelationRepository>();
        services.AddSingleton<ITagRepository, TagRepository>();
        return services;
    }

    public static IUmbracoBuilder AddRelationHandlers(this IUmbracoBuilder umbraco)
    {
        umbraco
            .AddNotificationAsyncHandler<ContentMovedToRecycleBinNotification, RelateOnTrash>()
            .AddNotificationAsyncHandler<MediaMovedToRecycleBinNotification, RelateOnTrash>()
            .AddNotificationAsyncHandler<ContentMovedNotification, RelateOnTrash>()
            .AddNotificationAsyncHandler<MediaMovedNotification, RelateOnTrash>();
        return umbraco;
    }
}
