using System.Globalization;
using System.Text.RegularExpressions;

namespace LapeKnowledge.Umbraco.Documents;

/// <summary>
/// Makes a name unique among its siblings as Umbraco does: "Name", "Name (1)", "Name (2)" …, the first free number. A name that has no room for the
/// number gives way to it, where Umbraco's own database would refuse it.
/// </summary>
internal static partial class UniqueNames
{
    private const int LongestName = 255;
    private const int LongestNumber = 13; // " (" + ten digits + ")"

    /// <summary>What every name that may be in the way of this one begins with: the name without its number, and short enough to have one.</summary>
    public static string Stem(string name)
    {
        var bracket = name.EndsWith(')') ? name.LastIndexOf(" (", StringComparison.Ordinal) : -1;
        return Cut(bracket > 0 ? name[..bracket] : name, LongestName - LongestNumber);
    }

    public static string Unique(IEnumerable<string?> siblings, string name)
    {
        var (text, number) = Parse(name);
        var similar = siblings.OfType<string>()
            .Where(s => s.StartsWith(Cut(text, LongestName - LongestNumber), StringComparison.OrdinalIgnoreCase))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (!similar.Contains(name))
        {
            return name;
        }
        // "Name (2)" counts on from "Name" where that exists; where the user wrote the number himself it is part of the name.
        var stem = number is null || similar.Contains(text) ? text : name;
        for (var next = 1; ; next++)
        {
            var suffix = FormattableString.Invariant($" ({next})");
            var candidate = Cut(stem, LongestName - suffix.Length) + suffix;
            if (!similar.Contains(candidate))
            {
                return candidate;
            }
        }
    }

    private static string Cut(string text, int length)
        => text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static (string Text, int? Number) Parse(string name)
    {
        var match = Numbered().Match(name);
        return match.Success && int.TryParse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture, out var number)
            ? (match.Groups[1].Value, number)
            : (name, null);
    }

    [GeneratedRegex(@"^(.*) \(([1-9]\d*)\)$")]
    private static partial Regex Numbered();
}
