using LapeKnowledge.Search.Analysis.Snowball;

namespace LapeKnowledge.Search.Analysis.Finnish;

/// <summary>
/// Stems of words that no dictionary knows, mostly names. Whether such a word is a base form cannot be told ("Washington" looks like the genitive of "Washingto"),
/// and whether "Luisianaan" ends in a case or in a possessive suffix neither, so it gets the stem of each, and all forms of a name have one in common.
/// </summary>
internal static class FinnishStems
{
    /// <summary>Without one a word is an abbreviation.</summary>
    private const string Vowels = "aeiouyåäöéüáàèóò";

    /// <summary>Endings of stems before a case, and what they are in the base form: "joonakse|n" is of "joonas", "mentoroinni|n" of "mentorointi".</summary>
    private static readonly (string Stem, string BaseForm)[] Alternations =
    [
        ("uuks", "uus"), ("yyks", "yys"), ("uud", "uus"), ("yyd", "yys"), ("uut", "uus"), ("yyt", "yys"), ("ks", "s"), ("oin", "oint"),
    ];

    public static void AddTo(TermCollector terms, string word)
    {
        if (!word.AsSpan().ContainsAny(Vowels))
        {
            terms.AddLemma(word);
            return;
        }
        terms.AddLemma(FinnishStemmer.StemOfBaseForm(word));
        terms.AddLemma(FinnishStemmer.StemOfCase(word));
        var stem = FinnishStemmer.Stem(word);
        terms.AddLemma(stem);
        if (word.Length > 5 && word.EndsWith("nen", StringComparison.Ordinal))
        {
            terms.AddLemma(word[..^3] + "s");
            return;
        }
        var alternation = Array.Find(Alternations, alternation => stem.EndsWith(alternation.Stem, StringComparison.Ordinal));
        if (alternation.Stem is not null && stem.Length > alternation.Stem.Length + 2)
        {
            terms.AddLemma(stem[..^alternation.Stem.Length] + alternation.BaseForm);
        }
    }
}
