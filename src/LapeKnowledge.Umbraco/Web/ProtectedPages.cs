using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Web;

/// <summary>Sends those who may not see a protected document to the page that its entry names.</summary>
internal sealed class ProtectedPages(ProtectedNodes nodes, IPublicAccessService access, IPublishedContentCache documents, IPublishedUrlProvider urls)
{
    /// <summary>The address of the sign-in page, or of the page that tells that access is denied; null when the document may be shown.</summary>
    public string? RedirectOf(HttpContext http, IPublishedContent content)
    {
        if (!nodes.IsOnPath(content.Path))
        {
            return null;
        }
#pragma warning disable CS0618 // entries are found by path, which only the node itself knows without a query
        var entry = access.GetEntryForContent(content.Path);
#pragma warning restore CS0618
        if (entry is null || content.Id == entry.LoginNodeId || content.Id == entry.NoAccessNodeId)
        {
            return null;
        }
        return ClaimsPublicAccessChecker.Check(entry, http.User) switch
        {
            PublicAccessStatus.AccessAccepted => null,
            PublicAccessStatus.NotLoggedIn => AddressOf(entry.LoginNodeId) + QueryString.Create("ReturnUrl", http.Request.PathBase + http.Request.Path + http.Request.QueryString),
            _ => AddressOf(entry.NoAccessNodeId),
        };
    }

    /// <remarks>A protected document is never shown because its sign-in page is missing: that is a fault of the site, and told as one.</remarks>
    private string AddressOf(int pageId)
    {
        var page = documents.GetById(pageId) ?? throw new InvalidOperationException(FormattableString.Invariant($"A protected document names the page {pageId}, which is not published."));
        return urls.GetUrl(page, UrlMode.Relative);
    }
}
