namespace LapeKnowledge.Search.Analysis.Swedish;

/// <summary>Swedish words by the Snowball stemmer, with the base forms of irregular ones; compounds are taken apart into words of the vocabulary.</summary>
internal sealed class SwedishAnalyzer(SwedishVocabulary vocabulary) : IWordAnalyzer
{
    /// <summary>To be raised when the terms of any word change, so that indexes made before are made anew.</summary>
    private const int Revision = 1;

    private static readonly HashSet<string> StopWords = EmbeddedText.Words("sv-stop-words.txt");

    private readonly SwedishStems _stems = new(vocabulary);
    private readonly CompoundSplitter _compounds = new(vocabulary);

    public string Language => "sv";

    public string Fingerprint { get; } = $"{Revision}, vocabulary {vocabulary.Fingerprint}";

    public bool IsStopWord(string word) => StopWords.Contains(word);

    public IReadOnlyList<string> Suggest(string word) => [];

    public WordTerms Analyze(string word)
    {
        if (!word.Any(char.IsLetter))
        {
            return new WordTerms([WordShape.Cut(word)], [], [], IsKnown: true);
        }
        var terms = new TermCollector();
        if (WordShape.AddHyphenated(terms, word, Analyze, out var isKnown))
        {
            return terms.ToTerms(isKnown);
        }
        if (WordShape.IsStemmable(word))
        {
            foreach (var stem in _stems.Of(word))
            {
                terms.AddLemma(stem);
            }
            var parts = _compounds.Parts(word);
            foreach (var part in parts)
            {
                terms.AddPart(part);
            }
            return terms.ToTerms(parts.Count > 0 || _stems.Texts(word) > 0);
        }
        terms.AddLemma(WordShape.Cut(word));
        return terms.ToTerms(isKnown: false);
    }
}
