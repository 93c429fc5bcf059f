namespace LapeKnowledge.Search.Analysis;

/// <summary>What the analyzers of all languages make of hyphens, digits and endless words.</summary>
internal static class WordShape
{
    public const int LongestWord = 80;

    private const int LongestAbbreviation = 4;

    /// <summary>Numbers, words with digits and very long ones have no endings to take off.</summary>
    public static bool IsStemmable(string word) => word.Length is > 0 and <= LongestWord && word.All(character => char.IsLetter(character) || character == '\'');

    /// <summary>Longer words are told apart by their beginning only.</summary>
    public static string Cut(string word) =>
        word.Length <= LongestWord ? word : word[..(char.IsHighSurrogate(word[LongestWord - 1]) ? LongestWord - 1 : LongestWord)];

    /// <summary>"tvt-taitoja" is "tvt-taito", made of "tvt" and "taito".</summary>
    /// <param name="isKnown">Whether all its pieces are known words or abbreviations.</param>
    /// <returns>Whether the word is hyphenated.</returns>
    public static bool AddHyphenated(TermCollector terms, string word, Converter<string, WordTerms> analyze, out bool isKnown)
    {
        isKnown = false;
        if (word.Length > LongestWord || !word.Contains('-'))
        {
            return false;
        }
        var pieces = Array.ConvertAll(word.Split('-', StringSplitOptions.RemoveEmptyEntries), piece => Tokenizer.Normalize(piece));
        if (pieces.Length < 2)
        {
            return false;
        }
        var analyses = Array.ConvertAll(pieces, analyze);
        var beginning = string.Join('-', pieces[..^1]);
        foreach (var lemma in analyses[^1].Lemmas)
        {
            terms.AddLemma($"{beginning}-{lemma}");
        }
        foreach (var term in analyses.SelectMany(analysis => analysis.Lemmas.Concat(analysis.Parts)))
        {
            terms.AddPart(term);
        }
        isKnown = analyses.Zip(pieces).All(piece => piece.First.IsKnown || piece.Second.Length <= LongestAbbreviation);
        return true;
    }
}
