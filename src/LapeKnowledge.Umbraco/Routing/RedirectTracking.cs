using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Routing;
using OldRoutes = System.Collections.Generic.Dictionary<(int ContentId, string Culture), (System.Guid ContentKey, string OldRoute)>;

namespace LapeKnowledge.Umbraco.Routing;

/// <summary>
/// Leaves redirects behind when documents are renamed or moved. Nothing is left behind for what goes to the recycle bin, for there is nowhere to lead to.
/// </summary>
internal sealed class RedirectTracking(IRedirectTracker tracker, IOptionsMonitor<WebRoutingSettings> settings) :
    INotificationHandler<ContentPublishingNotification>,
    INotificationHandler<ContentPublishedNotification>,
    INotificationHandler<ContentMovingNotification>,
    INotificationHandler<ContentMovedNotification>
{
    private const string StateKey = "LapeKnowledge.OldRoutes";

    public void Handle(ContentPublishingNotification notification) => Remember(notification.PublishedEntities, notification, isMove: false);

    public void Handle(ContentMovingNotification notification) => Remember(notification.MoveInfoCollection.Select(m => m.Entity), notification, isMove: true);

    public void Handle(ContentPublishedNotification notification) => Redirect(notification);

    public void Handle(ContentMovedNotification notification) => Redirect(notification);

    private void Remember(IEnumerable<IContent> documents, IStatefulNotification notification, bool isMove)
    {
        if (settings.CurrentValue.DisableRedirectUrlTracking)
        {
            return;
        }
        if (!notification.State.TryGetValue(StateKey, out var state) || state is not OldRoutes oldRoutes)
        {
            notification.State[StateKey] = oldRoutes = [];
        }
        foreach (var document in documents)
        {
            tracker.StoreOldRoute(document, oldRoutes, isMove);
        }
    }

    private void Redirect(IStatefulNotification notification)
    {
        if (!settings.CurrentValue.DisableRedirectUrlTracking && notification.State.TryGetValue(StateKey, out var state) && state is OldRoutes oldRoutes)
        {
            tracker.CreateRedirects(oldRoutes);
        }
    }
}
