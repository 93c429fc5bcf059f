using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services.Navigation;

namespace LapeKnowledge.Web.Tests.Site;

/// <summary>All published documents in the order of the tree, found without the site's own services. To be used within an Umbraco context.</summary>
public sealed class PublishedDocuments : List<IPublishedContent>
{
    public const string Finnish = "fi-FI";

    private readonly IDocumentNavigationQueryService _navigation;
    private readonly IPublishedContentCache _documents;
    private readonly IPublishedUrlProvider _urls;

    public PublishedDocuments(IServiceProvider services)
    {
        _navigation = services.GetRequiredService<IDocumentNavigationQueryService>();
        _documents = services.GetRequiredService<IPublishedContentCache>();
        _urls = services.GetRequiredService<IPublishedUrlProvider>();
        services.GetRequiredService<IVariationContextAccessor>().VariationContext = new VariationContext(Finnish);
        _navigation.TryGetRootKeys(out var roots);
        AddRange(roots.SelectMany(r => _navigation.TryGetDescendantsKeysOrSelfKeys(r, out var below) ? below : []).Select(_documents.GetById).OfType<IPublishedContent>());
    }

    public string Url(IPublishedContent document, string culture = Finnish) => _urls.GetUrl(document, UrlMode.Relative, culture);

    public IPublishedContent? Parent(IPublishedContent document) =>
        _navigation.TryGetParentKey(document.Key, out var parent) && parent is { } key ? _documents.GetById(key) : null;

    public IPublishedContent At(string address) => this.Single(d => Url(d) == address);
}
