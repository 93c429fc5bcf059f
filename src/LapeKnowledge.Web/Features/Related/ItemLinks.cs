using System.Collections.Concurrent;
using LapeKnowledge.Web.Features.Languages;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Routing;

namespace LapeKnowledge.Web.Features.Related;

/// <summary>Links to published documents, kept until content or domains change.</summary>
internal sealed class ItemLinks(IPublishedUrlProvider urls)
{
    private const string NoUrl = "#";
    private ConcurrentDictionary<(Guid Key, string Culture), ItemLink?> _links = new();

    /// <summary>Null when the document has no address in either language, as below an unpublished parent.</summary>
    public ItemLink? To(IPublishedContent document, string culture)
    {
        var links = Volatile.Read(ref _links);
        return links.TryGetValue((document.Key, culture), out var known) ? known : links.GetOrAdd((document.Key, culture), Make(document, culture));
    }

    /// <summary>The address of the document in just that culture; null when there is none.</summary>
    public string? UrlIn(IPublishedContent document, string culture)
    {
        if (!document.Cultures.ContainsKey(culture))
        {
            return null;
        }

        var url = urls.GetUrl(document, UrlMode.Relative, culture);
        return string.IsNullOrEmpty(url) || url == NoUrl ? null : url;
    }

    public void Forget() => Volatile.Write(ref _links, new ConcurrentDictionary<(Guid, string), ItemLink?>());

    private ItemLink? Make(IPublishedContent document, string culture)
    {
        if (UrlIn(document, culture) is { } url)
        {
            return new ItemLink(document.Key, Names.Of(document, culture), url, null);
        }

        var other = Cultures.Other(culture);
        return UrlIn(document, other) is { } otherUrl
            ? new ItemLink(document.Key, Names.Of(document, other), otherUrl, Cultures.Language(other))
            : null;
    }
}
