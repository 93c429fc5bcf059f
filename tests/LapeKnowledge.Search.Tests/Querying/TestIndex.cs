namespace LapeKnowledge.Search.Tests.Querying;

/// <summary>A small index of a test's own.</summary>
internal sealed class TestIndex : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TestIndex(params SearchDocument[] documents)
    {
        Index = SearchIndex.Open(_folder, PlainAnalyzer.Only);
        Index.Apply(new IndexChange([], documents, 1));
    }

    public SearchIndex Index { get; }

    public static SearchDocument Document(string key, string body, string title = "", params (string Column, string Value)[] columns) => new(key, "en")
    {
        Texts = new Dictionary<SearchField, string> { [SearchField.Title] = title, [SearchField.Body] = body },
        Columns = columns.GroupBy(column => column.Column).ToDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group.Select(column => column.Value)]),
    };

    public string Keys(string query) => Keys(new SearchRequest(query, "en"));

    public string Keys(SearchRequest request) => string.Join(' ', Index.Search(request).Hits.Select(hit => hit.Key));

    public void Dispose()
    {
        Index.Dispose();
        _folder.Dispose();
    }
}
