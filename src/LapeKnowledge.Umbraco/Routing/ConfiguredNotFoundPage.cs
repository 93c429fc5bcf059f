using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Routing;

/// <summary>
/// Answers what nothing else answers with the document that <c>Umbraco:CMS:Content:Error404Collection</c> names for the culture, and status 404.
/// A single entry is for every culture; among several the entry of culture <c>default</c> is for those that have none.
/// </summary>
internal sealed class ConfiguredNotFoundPage(IOptionsMonitor<ContentSettings> settings, IPublishedContentCache published, IDomainCache domains) : IContentLastChanceFinder
{
    private const string DefaultEntry = "default";

    public Task<bool> TryFindContent(IPublishedRequestBuilder request)
    {
        var pages = settings.CurrentValue.Error404Collection.ToArray();
        var page = pages.Length == 1 ? pages[0] : PageOf(pages, request.Culture ?? request.Domain?.Culture ?? domains.DefaultCulture);
        var content = page switch
        {
            null => null,
            { HasContentKey: true } => published.GetById(page.ContentKey),
            _ => published.GetById(page.ContentId),
        };
        if (content is null)
        {
            return Task.FromResult(false);
        }
        request.SetPublishedContent(content).SetIs404();
        return Task.FromResult(true);
    }

    private static ContentErrorPage? PageOf(ContentErrorPage[] pages, string culture)
        => pages.FirstOrDefault(p => culture.Equals(p.Culture, StringComparison.OrdinalIgnoreCase)) ?? pages.FirstOrDefault(p => p.Culture == DefaultEntry);
}
