using LapeKnowledge.Search;
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

    /// <summary>What the page of the document does not show anyway.</summary>
    /// <param name="document">One in the culture.</param>
    /// <returns>The most similar first; none while there is no index.</returns>
    public IReadOnlyList<Card> Of(IPublishedContent document, string culture)
    {
        var shown = Shown(document);
        var question = new SearchQuestion(string.Empty, culture)
        {
            Chosen = new Dictionary<SearchFacet, IReadOnlyList<string>> { [SearchFacet.Type] = Types },
            Size = Math.Min(Most + shown.Count, SearchRequest.MaxSize),
            Snippets = false,
        };
        var found = search.Like(document, question)?.Found ?? [];
        return [.. found.Where(f => !shown.Contains(f.Key)).DistinctBy(f => f.Key).Take(Most).Select(f => f.Card)];
    }

    /// <summary>
    /// The document, and what its page leads to: what it names or is named by, what stands above and below it. What stands below a pilot or a seminar leads
    /// to what is around that too, and a practice to what its pilots describe.
    /// </summary>
    private HashSet<Guid> Shown(IPublishedContent document)
    {
        var related = search.Related;
        Guid[] around = related.Parent<IPublishedContent>(document.Key) is (Pilot or Seminar) and var parent ? [document.Key, parent.Key] : [document.Key];
        var pilots = (document as GoodPractice)?.Pilots?.Select(p => p.Key) ?? [];
        return
        [
            .. around,
            .. around.SelectMany(related.Linked),
            .. around.Concat(pilots).SelectMany(related.Children<IPublishedContent>).Select(c => c.Key),
            .. related.Ancestors(document.Key).Select(a => a.Key),
        ];
    }
}
