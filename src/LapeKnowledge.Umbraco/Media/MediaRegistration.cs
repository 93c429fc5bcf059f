using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Media;

internal static class MediaRegistration
{
    public static IServiceCollection AddMediaPorts(this IServiceCollection services)
    {
        services.AddSingleton<MediaMapper>();
        services.AddSingleton<MediaWriter>();
        services.AddSingleton<ContentFiles>();
        services.AddSingleton<UploadAutoFillProperties>();
        services.AddSingleton<IImageDimensionExtractor, ImageHeaders>();
        services.AddSingleton<IImageUrlGenerator, ImageUrls>();
        services.AddSingleton<IMediaRepository, MediaRepository>();
        return services;
    }

    public static IUmbracoBuilder AddMediaFiles(this IUmbracoBuilder umbraco)
    {
        umbraco.MediaUrlGenerators().Add<UploadedFileUrl>().Add<CroppedImageUrl>();
        umbraco
            .AddNotificationHandler<MediaSavingNotification, FillFileProperties>()
            .AddNotificationHandler<MediaDeletedNotification, DeleteFilesOfDeletedContent>()
            .AddNotificationHandler<ContentDeletedNotification, DeleteFilesOfDeletedContent>()
            .AddNotificationHandler<ContentDeletedBlueprintNotification, DeleteFilesOfDeletedContent>()
            .AddNotificationHandler<ContentCopiedNotification, CopyFilesOfCopiedContent>()
            .AddNotificationHandler<ContentScaffoldedNotification, CopyFilesOfCopiedContent>()
            .AddNotificationHandler<ContentSavedBlueprintNotification, CopyFilesOfCopiedContent>()
            .AddNotificationHandler<MediaMovedToRecycleBinNotification, ProtectTrashedFiles>()
            .AddNotificationHandler<MediaMovedNotification, ProtectTrashedFiles>();
        return umbraco;
    }
}
