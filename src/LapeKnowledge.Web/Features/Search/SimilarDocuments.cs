using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Search;

/// <summary>What a page offers to read next: what tells of the same, from wherever it comes. To be used within an Umbraco context.</summary>
internal sealed class SimilarDocuments(SiteSearch search)
{
    private const int Most = 3;

    private static readonly string[] Types =
    [
        GoodPractice.ModelTypeAlias, Tool.ModelTypeAlias, ProcessDescription.ModelTypeAlias, TrainingMaterial.ModelTypeAlias, SeminarVideo.ModelTypeAlias, Pilot.ModelTypeAlias,
    ];

    /// <summary>Whether the page of the document offers others.</summary>
    public static bool IsOfferedAt(IPublishedContent document) => Types.Contains(document.ContentType.Alias);

    /// <param name="document">One in the culture.</param>
    /// <returns>The most similar first; none while there is no index.</returns>
    public IReadOnlyList<Card> Of(IPublishedContent document, string culture)
    {
        var above = search.Related.Ancestors(document.Key).Select(a => a.Key).ToHashSet();
        var below = search.Related.Children<IPublishedContent>(document.Key).Select(c => c.Key).ToHashSet();
        var question = new SearchQuestion(string.Empty, culture)
        {
            Chosen = new Dictionary<SearchFacet, IReadOnlyList<string>> { [SearchFacet.Type] = Types },
            Size = Most + above.Count + below.Count + 1,
            Snippets = false,
        };
        var found = search.Like(document, question)?.Found ?? [];
        return [.. found.Where(f => f.Key != document.Key && !above.Contains(f.Key) && !below.Contains(f.Key)).DistinctBy(f => f.Key).Take(Most).Select(f => f.Card)];
    }
}
