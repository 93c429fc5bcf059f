using System.Xml;
using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Machines;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Search.Pages;

/// <summary>What a search finds as an Atom feed, the newest first.</summary>
internal sealed class SearchFeeds(SiteSearch search, Texts texts)
{
    private const int Most = 50;

    /// <param name="origin">Scheme and host, without a slash at the end.</param>
    /// <returns>Null while there is no index yet.</returns>
    public string? Write(SearchQuestion question, string origin)
    {
        var newest = question with { Sort = SearchSort.NewestFirst, Size = Most, Offset = 0, Counted = [], Snippets = false };
        if (search.Find(newest) is not { } answer)
        {
            return null;
        }

        var address = origin + SearchAddresses.FeedAddress(question, search.Vocabulary);
        var entries = answer.Found.Select(f => (Found: f, Document: search.Related.Get<IPublishedContent>(f.Key))).ToArray();
        var text = new Utf8Writer();
        using (var xml = XmlWriter.Create(text))
        {
            xml.WriteStartElement("feed", AtomWriting.Namespace);
            xml.WriteAttributeString("xml", "lang", null, Cultures.Language(question.Culture));
            xml.WriteElementString("id", AtomWriting.Namespace, address);
            xml.WriteElementString("title", AtomWriting.Namespace, Title(question));
            xml.WriteElementString("updated", AtomWriting.Namespace, AtomWriting.Moment(entries.Select(e => UpdatedUtc(e.Found, e.Document)).DefaultIfEmpty(DateTime.UnixEpoch).Max()));
            xml.WriteAuthor("LapeKnowledge");
            xml.WriteLink("self", address, "application/atom+xml");
            xml.WriteLink("alternate", origin + SearchAddresses.Page(question with { Sort = SearchSort.NewestFirst }, search.Vocabulary), "text/html");
            foreach (var (found, document) in entries)
            {
                WriteEntry(xml, found, document, origin);
            }

            xml.WriteEndElement();
        }

        return text.ToString();
    }

    private string Title(SearchQuestion question)
    {
        var chosen = question.Chosen.SelectMany(c => c.Value, (c, v) => search.Vocabulary.Of(c.Key, v, question.Culture)?.Label);
        var what = string.Join(", ", chosen.Prepend(question.Query).Where(t => !string.IsNullOrEmpty(t)));
        return texts.Format(question.Culture, InterfaceTexts.SearchFeedTitle, what.Length > 0 ? what : texts.Get(question.Culture, InterfaceTexts.SearchFeedAll));
    }

    /// <param name="document">Null for what is no document of the tree, such as a discussion: the index knows its day.</param>
    private static DateTime UpdatedUtc(Found found, IPublishedContent? document) => document?.UpdateDate ?? found.Hit.Date?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) ?? DateTime.UnixEpoch;

    private static void WriteEntry(XmlWriter xml, Found found, IPublishedContent? document, string origin)
    {
        xml.WriteStartElement("entry", AtomWriting.Namespace);
        xml.WriteElementString("id", AtomWriting.Namespace, $"urn:uuid:{found.Key:D}");
        xml.WriteElementString("title", AtomWriting.Namespace, found.Hit.Title.Text);
        xml.WriteElementString("published", AtomWriting.Namespace, AtomWriting.Moment(document?.CreateDate ?? UpdatedUtc(found, document)));
        xml.WriteElementString("updated", AtomWriting.Namespace, AtomWriting.Moment(UpdatedUtc(found, document)));
        xml.WriteLink("alternate", origin + found.Url, "text/html");
        xml.WriteStartElement("category", AtomWriting.Namespace);
        xml.WriteAttributeString("term", found.Card.Type);
        xml.WriteAttributeString("label", found.Card.TypeLabel);
        xml.WriteEndElement();
        if (found.Card.Summary is { } summary)
        {
            xml.WriteElementString("summary", AtomWriting.Namespace, summary.Value);
        }

        xml.WriteEndElement();
    }
}
