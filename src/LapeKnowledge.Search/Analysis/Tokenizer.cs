using System.Globalization;

namespace LapeKnowledge.Search.Analysis;

/// <summary>
/// Finds the words of a text: runs of letters and digits, held together by hyphens, colons and apostrophes between them ("TVT-taidot", "EU:n") and by soft
/// hyphens and combining marks. Everything else separates.
/// </summary>
public static class Tokenizer
{
    private const char SoftHyphen = '\u00AD';
    private const char LastComposed = '\u02FF';
    private const int LongestEnding = 10;
    private const int LongestEndingOfName = 4;

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

    /// <summary>
    /// The word in lower case and composed letters, without soft hyphens and without an ending set off by a colon or an apostrophe: "EU:n" is "eu",
    /// "Bordeaux'ssa" is "bordeaux". The apostrophe of "vaa'an" belongs to the word, and so does what follows in "O'Neill" and "12:30".
    /// </summary>
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
        return Composed(new string(lower[..EndOfBase(lower)]));
    }

    private static int EndOfBase(ReadOnlySpan<char> word)
    {
        var cut = word.IndexOfAny(':', '\'');
        if (cut <= 0 || word.Length - cut - 1 > LongestEnding)
        {
            return word.Length;
        }
        var ending = word[(cut + 1)..];
        foreach (var character in ending)
        {
            if (!char.IsLetter(character))
            {
                return word.Length;
            }
        }
        var isEnding = word[cut] == ':' || (cut > 1 && ending.Length <= LongestEndingOfName && !(ending.Length > 0 && ending[0] == word[cut - 1]));
        return isEnding ? cut : word.Length;
    }

    /// <summary>Text that is no valid Unicode cannot be composed, and is left as it is.</summary>
    private static string Composed(string word)
    {
        var isPlain = true;
        foreach (var character in word)
        {
            if (char.IsSurrogate(character))
            {
                return word;
            }
            isPlain &= character <= LastComposed;
        }
        return isPlain ? word : word.Normalize();
    }

    private static bool Continues(ReadOnlySpan<char> text, int index)
    {
        var character = text[index];
        return char.IsLetterOrDigit(character)
            || character == SoftHyphen
            || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark
            || (character is '-' or '\'' or '\u2019' && index + 1 < text.Length && char.IsLetterOrDigit(text[index + 1]))
            || (character == ':' && index + 1 < text.Length && ColonContinues(text[index - 1], text[index + 1]));
    }

    /// <summary>A colon before an ending or in a time; not between a word and the number of a note.</summary>
    private static bool ColonContinues(char before, char after) => char.IsLetter(after) || (char.IsDigit(before) && char.IsDigit(after));
}
