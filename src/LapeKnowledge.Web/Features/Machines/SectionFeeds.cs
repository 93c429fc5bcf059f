using System.Xml;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Machines;

/// <summary>The newest documents of a section, however deep they lie in it, as an Atom feed (RFC 4287), in the language of the section's address.</summary>
internal sealed class SectionFeeds(RelatedContent related, ItemLinks links, PageReaders readers)
{
    private const string Atom = AtomWriting.Namespace;
    private const int Most = 50;

    /// <summary>The address of the feed of a section.</summary>
    /// <param name="section">The section's address, with a slash at its start.</param>
    public static string AddressOf(string section) => "/atom" + section;

    /// <param name="section">The section's address.</param>
    /// <param name="origin">Scheme and host, without a slash at the end.</param>
    /// <returns>Null when no section has that address.</returns>
    public string? Write(string section, string origin)
    {
        var found =
            from page in related.Root<Home>() is { } home ? related.Children<SectionPage>(home.Key) : []
            from culture in Cultures.All
            where links.UrlIn(page, culture)?.TrimEnd('/') == section
            select Write(page, readers.In(culture), section, origin);
        return found.FirstOrDefault();
    }

    private string Write(SectionPage page, PageReader read, string section, string origin)
    {
        var newest = Below(page.Key).Where(d => links.UrlIn(d, read.Culture) is not null)
            .OrderByDescending(d => d.UpdateDate).Take(Most).ToArray();
        var text = new Utf8Writer();
        using (var xml = XmlWriter.Create(text))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, Cultures.Language(read.Culture));
            xml.WriteElementString("id", Atom, Id(page));
            xml.WriteElementString("title", Atom, Names.Of(page, read.Culture));
            xml.WriteElementString("updated", Atom, AtomWriting.Moment(newest.Select(d => d.UpdateDate).DefaultIfEmpty(page.UpdateDate).Max()));
            xml.WriteAuthor("LapeKnowledge");
            xml.WriteLink("self", origin + AddressOf(section), "application/atom+xml");
            xml.WriteLink("alternate", origin + section, "text/html");
            foreach (var document in newest)
            {
                WriteEntry(xml, document, read, origin);
            }

            xml.WriteEndElement();
        }

        return text.ToString();
    }

    private IEnumerable<IPublishedContent> Below(Guid document) => related.Children<IPublishedContent>(document).SelectMany(c => Below(c.Key).Prepend(c));

    private void WriteEntry(XmlWriter xml, IPublishedContent document, PageReader read, string origin)
    {
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, Id(document));
        xml.WriteElementString("title", Atom, Names.Of(document, read.Culture));
        xml.WriteElementString("published", Atom, AtomWriting.Moment(document.CreateDate));
        xml.WriteElementString("updated", Atom, AtomWriting.Moment(document.UpdateDate));
        xml.WriteLink("alternate", origin + links.UrlIn(document, read.Culture), "text/html");
        if (document is IDescribable && read.Text(document, Describable.Aliases.Summary) is { } summary)
        {
            xml.WriteElementString("summary", Atom, summary.Value);
        }

        xml.WriteEndElement();
    }

    private static string Id(IPublishedContent document) => $"urn:uuid:{document.Key:D}";
}
