using LapeKnowledge.Search.Analysis.Snowball;

namespace LapeKnowledge.Search.Analysis.Swedish;

/// <summary>
/// Takes Swedish compounds apart: where both sides are known words, with a linking s or without it, and of several such places at the one where the rarer side is in
/// most texts. The sides are taken apart again.
/// </summary>
internal sealed class CompoundSplitter(SwedishVocabulary vocabulary)
{
    private const int ShortestPart = 3;
    private const int FewestTexts = 3;

    /// <summary>Words of three letters are found in words that they have nothing to do with, so only the common ones count.</summary>
    private const int FewestTextsOfShortest = 20;

    private readonly SwedishStems _stems = new(vocabulary);

    /// <summary>The stems of the parts; none when the word is no compound.</summary>
    public IReadOnlyList<string> Parts(string word)
    {
        var parts = new List<string>();
        AddParts(parts, word);
        return parts;
    }

    private void AddParts(List<string> parts, string word)
    {
        if (Divide(word) is not var (first, last))
        {
            return;
        }
        foreach (var side in (ReadOnlySpan<string>)[first, last])
        {
            parts.AddRange(_stems.Of(side));
            AddParts(parts, side);
        }
    }

    private (string First, string Last)? Divide(string word)
    {
        (string, string)? best = null;
        var texts = 0;
        for (var cut = ShortestPart; cut <= word.Length - ShortestPart; cut++)
        {
            var last = word[cut..];
            var textsOfLast = _stems.Texts(last);
            if (textsOfLast < Fewest(last))
            {
                continue;
            }
            foreach (var first in FirstSides(word[..cut]))
            {
                var textsOfFirst = TextsOfFirst(first);
                if (textsOfFirst >= Fewest(first) && Math.Min(textsOfFirst, textsOfLast) > texts)
                {
                    texts = Math.Min(textsOfFirst, textsOfLast);
                    best = (first, last);
                }
            }
        }
        return best;
    }

    private static int Fewest(string side) => side.Length == ShortestPart ? FewestTextsOfShortest : FewestTexts;

    private static string[] FirstSides(string first) => first.Length > ShortestPart && first[^1] == 's' ? [first, first[..^1]] : [first];

    /// <summary>Before another word, "skola" is "skol": its stem.</summary>
    private int TextsOfFirst(string first) =>
        SwedishStemmer.Stem(first) == first ? Math.Max(vocabulary.Texts(first), vocabulary.TextsOfStem(first)) : vocabulary.Texts(first);
}
