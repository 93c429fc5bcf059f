namespace LapeKnowledge.Search;

public enum SearchSort
{
    Relevance,
    NewestFirst,
    OldestFirst,
}

/// <summary>A document must have one of the values in the column.</summary>
public sealed record ColumnFilter(string Column, IReadOnlyList<string> Values);

/// <summary>A question to the index.</summary>
/// <param name="Query">
/// As the reader typed it: words, "a phrase", -word, prefix*, field:value. Nothing in it is an error: what cannot be understood is searched as words.
/// At most <see cref="MaxQueryLength"/> characters, else <see cref="InvalidSearchException"/>. Empty finds every document.
/// </param>
/// <param name="Language">The reader's language: the query is analysed in it first, and its documents rank a little higher.</param>
public sealed record SearchRequest(string Query, string Language)
{
    public const int MaxQueryLength = 1000;
    public const int MaxSize = 100;
    public const int MaxOffset = 10_000;

    /// <summary>
    /// Filters the reader chose. A column that is also counted shows the counts of its other values as if it were not filtered, so that they can be chosen too.
    /// </summary>
    public IReadOnlyList<ColumnFilter> Filters { get; init; } = [];

    /// <summary>Conditions that are not the reader's to change, such as access: what does not meet them is in no hit, no count and no suggestion.</summary>
    public IReadOnlyList<ColumnFilter> Required { get; init; } = [];

    /// <summary>Columns to count.</summary>
    public IReadOnlyList<string> Facets { get; init; } = [];

    /// <summary>What <c>name:value</c> in the query means, or null when it means nothing.</summary>
    public Func<string, string, ColumnFilter?>? ResolveField { get; init; }

    public SearchSort Sort { get; init; }

    /// <summary>Hits wanted, 0 to <see cref="MaxSize"/>.</summary>
    public int Size { get; init; } = 10;

    /// <summary>Hits to pass over, at most <see cref="MaxOffset"/>; deeper pages are reached by <see cref="Cursor"/>.</summary>
    public int Offset { get; init; }

    /// <summary><see cref="SearchResponse.NextCursor"/> of the page before.</summary>
    public string? Cursor { get; init; }

    /// <summary>Whether hits carry a piece of the text that matched.</summary>
    public bool Snippets { get; init; } = true;
}

/// <summary>The request itself is wrong; the message says how, in English.</summary>
/// <param name="parameter">The property of <see cref="SearchRequest"/> that is wrong.</param>
public sealed class InvalidSearchException(string parameter, string message) : Exception(message)
{
    public string Parameter { get; } = parameter;
}
