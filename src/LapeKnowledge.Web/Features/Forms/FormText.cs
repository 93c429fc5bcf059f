using System.Globalization;
using System.Text;

namespace LapeKnowledge.Web.Features.Forms;

/// <summary>What people type, as it is kept: without control characters, which databases and spreadsheets take badly.</summary>
internal static class FormText
{
    /// <summary>One line, with single blanks.</summary>
    public static string Line(string? text) =>
        string.Join(' ', Lines(text).Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>Lines end with a line feed alone, so that a length is what the browser counts.</summary>
    public static string Lines(string? text)
    {
        var clean = new StringBuilder(text?.Length ?? 0);
        foreach (var c in (text ?? string.Empty).ReplaceLineEndings("\n"))
        {
            if (c is '\n' or '\t' || !char.IsControl(c))
            {
                clean.Append(c);
            }
        }

        return clean.ToString().Trim();
    }

    /// <summary>Whether a reader sees anything of the text: blanks and characters without a shape alone are nothing.</summary>
    public static bool IsVisible(string text) => text.EnumerateRunes().Any(IsVisible);

    /// <summary>As a key: however it is written, the same name is the same.</summary>
    public static string Folded(string text) =>
        Line(string.Concat(string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormKC).EnumerateRunes().Where(r => IsVisible(r) || Rune.IsWhiteSpace(r))).ToLowerInvariant()); // halves of letters become whole ones first

    /// <summary>At most so many UTF-16 units of a text; no letter of two halves is divided.</summary>
    public static string Beginning(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>Whether a character has a shape: blanks, fillers and selectors have none.</summary>
    public static bool IsVisible(Rune rune) =>
        !Rune.IsWhiteSpace(rune) && rune.Value is not (0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF)) // fillers and selectors
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);
}
