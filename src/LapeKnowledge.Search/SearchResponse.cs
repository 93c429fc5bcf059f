namespace LapeKnowledge.Search;

/// <summary>How a word of the query was found in a document.</summary>
public enum MatchKind
{
    /// <summary>The word itself, in any inflected form.</summary>
    Word,

    /// <summary>Words that begin so.</summary>
    Prefix,

    /// <summary>A part of a compound word, or a compound word with it.</summary>
    CompoundPart,

    /// <summary>A word of the same family.</summary>
    Derivation,

    /// <summary>Another word for the same concept.</summary>
    Synonym,

    /// <summary>The word for the same concept in another language.</summary>
    Translation,

    /// <summary>A word spelt nearly so.</summary>
    Spelling,
}

/// <summary>Why a hit matched: a word of the query and the form of it that stands in the document.</summary>
public sealed record WordMatch(string Word, string Found, MatchKind Kind);

/// <summary>A piece of <see cref="HighlightedText.Text"/>, in UTF-16 code units.</summary>
public readonly record struct TextRange(int Start, int Length);

/// <param name="Marks">What matched, in order, not overlapping.</param>
public sealed record HighlightedText(string Text, IReadOnlyList<TextRange> Marks);

/// <param name="Offset">Where the snippet begins in the field's text, in UTF-16 code units.</param>
/// <param name="FirstMark">Where the first mark stands in the field's text, in UTF-16 code units.</param>
/// <param name="StartsInside">Whether text stands before the snippet.</param>
/// <param name="EndsInside">Whether text follows it.</param>
public sealed record Snippet(SearchField Field, int Offset, int FirstMark, HighlightedText Highlighted, bool StartsInside, bool EndsInside);

public sealed record SearchHit(string Key, string Language, float Score)
{
    public DateOnly? Date { get; init; }
    public string? Stored { get; init; }
    public required HighlightedText Title { get; init; }
    public Snippet? Snippet { get; init; }
    public IReadOnlyList<WordMatch> Matches { get; init; } = [];
}

public sealed record FacetValue(string Value, int Count, bool Selected);

/// <param name="Values">Most hits first; a selected value is there even without hits.</param>
public sealed record FacetCounts(string Column, IReadOnlyList<FacetValue> Values);

/// <summary>A word of the query that no document has, and the word that was searched in its place.</summary>
public sealed record Correction(string Word, string Replacement);

/// <summary>A concept of the query that is known by other words too.</summary>
/// <param name="Words">The reader's words.</param>
/// <param name="Label">The other words.</param>
/// <param name="Language">Theirs.</param>
public sealed record ConceptUse(string Words, string Label, string Language);

public sealed record SearchResponse
{
    /// <summary>Every document that matches, not only those on this page.</summary>
    public required int Total { get; init; }

    public required IReadOnlyList<SearchHit> Hits { get; init; }
    public IReadOnlyList<FacetCounts> Facets { get; init; } = [];

    /// <summary>Null on the last page.</summary>
    public string? NextCursor { get; init; }

    /// <summary>The query, spelt as the index would: offered to the reader. Null when there is nothing to mend.</summary>
    public string? DidYouMean { get; init; }

    public IReadOnlyList<Correction> Corrections { get; init; } = [];
    public IReadOnlyList<ConceptUse> Concepts { get; init; } = [];
}

/// <summary>Something to search for, while the reader is still typing.</summary>
/// <param name="Text">A whole query.</param>
/// <param name="Key">The document whose title it is; null for words.</param>
public sealed record Suggestion(string Text, string? Key);
