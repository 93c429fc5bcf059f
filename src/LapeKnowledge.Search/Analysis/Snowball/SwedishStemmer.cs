namespace LapeKnowledge.Search.Analysis.Snowball;

/// <summary>The Swedish stemmer of the Snowball project (snowballstem.org, version 2.2): takes off the endings of nouns, adjectives and verbs.</summary>
internal static class SwedishStemmer
{
    private const int StackLimit = 128;
    private const string Vowels = "aeiouyäåö";
    private const string LettersBeforeS = "bcdfghjklmnoprtvy";

    private static readonly string[] Endings =
    [
        "heterna", "hetens", "anden", "andes", "andet", "arens", "arnas", "ernas", "heten", "heter", "ornas",
        "ades", "ande", "aren", "arna", "arne", "aste", "erna", "erns", "orna",
        "ade", "are", "ast", "ens", "ern", "het",
        "ad", "ar", "as", "at", "en", "er", "es", "or",
        "a", "e", "s",
    ];
    private static readonly string[] ConsonantPairs = ["dd", "gd", "nn", "dt", "gt", "kt", "tt"];
    private static readonly string[] DerivationalEndings = ["fullt", "löst", "els", "lig", "ig"];

    /// <param name="word">In lower case.</param>
    public static string Stem(string word)
    {
        if (word.Length <= 3)
        {
            return word;
        }
        var letters = word.Length <= StackLimit ? stackalloc char[word.Length] : new char[word.Length];
        word.CopyTo(letters);
        var region = Math.Max(3, Ending.RegionAfter(letters, 0, Vowels));
        var ending = Ending.Longest(letters, region, Endings);
        if (ending is not null && (ending != "s" || Ending.LastIn(letters[..^1], LettersBeforeS)))
        {
            letters = letters[..^ending.Length];
        }
        if (Ending.Longest(letters, region, ConsonantPairs) is not null)
        {
            letters = letters[..^1];
        }
        letters = Ending.Longest(letters, region, DerivationalEndings) switch
        {
            null => letters,
            "fullt" or "löst" => letters[..^1],
            var derivational => letters[..^derivational.Length],
        };
        return Ending.Result(word, letters);
    }
}
