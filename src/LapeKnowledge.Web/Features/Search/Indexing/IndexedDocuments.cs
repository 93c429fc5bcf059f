using LapeKnowledge.Search;

namespace LapeKnowledge.Web.Features.Search.Indexing;

/// <summary>Which documents of the tree the index has.</summary>
internal static class IndexedDocuments
{
    /// <summary>Those with the value in the column, in any language.</summary>
    public static IEnumerable<Guid> With(SearchIndex index, string column, string value) =>
        Hits(index, Request with { Required = [new ColumnFilter(column, [value])] }).Select(h => SearchDocuments.DocumentOf(h.Key)).OfType<Guid>();

    /// <summary>All documents in all languages.</summary>
    public static IEnumerable<SearchHit> All(SearchIndex index) => Hits(index, Request);

    public static IEnumerable<string> Values(SearchIndex index, string column) =>
        index.Search(Request with { Facets = [column], Size = 0 }).Facets.Where(f => f.Column == column).SelectMany(f => f.Values).Select(v => v.Value);

    private static IEnumerable<SearchHit> Hits(SearchIndex index, SearchRequest request)
    {
        for (string? cursor = null; ;)
        {
            var response = index.Search(request with { Size = SearchRequest.MaxSize, Cursor = cursor });
            foreach (var hit in response.Hits)
            {
                yield return hit;
            }

            if ((cursor = response.NextCursor) is null)
            {
                yield break;
            }
        }
    }

    private static SearchRequest Request => new(string.Empty, "fi") { Snippets = false };
}
