using LapeKnowledge.Search.Analysis;

namespace LapeKnowledge.Search.Querying;

/// <summary>A term that a word of the query is looked for by.</summary>
/// <param name="Term">With its language.</param>
/// <param name="Weight">How much it counts beside the word itself.</param>
internal readonly record struct PlannedTerm(string Term, float Weight, MatchKind Kind);

/// <summary>A word of the query in one language.</summary>
/// <param name="Readings">What the word may be: the best of them counts.</param>
/// <param name="Additions">What counts besides.</param>
internal sealed record PlannedWord(
    int Index, string Language, IReadOnlyList<PlannedTerm> Readings, IReadOnlyList<PlannedTerm> Additions);

/// <summary>Words that must stand, or must not stand, one after the other; for each language the terms of each word.</summary>
internal sealed record PlannedPhrase(IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>> TermsByLanguage)
{
    public static PlannedPhrase Of(ParsedPhrase phrase, IEnumerable<IWordAnalyzer> languages) => new(
        languages.ToDictionary(
            analyzer => analyzer.Language,
            IReadOnlyList<IReadOnlyList<string>> (analyzer) =>
                [.. phrase.Words.Select(IReadOnlyList<string> (word) => [.. analyzer.Analyze(word.Text).Lemmas.Select(term => analyzer.Language + term)])]));
}

/// <summary>What is asked of every segment.</summary>
internal sealed class QueryPlan
{
    public required ParsedQuery Parsed { get; init; }
    public required IReadOnlyList<PlannedWord> Words { get; init; }
    public IReadOnlyList<PlannedPhrase> Phrases { get; init; } = [];
    public IReadOnlyList<PlannedPhrase> Excluded { get; init; } = [];
    public IReadOnlyList<Correction> Corrections { get; init; } = [];
    public string? DidYouMean { get; init; }
    public IReadOnlyList<ConceptUse> Concepts { get; init; } = [];

    /// <summary>The key of a document that is no hit, whatever it matches.</summary>
    public string? Except { get; init; }

    /// <summary>Whether every document is a hit: there are no words to look for.</summary>
    public bool FindsAll => Parsed.Words.Count == 0;
}
