using System.Globalization;
using System.Text;
using System.Xml;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services.Navigation;

namespace LapeKnowledge.Web.Features.Machines;

/// <summary>Pages of a feature that are no documents, and may be found all the same.</summary>
internal interface IFindablePages
{
    /// <summary>Those that everybody may read, the most important first.</summary>
    Task<IReadOnlyList<FindablePage>> ReadAsync(CancellationToken cancellation);
}

/// <param name="Urls">The address in each language that the page has, without the site's origin.</param>
/// <param name="Changed">In UTC; null where it is not known.</param>
internal sealed record FindablePage(IReadOnlyDictionary<string, string> Urls, DateTime? Changed);

/// <summary>Every published page in each of its languages, as sitemaps.org and the hreflang extension have it.</summary>
internal sealed class Sitemap(IPublishedContentCache documents, IDocumentNavigationQueryService navigation, ItemLinks links, IEnumerable<IFindablePages> others)
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    /// <summary>What one file may hold.</summary>
    private const int MostAddresses = 50_000;

    /// <param name="origin">Scheme and host, without a slash at the end.</param>
    public async Task<string> WriteAsync(string origin, CancellationToken cancellation)
    {
        var pages = Documents().ToList();
        foreach (var other in others)
        {
            pages.AddRange(await other.ReadAsync(cancellation));
        }

        var text = new Utf8Writer();
        using (var xml = XmlWriter.Create(text))
        {
            xml.WriteStartElement("urlset", Namespace);
            xml.WriteAttributeString("xmlns", "xhtml", null, Xhtml);
            foreach (var (url, page) in pages.SelectMany(p => p.Urls.Select(u => (u.Value, p))).Take(MostAddresses))
            {
                WritePage(xml, origin, url, page);
            }

            xml.WriteEndElement();
        }

        return text.ToString();
    }

    private static void WritePage(XmlWriter xml, string origin, string url, FindablePage page)
    {
        xml.WriteStartElement("url", Namespace);
        xml.WriteElementString("loc", Namespace, origin + url);
        if (page.Changed is { } changed)
        {
            xml.WriteElementString("lastmod", Namespace, AtomWriting.Moment(changed));
        }

        if (page.Urls.Count > 1)
        {
            foreach (var (language, alternate) in page.Urls)
            {
                xml.WriteStartElement("link", Xhtml);
                xml.WriteAttributeString("rel", "alternate");
                xml.WriteAttributeString("hreflang", language);
                xml.WriteAttributeString("href", origin + alternate);
                xml.WriteEndElement();
            }
        }

        xml.WriteEndElement();
    }

    private IEnumerable<FindablePage> Documents()
    {
        navigation.TryGetRootKeys(out var roots);
        return from root in roots
               from key in navigation.TryGetDescendantsKeysOrSelfKeys(root, out var keys) ? keys : []
               let document = documents.GetById(key)
               where document is not (null or ISeo { SeoNoIndex: true })
               let urls = Urls(document)
               where urls.Count > 0
               select new FindablePage(urls, document.UpdateDate);
    }

    private Dictionary<string, string> Urls(IPublishedContent document)
    {
        var urls = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var culture in Cultures.All)
        {
            if (links.UrlIn(document, culture) is { } url)
            {
                urls[Cultures.Language(culture)] = url;
            }
        }

        return urls;
    }
}

/// <summary>A text that says of itself that it is UTF-8, as it will be sent.</summary>
internal sealed class Utf8Writer() : StringWriter(CultureInfo.InvariantCulture)
{
    public override Encoding Encoding => Encoding.UTF8;
}
