namespace LapeKnowledge.Search;

/// <summary>The texts of a document, in the order in which they are stored; the ranking weighs them differently.</summary>
public enum SearchField : byte
{
    Title,
    Keywords,
    Summary,
    Body,
    Transcript,
}

/// <summary>What is to be found: one document in one language. A document that exists in two languages is two of these.</summary>
/// <param name="Key">Names the document in the whole index; a document with the same key replaces the former one. At most 200 characters.</param>
/// <param name="Language">Two letters, the language its texts are analysed in: fi, sv or en.</param>
public sealed record SearchDocument(string Key, string Language)
{
    /// <summary>Plain texts by field; markup has been taken out.</summary>
    public IReadOnlyDictionary<SearchField, string> Texts { get; init; } = new Dictionary<SearchField, string>();

    /// <summary>Values by column: what can be filtered by and counted (facets), also access. Compared exactly.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Columns { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>For sorting by date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Kept as it is and given back with a hit.</summary>
    public string? Stored { get; init; }
}
