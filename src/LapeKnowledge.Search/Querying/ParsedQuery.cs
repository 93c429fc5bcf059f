using LapeKnowledge.Search.Analysis;

namespace LapeKnowledge.Search.Querying;

/// <summary>A word the reader typed.</summary>
/// <param name="Surface">As it was typed.</param>
/// <param name="Text">As <see cref="Tokenizer.Normalize"/> gives it.</param>
/// <param name="Start">Where it stands in the query.</param>
/// <param name="IsPrefix">Whether a star follows it.</param>
internal sealed record ParsedWord(string Surface, string Text, int Start, bool IsPrefix);

/// <summary>Words that must stand one after the other.</summary>
internal sealed record ParsedPhrase(IReadOnlyList<ParsedWord> Words);

/// <param name="Words">Words that are wished for, those of the phrases included.</param>
/// <param name="Phrases">Must be there.</param>
/// <param name="Excluded">Must not be there; a word is a phrase of one.</param>
/// <param name="Filters">What <c>field:value</c> came to.</param>
internal sealed record ParsedQuery(
    IReadOnlyList<ParsedWord> Words, IReadOnlyList<ParsedPhrase> Phrases, IReadOnlyList<ParsedPhrase> Excluded, IReadOnlyList<ColumnFilter> Filters);
