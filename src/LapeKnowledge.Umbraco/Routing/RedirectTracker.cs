using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Web;
using OldRoutes = System.Collections.Generic.Dictionary<(int ContentId, string Culture), (System.Guid ContentKey, string OldRoute)>;

namespace LapeKnowledge.Umbraco.Routing;

/// <summary>Remembers the addresses of a document and everything below it before they change, and leaves a redirect behind where they did.</summary>
internal sealed class RedirectTracker(
    PublishedRoutes routes,
    PublishedBranches branches,
    SegmentChanges segments,
    IRedirectUrlService redirects,
    IUmbracoContextFactory contexts,
    ILogger<RedirectTracker> logger) : IRedirectTracker
{
    public void StoreOldRoute(IContent entity, OldRoutes oldRoutes) => StoreOldRoute(entity, oldRoutes, isMove: true);

    /// <summary>What was captured first is the address before the change, even when a parent and its child are published together.</summary>
    public void StoreOldRoute(IContent entity, OldRoutes oldRoutes, bool isMove)
    {
        if (!segments.WasPublished(entity) || (!isMove && !segments.In(entity)))
        {
            return;
        }
        using var context = contexts.EnsureUmbracoContext();
        foreach (var (content, cultures) in branches.DescendantsOrSelf(entity.Key))
        {
            foreach (var culture in cultures.Where(c => !oldRoutes.ContainsKey((content.Id, c))))
            {
                Try(content.Id, culture, () =>
                {
                    if (routes.Of(content.Key, culture) is { } route && PublishedRoutes.IsValid(route))
                    {
                        oldRoutes[(content.Id, culture)] = (content.Key, route);
                    }
                });
            }
        }
    }

    public void CreateRedirects(IDictionary<(int ContentId, string Culture), (Guid ContentKey, string OldRoute)> oldRoutes)
    {
        if (oldRoutes.Count == 0)
        {
            return;
        }
        using var context = contexts.EnsureUmbracoContext();
        foreach (var ((contentId, culture), (contentKey, oldRoute)) in oldRoutes)
        {
            Try(contentId, culture, () => Redirect(contentKey, culture, oldRoute));
        }
    }

    private void Redirect(Guid contentKey, string culture, string oldRoute)
    {
        var newRoute = routes.Of(contentKey, culture);
        if (!PublishedRoutes.IsValid(oldRoute) || !PublishedRoutes.IsValid(newRoute) || oldRoute == newRoute)
        {
            return;
        }
        while (redirects.GetMostRecentRedirectUrl(newRoute, culture) is { } taken)
        {
            redirects.Delete(taken.Key); // else the new address would lead away from itself once the document moves on
        }
        redirects.Register(oldRoute, contentKey, culture);
    }

    /// <summary>A redirect that cannot be left must not undo a publish or a move.</summary>
    private void Try(int contentId, string culture, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "The address of content {ContentId} in culture '{Culture}' could not be tracked.", contentId, culture);
        }
    }
}
