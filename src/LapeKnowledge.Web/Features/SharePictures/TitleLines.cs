using System.Globalization;
using System.Text;
using System.Xml;

namespace LapeKnowledge.Web.Features.SharePictures;

/// <summary>Breaks a title into lines of a picture, in the largest size of type that it fits in.</summary>
/// <param name="Size">The size of type in pixels.</param>
internal sealed record TitleLines(int Size, IReadOnlyList<string> Lines)
{
    private const int Narrowest = 10; // no line is narrower than so many letters
    private static readonly (int Size, int Lines)[] Sizes = [(84, 2), (72, 3), (60, 4), (50, 5)];

    /// <param name="width">Pixels.</param>
    public static TitleLines Of(string title, int width)
    {
        var words = Clean(title).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (size, most) in Sizes)
        {
            if (Break(words, Math.Max((double)width / size, Narrowest)) is { } lines && lines.Count <= most)
            {
                return new TitleLines(size, lines);
            }
        }

        var (smallest, last) = Sizes[^1];
        var all = Break(words, (double)width / smallest);
        return new TitleLines(smallest, [.. all.Take(last - 1), all[last - 1].TrimEnd(' ', ',', '.', ':', ';') + "…"]);
    }

    /// <summary>One line without what XML does not have.</summary>
    public static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(r =>
        Rune.IsWhiteSpace(r) ? " " : Rune.IsControl(r) || r.IsBmp && !XmlConvert.IsXmlChar((char)r.Value) ? string.Empty : r.ToString()));

    private static List<string> Break(IEnumerable<string> words, double width)
    {
        var lines = new List<string>();
        var line = string.Empty;
        foreach (var part in words.SelectMany(w => Parts(w, width)))
        {
            var longer = line.Length == 0 ? part : $"{line} {part}";
            if (line.Length > 0 && WidthOf(longer) > width)
            {
                lines.Add(line);
                longer = part;
            }

            line = longer;
        }

        return line.Length > 0 || lines.Count == 0 ? [.. lines, line] : lines;
    }

    /// <summary>A word in parts that fit a line, each but the last with a hyphen.</summary>
    private static IEnumerable<string> Parts(string word, double width)
    {
        var part = new StringBuilder();
        var letters = StringInfo.GetTextElementEnumerator(word);
        while (letters.MoveNext())
        {
            var letter = letters.GetTextElement();
            if (part.Length > 0 && WidthOf($"{part}{letter}-") > width)
            {
                yield return $"{part}-";
                part.Clear();
            }

            part.Append(letter);
        }

        yield return part.ToString();
    }

    /// <summary>About how wide a text is set in Fraunces, in widths of its size.</summary>
    private static double WidthOf(string text) => text.Sum(c => c switch
    {
        'i' or 'j' or 'l' or 't' or 'f' or 'r' or '.' or ',' or ':' or ';' or '!' or '\'' or '(' or ')' or '-' or '’' or '”' or ' ' => 0.37,
        'm' or 'w' or 'M' or 'W' or '&' or '…' or '@' => 0.98,
        _ when char.IsUpper(c) => 0.78,
        _ => 0.6,
    });
}
