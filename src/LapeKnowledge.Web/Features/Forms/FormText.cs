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

    /// <summary>At most so many UTF-16 units of a text; no letter of two halves is divided.</summary>
    public static string Beginning(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
