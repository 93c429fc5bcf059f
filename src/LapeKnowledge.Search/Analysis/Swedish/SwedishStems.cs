using LapeKnowledge.Search.Analysis.Snowball;

namespace LapeKnowledge.Search.Analysis.Swedish;

/// <summary>
/// The stems of a word: that of the Snowball algorithm; without the articles that it leaves, such as "-et" of "barnet"; and the base form of an irregular one.
/// </summary>
internal sealed class SwedishStems(SwedishVocabulary vocabulary)
{
    private const int ShortestBase = 3;
    private const int FewestTexts = 3;

    /// <summary>At the end of a word it is one: "hem|met" is of "hem", "programm|en" of "program".</summary>
    private const string DoubleM = "mm";

    /// <summary>Articles that are taken for certain, "området" and "skolan", unless the vocabulary has the word, but not the rest: "plan". A mistake only adds a reading.</summary>
    private static readonly (string Ending, int Article)[] CertainArticles = [("et", 2), ("an", 1)];

    /// <summary>Articles that count if the rest is a word of the vocabulary: "kuratorn", "bit|et".</summary>
    private static readonly string[] PossibleArticles = ["et", "n", "t"];

    private static readonly ILookup<string, string> Irregular = ReadIrregular();

    /// <summary>At least one; the first is that of Snowball.</summary>
    public List<string> Of(string word)
    {
        var stem = SwedishStemmer.Stem(word);
        var stems = new List<string>(2) { stem };
        if (IsFormOfKnownWord(stem, ""))
        {
            stems.Add(SwedishStemmer.Stem(stem));
        }
        if (CertainArticle(word) is { } certain)
        {
            stems.Add(SwedishStemmer.Stem(certain));
        }
        else
        {
            stems.AddRange(PossibleArticles.Where(article => IsFormOfKnownWord(stem, article)).Select(article => SwedishStemmer.Stem(stem[..^article.Length])));
        }
        if (stems[^1].EndsWith(DoubleM, StringComparison.Ordinal))
        {
            stems.Add(stems[^1][..^1]);
        }
        stems.AddRange(Irregular[stem]);
        return stems;
    }

    /// <summary>The number of texts that the word or another of its forms is in.</summary>
    public int Texts(string word) => Of(word).Max(vocabulary.TextsOfStem);

    /// <summary>The word without its article, and without the s of the genitive behind that.</summary>
    private string? CertainArticle(string word)
    {
        var form = word.EndsWith('s') ? word[..^1] : word;
        foreach (var (ending, article) in CertainArticles)
        {
            if (form.Length >= ShortestBase + article && form.EndsWith(ending, StringComparison.Ordinal))
            {
                var noun = form[..^article];
                return vocabulary.Contains(form) && !vocabulary.Contains(noun) ? null : noun;
            }
        }
        return null;
    }

    private bool IsFormOfKnownWord(string stem, string article)
    {
        if (stem.Length - article.Length < ShortestBase || !stem.EndsWith(article, StringComparison.Ordinal))
        {
            return false;
        }
        var word = stem[..^article.Length];
        return vocabulary.Texts(word) >= FewestTexts || (SwedishStemmer.Stem(word) == word && vocabulary.TextsOfStem(word) >= FewestTexts);
    }

    private static ILookup<string, string> ReadIrregular() =>
        EmbeddedText.Lines("sv-irregular.txt")
            .Select(line => line.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .SelectMany(forms => forms.Skip(1).Select(form => (Form: SwedishStemmer.Stem(form), Base: SwedishStemmer.Stem(forms[0]))))
            .Where(entry => entry.Form != entry.Base)
            .Distinct()
            .ToLookup(entry => entry.Form, entry => entry.Base, StringComparer.Ordinal);
}
