using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Web.Features.Gone;

/// <summary>
/// Notes the addresses of documents, and of all below them, as they are unpublished in one language or all, thrown away or deleted, and remembers them when the change is done.
/// A program that is killed in between forgets them: those addresses are then not found instead of gone.
/// </summary>
internal sealed class GoneTracking(
    GoneAddresses addresses, RelatedContent related, ItemLinks links, IDocumentNavigationQueryService navigation, IUmbracoContextFactory contexts, ICoreScopeProvider scopes, ILogger<GoneTracking> logger) :
    INotificationHandler<ContentUnpublishingNotification>,
    INotificationHandler<ContentPublishingNotification>,
    INotificationHandler<ContentMovingToRecycleBinNotification>,
    INotificationHandler<ContentDeletingNotification>
{
    private const string Enlistment = "LapeKnowledge.GoneAddresses";

    public void Handle(ContentUnpublishingNotification notification) => Note(notification.UnpublishedEntities, Cultures.All);

    /// <summary>One language alone is taken away by publishing without it.</summary>
    public void Handle(ContentPublishingNotification notification)
    {
        foreach (var document in notification.PublishedEntities)
        {
            var gone = Cultures.All.Where(c => notification.IsUnpublishingCulture(document, c)).ToList();
            if (gone.Count > 0)
            {
                Note([document], gone);
            }
        }
    }

    public void Handle(ContentMovingToRecycleBinNotification notification) => Note(notification.MoveInfoCollection.Select(m => m.Entity), Cultures.All);

    public void Handle(ContentDeletingNotification notification) => Note(notification.DeletedEntities, Cultures.All);

    private void Note(IEnumerable<IContent> documents, IReadOnlyList<string> cultures)
    {
        if (scopes.Context is not { } scope)
        {
            return;
        }

        using var context = contexts.EnsureUmbracoContext();
        var noted = scope.Enlist(Enlistment, () => new Dictionary<string, Guid?>(StringComparer.Ordinal), Remember)!;
        foreach (var document in documents)
        {
            Guid? above = navigation.TryGetParentKey(document.Key, out var parent) ? parent : null;
            var below = navigation.TryGetDescendantsKeys(document.Key, out var keys) ? keys : [];
            foreach (var page in below.Prepend(document.Key).Select(related.Get<IPublishedContent>).OfType<IPublishedContent>())
            {
                foreach (var path in cultures.Select(c => GoneAddress.PathOf(links.UrlIn(page, c))).OfType<string>())
                {
                    noted[path] = above;
                }
            }
        }
    }

    /// <summary>Runs after the commit: the database has one writer.</summary>
    private void Remember(bool isCompleted, Dictionary<string, Guid?>? noted)
    {
        if (!isCompleted || noted is not { Count: > 0 })
        {
            return;
        }

        try
        {
            addresses.Remember(noted);
        }
        catch (Exception e)
        {
            logger.LogError(e, "The addresses of what was taken away could not be remembered."); // the change itself is done
        }
    }
}
