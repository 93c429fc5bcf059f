using System.Text.RegularExpressions;
using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Search;

/// <summary>
/// Asks the index for a reader: only what he may open, in his language unless he asks for another, with the names of things in his language. To be used within an
/// Umbraco context.
/// </summary>
internal sealed partial class SiteSearch(ISearchEngine engine, SearchVocabulary vocabulary, RelatedContent related, FoundDocuments documents, Texts texts)
{
    public const int MostSuggestions = 8;

    public SearchVocabulary Vocabulary => vocabulary;

    public RelatedContent Related => related;

    /// <summary>0 to 99 while the index is being made; null when it is not.</summary>
    public int? Progress => engine.Progress?.Percent;

    /// <returns>Null while there is no index yet.</returns>
    /// <exception cref="InvalidSearchException"/>
    public SiteAnswer? Find(SearchQuestion question)
    {
        var request = Request(question);
        return engine.Search(request) is { } response ? Answer(question, response with { Facets = Facets(request, response) }) : null;
    }

    /// <summary>How many documents the question finds, without reading any.</summary>
    public int? Count(SearchQuestion question) =>
        engine.Search(Request(question with { Size = 0, Offset = 0, Cursor = null, Counted = [], Snippets = false }))?.Total;

    /// <summary>What else is like the document.</summary>
    /// <returns>Null while there is no index yet.</returns>
    public SiteAnswer? Like(IPublishedContent document, SearchQuestion question) =>
        engine.MoreLikeThis(FoundDocuments.KeyOf(document, question.Culture), Request(question with { Counted = [] })) is { } response ? Answer(question, response) : null;

    /// <returns>Null while there is no index yet.</returns>
    public IReadOnlyList<SiteSuggestion>? Suggest(string typed, string culture)
    {
        var request = Request(new SearchQuestion(typed, culture) { Size = MostSuggestions, Counted = [] });
        if (engine.Suggest(request) is not { } found)
        {
            return null;
        }

        var suggestions = found.Select(s => s.Key is null ? new SiteSuggestion(s.Text) : documents.Suggest(s, culture)).OfType<SiteSuggestion>();
        return [.. suggestions.DistinctBy(s => (s.Text, s.Url)).Take(MostSuggestions)];
    }

    private SearchRequest Request(SearchQuestion question) => new(question.Query, Cultures.Language(question.Culture))
    {
        Filters = [.. question.Chosen.Select(c => new ColumnFilter(c.Key.Column, c.Value))],
        Required = Required(question),
        Facets = question.Counted,
        ResolveField = Resolve,
        Sort = question.Sort,
        Size = question.Size,
        Offset = question.Offset,
        Cursor = question.Cursor,
        Snippets = question.Snippets,
    };

    /// <summary>What the reader may open, in his language.</summary>
    private IReadOnlyList<ColumnFilter> Required(SearchQuestion question)
    {
        var access = new ColumnFilter(SearchColumns.Access, question.Access);
        return question.Chosen.ContainsKey(SearchFacet.Language) || AsksLanguage(question.Query)
            ? [access]
            : [access, new ColumnFilter(SearchColumns.View, [Cultures.Language(question.Culture)])];
    }

    private bool AsksLanguage(string query) =>
        query.Contains(':', StringComparison.Ordinal)
        && NamedValues().Matches(query).Any(m => Resolve(m.Groups["name"].Value, m.Groups["value"].Value.Trim('"'))?.Column == SearchColumns.Language);

    private ColumnFilter? Resolve(string name, string value) =>
        SearchFacet.OfField(name) is { } facet && vocabulary.Find(facet, value) is { } meant ? new ColumnFilter(facet.Column, [meant]) : null;

    private SiteAnswer Answer(SearchQuestion question, SearchResponse response) =>
        new(response.Total, documents.Of(response.Hits, question.Culture), [.. response.Facets.Select(f => Facet(f, question)).OfType<FoundFacet>()])
        {
            NextCursor = response.NextCursor,
            DidYouMean = response.DidYouMean,
            Corrections = response.Corrections,
            Concepts = response.Concepts,
        };

    /// <summary>The language versions that this reader is not shown unless he asks for their language are counted as what he gets when he does.</summary>
    private IReadOnlyList<FacetCounts> Facets(SearchRequest request, SearchResponse response)
    {
        var anyLanguage = request with { Required = [.. request.Required.Where(r => r.Column != SearchColumns.View)], Facets = [SearchColumns.Language], Size = 0, Offset = 0, Cursor = null };
        return anyLanguage.Required.Count < request.Required.Count && request.Facets.Contains(SearchColumns.Language) && engine.Search(anyLanguage) is { Facets: [var languages] }
            ? [.. response.Facets.Select(f => f.Column == SearchColumns.Language ? languages : f)]
            : response.Facets;
    }

    private FoundFacet? Facet(FacetCounts counts, SearchQuestion question) => SearchFacet.OfColumn(counts.Column) is not { } facet ? null : new FoundFacet(
        facet,
        texts.Get(question.Culture, facet.Label),
        [
            .. from value in counts.Values
               let name = vocabulary.Of(facet, value.Value, question.Culture)
               where name is not null // a document that is gone has none
               select new FoundValue(value.Value, name, value.Count, value.Selected),
        ]);

    [GeneratedRegex("""(?<![\p{L}\p{N}])(?<name>\p{L}+):(?<value>"[^"]*"|[^\s"]+)""")]
    private static partial Regex NamedValues();
}
