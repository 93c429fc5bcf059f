using System.Globalization;

namespace LapeKnowledge.Search.Analysis;

/// <summary>
/// Finds the words of a text: runs of letters and digits, held together by hyphens, colons and apostrophes between them ("TVT-taidot", "EU:n") and by soft
/// hyphens and combining marks. Everything else separates.
/// </summary>
public static class Tokenizer
{
    private const char SoftHyphen = '\u00AD';
    private const int LongestEnding = 6;

    /// <summary>Finds the next word at or after <paramref name="position"/> and moves it behind the word.</summary>
    public static bool Next(ReadOnlySpan<char> text, ref int position, out Range word)
    {
        var start = position;
        while (start < text.Length && !char.IsLetterOrDigit(text[start]))
        {
            start++;
        }
        var end = start;
        while (end < text.Length && Continues(text, end))
        {
            end++;
        }
        position = end;
        word = start..end;
        return start < end;
    }

    /// <summary>The word in lower case, without soft hyphens and without an ending set off by a colon or an apostrophe: "EU:n" is "eu".</summary>
    public static string Normalize(ReadOnlySpan<char> word)
    {
        var lower = word.Length <= 256 ? stackalloc char[word.Length] : new char[word.Length];
        var length = 0;
        foreach (var character in word)
        {
            if (character != SoftHyphen)
            {
                lower[length++] = character == '\u2019' ? '\'' : char.ToLowerInvariant(character);
            }
        }
        lower = lower[..length];
        var cut = lower.IndexOfAny(':', '\'');
        if (cut > 0 && length - cut <= LongestEnding)
        {
            lower = lower[..cut];
        }
        var normalized = new string(lower);
        return normalized.IsNormalized() ? normalized : normalized.Normalize();
    }

    private static bool Continues(ReadOnlySpan<char> text, int index)
    {
        var character = text[index];
        return char.IsLetterOrDigit(character)
            || character == SoftHyphen
            || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark
            || (character is '-' or ':' or '\'' or '\u2019' && index + 1 < text.Length && char.IsLetterOrDigit(text[index + 1]));
    }
}
