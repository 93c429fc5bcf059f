using LapeKnowledge.Web.Features.Storage;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;

namespace LapeKnowledge.Web.Features.Gone;

internal sealed class GoneComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.AddFeatureDatabase<GoneDbContext>(GoneDbContext.History);
        builder.Services.AddSingleton<GoneAddresses>();
        builder.AddNotificationHandler<ContentUnpublishingNotification, GoneTracking>();
        builder.AddNotificationHandler<ContentPublishingNotification, GoneTracking>();
        builder.AddNotificationHandler<ContentMovingToRecycleBinNotification, GoneTracking>();
        builder.AddNotificationHandler<ContentDeletingNotification, GoneTracking>();
    }
}
