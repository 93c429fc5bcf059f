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

/// <summary>Every published page in each of its languages, as sitemaps.org and the hreflang extension have it.</summary>
internal sealed class Sitemap(IPublishedContentCache documents, IDocumentNavigationQueryService navigation, ItemLinks links)
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    /// <summary>What one file may hold.</summary>
    private const int MostAddresses = 50_000;

    /// <param name="origin">Scheme and host, without a slash at the end.</param>
    public string Write(string origin)
    {
        var text = new Utf8Writer();
        using (var xml = XmlWriter.Create(text))
        {
            xml.WriteStartElement("urlset", Namespace);
            xml.WriteAttributeString("xmlns", "xhtml", null, Xhtml);
            foreach (var (url, page) in Pages().SelectMany(p => p.Urls.Select(u => (u.Value, p))).Take(MostAddresses))
            {
                WritePage(xml, origin, url, page);
            }

            xml.WriteEndElement();
        }

        return text.ToString();
    }

    private static void WritePage(XmlWriter xml, string origin, string url, Page page)
    {
        xml.WriteStartElement("url", Namespace);
        xml.WriteElementString("loc", Namespace, origin + url);
        xml.WriteElementString("lastmod", Namespace, page.Changed.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
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

    private IEnumerable<Page> Pages()
    {
        navigation.TryGetRootKeys(out var roots);
        return from root in roots
               from key in navigation.TryGetDescendantsKeysOrSelfKeys(root, out var keys) ? keys : []
               let document = documents.GetById(key)
               where document is not (null or ISeo { SeoNoIndex: true })
               let urls = Urls(document)
               where urls.Count > 0
               select new Page(urls, document.UpdateDate);
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

    private sealed record Page(Dictionary<string, string> Urls, DateTime Changed);
}

/// <summary>A text that says of itself that it is UTF-8, as it will be sent.</summary>
internal sealed class Utf8Writer() : StringWriter(CultureInfo.InvariantCulture)
{
    public override Encoding Encoding => Encoding.UTF8;
}
