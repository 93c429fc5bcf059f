using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Reading;

namespace LapeKnowledge.Web.Features.Search;

/// <summary>What the site found.</summary>
/// <param name="Total">Every document that matches, not only those here.</param>
internal sealed record SiteAnswer(int Total, IReadOnlyList<Found> Found, IReadOnlyList<FoundFacet> Facets)
{
    public string? NextCursor { get; init; }

    public string? DidYouMean { get; init; }

    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    public IReadOnlyList<ConceptUse> Concepts { get; init; } = [];
}

/// <summary>A document that matches, in the language in which it does.</summary>
/// <param name="Card">As lists show it.</param>
/// <param name="Url">Its page, or the moment of the video that matches.</param>
/// <param name="Language">Two letters.</param>
/// <param name="Second">The moment of the video.</param>
internal sealed record Found(Guid Key, Card Card, string Url, string Language, SearchHit Hit, int? Second);

/// <param name="Values">Those that have a name, most documents first.</param>
internal sealed record FoundFacet(SearchFacet Facet, string Label, IReadOnlyList<FoundValue> Values);

/// <param name="Stored">The value in the index.</param>
internal sealed record FoundValue(string Stored, FacetName Name, int Count, bool IsChosen);

/// <param name="Url">The page whose title it is; null for words to search for.</param>
/// <param name="Type">Alias of the page's content type.</param>
internal sealed record SiteSuggestion(string Text, string? Url = null, string? Type = null, string? TypeLabel = null, string? Language = null);
