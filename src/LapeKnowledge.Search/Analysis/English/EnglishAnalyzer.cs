using LapeKnowledge.Search.Analysis.Snowball;

namespace LapeKnowledge.Search.Analysis.English;

/// <summary>English words by the Snowball stemmer.</summary>
internal sealed class EnglishAnalyzer : IWordAnalyzer
{
    /// <summary>To be raised when the terms of any word change, so that indexes made before are made anew.</summary>
    private const int Revision = 1;

    private static readonly HashSet<string> StopWords = EmbeddedText.Words("en-stop-words.txt");

    public string Language => "en";

    public string Fingerprint { get; } = $"{Revision}";

    public bool IsStopWord(string word) => StopWords.Contains(word);

    public IReadOnlyList<string> Suggest(string word) => [];

    public WordTerms Analyze(string word)
    {
        if (!word.Any(char.IsLetter))
        {
            return new WordTerms([WordShape.Cut(word)], [], [], IsKnown: true);
        }
        var terms = new TermCollector();
        if (!WordShape.AddHyphenated(terms, word, Analyze, out _))
        {
            terms.AddLemma(WordShape.IsStemmable(word) ? EnglishStemmer.Stem(word) : WordShape.Cut(word));
        }
        return terms.ToTerms(isKnown: false);
    }
}
