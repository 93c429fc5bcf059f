using LapeKnowledge.Umbraco.Hosting;
using LapeKnowledge.Umbraco.Media.Images;
using LapeKnowledge.Umbraco.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Umbraco.Cms.Core.Configuration.Models;
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
        services.AddSingleton<ImageHeaders>();
        services.AddSingleton<IImageDimensionExtractor>(s => s.GetRequiredService<ImageHeaders>());
        services.AddSingleton<IImageUrlGenerator, ImageUrls>();
        services.AddSingleton<IMediaRepository, MediaRepository>();
        services.AddSingleton<ITemporaryFileRepository, TemporaryFiles>();
        AddImageSizes(services);
        return services;
    }

    private static void AddImageSizes(IServiceCollection services)
    {
        services.AddOptions<ImageLimits>().BindConfiguration(ImageLimits.Section);
        services.AddOptions<ImagingSettings>().PostConfigure<DataFolder>((settings, folder) =>
        {
            if (settings.HMACSecretKey.Length == 0)
            {
                settings.HMACSecretKey = ImageKey.ReadOrMake(folder);
            }
        });
        services.AddSingleton<ImageSignatures>();
        services.AddSingleton<Vips>();
        services.AddSingleton<ImageStore>();
        services.AddSingleton<ImageSizes>();
        services.AddHealthChecks().AddCheck<ImagesCheck>("images", tags: [ReadyCheck.Tag]);
    }

    public static IUmbracoBuilder AddMediaFiles(this IUmbracoBuilder umbraco)
    {
        umbraco.Services.Replace(ServiceDescriptor.Singleton<IImageUrlTokenGenerator>(s => s.GetRequiredService<ImageSignatures>()));
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
