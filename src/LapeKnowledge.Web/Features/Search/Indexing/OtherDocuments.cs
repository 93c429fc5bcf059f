using LapeKnowledge.Search;

namespace LapeKnowledge.Web.Features.Search.Indexing;

/// <summary>What is found beside the documents of the tree, from tables of a feature's own, which number their changes in the order of the commits.</summary>
internal interface IOtherDocuments
{
    /// <summary>The place of the last change; null while there has been none.</summary>
    Task<string?> EndAsync(CancellationToken cancellation);

    /// <summary>What changed behind a place.</summary>
    /// <param name="place">Null for the start.</param>
    Task<OtherChanges> AfterAsync(string? place, CancellationToken cancellation);

    /// <summary>Everything, in parts; each document once.</summary>
    IAsyncEnumerable<IReadOnlyList<SearchDocument>> AllAsync(CancellationToken cancellation);

    /// <summary>Those that say something of documents of the tree.</summary>
    Task<OtherChanges> OfAsync(IReadOnlyCollection<Guid> documents, CancellationToken cancellation);

    /// <summary>What a reader is shown of a hit; null when it is none of these, or gone.</summary>
    Found? Show(SearchHit hit, string culture);

    SiteSuggestion? Suggest(Suggestion suggestion, string culture);
}

/// <param name="Keys">All that may have changed.</param>
/// <param name="Documents">What the index is to hold of them.</param>
/// <param name="GoesOn">Whether there is more.</param>
internal sealed record OtherChanges(IReadOnlyList<string> Keys, IReadOnlyList<SearchDocument> Documents, string? Place, bool GoesOn)
{
    public IEnumerable<string> Gone => Keys.Except(Documents.Select(d => d.Key));
}

/// <summary>
/// How far the index has followed the other documents. It lies in the index itself, as a document that nobody may find: it changes in one write with what it
/// tells of, so that each change counts once, whatever ends the process and whichever copy of the index is put back.
/// </summary>
internal static class OtherPlace
{
    public const string Key = "place-of-others";
    private const string Nobody = "nobody";

    public static string? Of(SearchIndex index) =>
        index.Search(new SearchRequest(string.Empty, "fi") { Required = [new ColumnFilter(SearchColumns.Access, [Nobody])], Size = 1, Snippets = false }).Hits.FirstOrDefault(h => h.Key == Key)?.Stored;

    public static SearchDocument Document(string place) => new(Key, "fi") { Columns = new Dictionary<string, IReadOnlyList<string>> { [SearchColumns.Access] = [Nobody] }, Stored = place };
}
