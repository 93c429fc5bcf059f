namespace LapeKnowledge.Search.Analysis.Snowball;

/// <summary>What the Snowball algorithms ask of the end of a word.</summary>
internal static class Ending
{
    /// <summary>The longest of the endings that the word has at or after <paramref name="from"/>, or null.</summary>
    /// <param name="endings">Longer ones before the shorter ones that they end with.</param>
    public static string? Longest(ReadOnlySpan<char> word, int from, ReadOnlySpan<string> endings)
    {
        if (from > word.Length)
        {
            return null;
        }
        var region = word[from..];
        foreach (var ending in endings)
        {
            if (region.EndsWith(ending, StringComparison.Ordinal))
            {
                return ending;
            }
        }
        return null;
    }

    /// <summary>Whether the last letter is one of the letters.</summary>
    public static bool LastIn(ReadOnlySpan<char> word, string letters) => word.Length > 0 && letters.Contains(word[^1]);

    /// <summary>The place behind the first letter that is in <paramref name="vowels"/> and the first behind it that is not; the word's length when there is none.</summary>
    public static int RegionAfter(ReadOnlySpan<char> word, int from, string vowels)
    {
        var index = from;
        while (index < word.Length && !vowels.Contains(word[index]))
        {
            index++;
        }
        while (index < word.Length && vowels.Contains(word[index]))
        {
            index++;
        }
        return index < word.Length ? index + 1 : word.Length;
    }

    /// <summary>The stem as a string; the word itself when nothing was taken away.</summary>
    public static string Result(string word, ReadOnlySpan<char> stem) => stem.SequenceEqual(word) ? word : new string(stem);
}
