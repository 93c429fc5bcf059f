using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Search;
using LapeKnowledge.Web.Features.Search.Indexing;

namespace LapeKnowledge.Web.Tests.Search;

/// <summary>An index of a few documents in memory, which finds words as they stand: what pages and the API make of an answer is seen without the real one.</summary>
internal sealed class SmallEngine(IReadOnlyList<SearchDocument>? documents) : ISearchEngine
{
    public IndexingProgress? Progress { get; init; }

    /// <summary>Added to every answer, for what a small index does not know.</summary>
    public Func<SearchResponse, SearchResponse> Also { get; init; } = response => response;

    public List<SearchRequest> Asked { get; } = [];

    public SearchResponse? Search(SearchRequest request)
    {
        lock (Asked)
        {
            Asked.Add(request);
        }

        return documents is null ? null : Also(Find(request, documents));
    }

    public IReadOnlyList<Suggestion>? Suggest(SearchRequest request) => documents is null ? null :
    [
        .. documents.Where(d => Meets(d, request.Required) && Text(d, SearchField.Title).Contains(request.Query, StringComparison.OrdinalIgnoreCase))
            .Select(d => new Suggestion(Text(d, SearchField.Title), d.Key)).Take(request.Size),
    ];

    public SearchResponse? MoreLikeThis(string key, SearchRequest request) =>
        documents is null ? null : Find(request, [.. documents.Where(d => d.Key != key && d.Key.EndsWith(key[^3..], StringComparison.Ordinal))]);

    private static SearchResponse Find(SearchRequest request, IReadOnlyList<SearchDocument> documents)
    {
        if (request.Cursor is "wrong")
        {
            throw new InvalidSearchException(nameof(SearchRequest.Cursor), "The cursor is not of this search.");
        }

        var words = request.Query.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var open = documents.Where(d => Meets(d, request.Required) && (words.Length == 0 || words.Any(w => Marks(d, w).Count > 0))).ToArray();
        var found = open.Where(d => Meets(d, request.Filters)).OrderByDescending(d => request.Sort == SearchSort.NewestFirst ? d.Date : null).ToArray();
        return new SearchResponse
        {
            Total = found.Length,
            Hits = [.. found.Skip(request.Offset).Take(request.Size).Select(d => Hit(d, words))],
            Facets = [.. request.Facets.Select(c => Count(c, request, open))],
        };
    }

    private static FacetCounts Count(string column, SearchRequest request, IReadOnlyList<SearchDocument> open)
    {
        var chosen = request.Filters.FirstOrDefault(f => f.Column == column)?.Values ?? [];
        var counts = open.Where(d => Meets(d, [.. request.Filters.Where(f => f.Column != column)]))
            .SelectMany(d => d.Columns.GetValueOrDefault(column) ?? []).CountBy(v => v).ToDictionary(c => c.Key, c => c.Value);
        return new FacetCounts(column, [.. counts.Keys.Union(chosen).Select(v => new FacetValue(v, counts.GetValueOrDefault(v), chosen.Contains(v))).OrderByDescending(v => v.Count)]);
    }

    private static SearchHit Hit(SearchDocument document, IReadOnlyList<string> words)
    {
        var (title, body) = (Text(document, SearchField.Title), Text(document, SearchField.Body));
        var marks = words.SelectMany(w => At(body, w)).OrderBy(m => m.Start).ToArray();
        return new SearchHit(document.Key, document.Language, 1)
        {
            Date = document.Date,
            Stored = document.Stored,
            Title = new HighlightedText(title, [.. words.SelectMany(w => At(title, w)).OrderBy(m => m.Start)]),
            Snippet = marks.Length == 0 ? null : new Snippet(SearchField.Body, 0, marks[0].Start, new HighlightedText(body, marks), false, false),
            Matches = [.. words.Where(w => Marks(document, w).Count > 0).Select(w => new WordMatch(w, w, MatchKind.Word))],
        };
    }

    private static List<TextRange> Marks(SearchDocument document, string word) => [.. document.Texts.Values.SelectMany(t => At(t, word))];

    private static IEnumerable<TextRange> At(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.OrdinalIgnoreCase))
        {
            yield return new TextRange(at, word.Length);
        }
    }

    private static bool Meets(SearchDocument document, IReadOnlyList<ColumnFilter> filters) =>
        filters.All(f => document.Columns.GetValueOrDefault(f.Column)?.Any(f.Values.Contains) == true);

    private static string Text(SearchDocument document, SearchField field) => document.Texts.GetValueOrDefault(field) ?? string.Empty;
}
