using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Features.Search.Indexing;
using LapeKnowledge.Web.Features.Seminars;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Search;

/// <summary>Puts the published documents to the hits of the index.</summary>
internal sealed class FoundDocuments(RelatedContent related, Cards cards, ItemLinks links, Texts texts, IOtherDocuments others)
{
    /// <summary>The key of the document's version in a language.</summary>
    public static string KeyOf(IPublishedContent document, string culture) => SearchDocuments.KeyOf(document.Key, Names.CultureFor(document, culture));

    /// <summary>In their order. What has been taken away since the index was last changed is left out.</summary>
    public IReadOnlyList<Found> Of(IEnumerable<SearchHit> hits, string culture) => [.. hits.Select(h => Of(h, culture)).OfType<Found>()];

    public SiteSuggestion? Suggest(Suggestion suggestion, string culture) =>
        DocumentOf(suggestion.Key) is { } document && links.To(document, culture) is { } link
            ? new SiteSuggestion(suggestion.Text, link.Url, document.ContentType.Alias, texts.Type(culture, document.ContentType.Alias), link.Language)
            : others.Suggest(suggestion, culture);

    private IPublishedContent? DocumentOf(string? key) =>
        key is not null && SearchDocuments.DocumentOf(key) is { } document ? related.Get<IPublishedContent>(document) : null;

    private Found? Of(SearchHit hit, string culture)
    {
        if (DocumentOf(hit.Key) is not { } document || cards.Of(document, culture) is not { } card)
        {
            return others.Show(hit, culture);
        }

        var own = hit.Language == Cultures.Language(Cultures.Swedish) ? Cultures.Swedish : Cultures.Finnish;
        var url = links.UrlIn(document, own);
        var second = document is SeminarVideo && hit.Snippet is { Field: SearchField.Transcript } snippet ? StoredCues.SecondAt(hit.Stored, snippet.FirstMark) : null;
        return new Found(
            document.Key,
            card,
            second is > 0 and var at ? FormattableString.Invariant($"{url ?? card.Link.Url}?{Moment.Name}={at}#{VideoPlayer.Id}") : url ?? card.Link.Url,
            url is null ? card.Link.Language ?? Cultures.Language(culture) : hit.Language,
            hit,
            second);
    }
}
