using LapeKnowledge.Search.Analysis;

namespace LapeKnowledge.Search.Tests;

/// <summary>An analysis that a test can see through: a word is its own base form, up to an "s"; "x_y" are the parts of a compound; "the" is a stop word.</summary>
internal sealed class PlainAnalyzer(string language = "en", string version = "1") : IWordAnalyzer
{
    public string Language => language;

    public string Fingerprint => version;

    public static Analyzers Only { get; } = new([new PlainAnalyzer()]);

    public WordTerms Analyze(string word)
    {
        var lemma = word.Length > 3 && word.EndsWith('s') ? word[..^1] : word;
        var parts = lemma.Split('-');
        return new WordTerms([lemma], parts.Length > 1 ? parts : [], [], true);
    }

    public bool IsStopWord(string word) => word == "the";

    public IReadOnlyList<string> Suggest(string word) => [];
}
