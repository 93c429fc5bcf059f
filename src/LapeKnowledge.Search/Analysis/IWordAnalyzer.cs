namespace LapeKnowledge.Search.Analysis;

/// <summary>What a word is indexed and searched by.</summary>
/// <param name="Lemmas">Its readings: base forms, or a stem. Never empty.</param>
/// <param name="Parts">The base forms of the parts of a compound or hyphenated word, longer combinations included; none is a lemma.</param>
/// <param name="Roots">Words it is derived from; none is a lemma or a part.</param>
/// <param name="IsKnown">Whether a dictionary knows the word, or it was stemmed by rule.</param>
public sealed record WordTerms(IReadOnlyList<string> Lemmas, IReadOnlyList<string> Parts, IReadOnlyList<string> Roots, bool IsKnown);

/// <summary>The analysis of one language. Safe for use by many threads.</summary>
public interface IWordAnalyzer
{
    /// <summary>Two letters.</summary>
    string Language { get; }

    /// <summary>Two analyzers with the same fingerprint give the same terms; an index made with another one is to be made anew.</summary>
    string Fingerprint { get; }

    /// <param name="word">A word as <see cref="Tokenizer.Normalize"/> gives it.</param>
    WordTerms Analyze(string word);

    /// <summary>Whether the word carries no meaning of its own: "ja", "mikä", "och".</summary>
    bool IsStopWord(string word);

    /// <summary>Correctly spelt words near this one, best first; empty when the analyzer has no dictionary.</summary>
    IReadOnlyList<string> Suggest(string word);
}
