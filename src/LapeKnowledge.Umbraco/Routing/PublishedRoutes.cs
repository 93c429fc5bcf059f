using System.Diagnostics.CodeAnalysis;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Umbraco.Routing;

/// <summary>
/// The routes of published documents as redirects are kept by: the path, or <c>{id}/path</c> below the domain of the document of that id, the path being
/// without the domain's own. <c>ContentFinderByRedirectUrl</c> looks for either.
/// </summary>
internal sealed class PublishedRoutes(IPublishedUrlProvider urls, IDomainCache domains, IDocumentNavigationQueryService navigation, IIdKeyMap ids, IUmbracoContextAccessor contexts)
{
    public static bool IsValid([NotNullWhen(true)] string? route)
        => !string.IsNullOrEmpty(route) && !route.StartsWith(Constants.Routing.Unroutable, StringComparison.Ordinal) && !route.StartsWith("err/", StringComparison.Ordinal);

    public string Of(Guid key, string culture)
    {
        var url = urls.GetUrl(key, UrlMode.Relative, culture);
        if (!IsValid(url))
        {
            return url;
        }
        var path = url.Length > 1 ? url.TrimEnd('/') : url;
        var assigned = DomainsOf(key);
        var domain = assigned.FirstOrDefault(d => culture.Equals(d.Culture, StringComparison.OrdinalIgnoreCase)) ?? assigned.FirstOrDefault();
        if (domain is null || !contexts.TryGetUmbracoContext(out var context))
        {
            return path;
        }
        var uri = DomainUtilities.ParseUriFromDomainName(domain.Name, context.CleanedUmbracoUrl);
        return FormattableString.Invariant($"{domain.ContentId}{DomainUtilities.PathRelativeToDomain(uri, path)}");
    }

    /// <summary>The domains of the nearest document on the path that has some; wildcards have no address and do not count.</summary>
    public IReadOnlyList<Domain> DomainsOf(Guid key)
    {
        var assigned = domains.GetAll(includeWildcards: false).ToLookup(d => d.ContentId);
        if (assigned.Count == 0 || !navigation.TryGetAncestorsOrSelfKeys(key, out var path))
        {
            return [];
        }
        return path.Select(k => assigned[ids.GetIdForKey(k, UmbracoObjectTypes.Document).Result].ToArray()).FirstOrDefault(d => d.Length > 0) ?? [];
    }
}
