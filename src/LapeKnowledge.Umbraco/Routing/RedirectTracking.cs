using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Scoping;
using OldRoutes = System.Collections.Generic.Dictionary<(int ContentId, string Culture), (System.Guid ContentKey, string OldRoute)>;

namespace LapeKnowledge.Umbraco.Routing;

/// <summary>
/// Leaves redirects behind when documents are renamed or moved. Nothing is left behind for what goes to the recycle bin, for there is nowhere to lead to.
/// </summary>
/// <remarks>
/// What is remembered belongs to the unit of work and not to the notification, because Umbraco does not pass the state of a notification on when it
/// publishes a whole branch.
/// </remarks>
internal sealed class RedirectTracking(IRedirectTracker tracker, ICoreScopeProvider scopes, IOptionsMonitor<WebRoutingSettings> settings) :
    INotificationHandler<ContentPublishingNotification>,
    INotificationHandler<ContentMovingNotification>
{
    private const string EnlistmentKey = "LapeKnowledge.OldRoutes";

    public void Handle(ContentPublishingNotification notification) => Remember(notification.PublishedEntities, isMove: false);

    public void Handle(ContentMovingNotification notification) => Remember(notification.MoveInfoCollection.Select(m => m.Entity), isMove: true);

    private void Remember(IEnumerable<IContent> documents, bool isMove)
    {
        if (settings.CurrentValue.DisableRedirectUrlTracking || scopes.Context is not { } context)
        {
            return;
        }
        var oldRoutes = context.Enlist(EnlistmentKey, () => new OldRoutes(), Redirect)!;
        foreach (var document in documents)
        {
            tracker.StoreOldRoute(document, oldRoutes, isMove);
        }
    }

    /// <summary>Runs when the caches have followed the commit, so that the new routes are known.</summary>
    private void Redirect(bool completed, OldRoutes? oldRoutes)
    {
        if (completed && oldRoutes is not null)
        {
            tracker.CreateRedirects(oldRoutes);
        }
    }
}
