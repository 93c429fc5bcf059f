using System.Globalization;
using System.Text;

namespace LapeKnowledge.Web.Features.Events;

/// <summary>Writes the lines of an iCalendar object as RFC 5545 asks: escaped, folded, and ended with CR LF.</summary>
internal sealed class CalendarWriter
{
    private const int MostOctets = 75; // of UTF-8 on a line, without its end
    private const string End = "\r\n";

    private readonly StringBuilder _text = new();

    /// <summary>A property whose value is not text: what it contains is written as it is.</summary>
    /// <param name="name">With its parameters.</param>
    public CalendarWriter Raw(string name, string value)
    {
        Fold($"{name}:{value}");
        return this;
    }

    /// <summary>A property whose value is text; nothing when it is blank.</summary>
    public CalendarWriter Text(string name, string? value) => string.IsNullOrWhiteSpace(value) ? this : Raw(name, Escape(value));

    /// <summary>A property whose value is a list of texts; nothing when it is empty.</summary>
    public CalendarWriter Texts(string name, IEnumerable<string> values) => string.Join(',', values.Select(Escape)) is { Length: > 0 } list ? Raw(name, list) : this;

    public CalendarWriter Day(string name, DateTime day) => Raw(name + ";VALUE=DATE", day.ToString("yyyyMMdd", CultureInfo.InvariantCulture));

    public CalendarWriter Moment(string name, DateTime utc) => Raw(name, utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));

    public override string ToString() => _text.ToString();

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text.ReplaceLineEndings("\n"))
        {
            _ = character switch
            {
                '\n' => escaped.Append(@"\n"),
                '\\' or ';' or ',' => escaped.Append('\\').Append(character),
                '\t' => escaped.Append(character),
                _ when char.IsControl(character) => escaped,
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    // a character is never divided, although the standard would allow it
    private void Fold(string line)
    {
        var octets = 0;
        foreach (var character in line.EnumerateRunes())
        {
            if (octets + character.Utf8SequenceLength > MostOctets)
            {
                _text.Append(End).Append(' ');
                octets = 1;
            }

            _text.Append(character.ToString());
            octets += character.Utf8SequenceLength;
        }

        _text.Append(End);
    }
}
