using System.Globalization;
using System.Text.RegularExpressions;

namespace LapeKnowledge.Umbraco.Documents;

/// <summary>Makes a name unique among its siblings as Umbraco does: "Name", "Name (1)", "Name (2)" …, the first free number.</summary>
internal static partial class UniqueNames
{
    public static string Unique(IEnumerable<string?> siblings, string name)
    {
        var (text, number) = Parse(name);
        var similar = siblings.OfType<string>()
            .Where(s => s.StartsWith(text, StringComparison.OrdinalIgnoreCase))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (!similar.Contains(name))
        {
            return name;
        }
        // "Name (2)" counts on from "Name" where that exists; where the user wrote the number himself it is part of the name.
        var stem = number is null || similar.Contains(text) ? text : name;
        for (var next = 1; ; next++)
        {
            var candidate = FormattableString.Invariant($"{stem} ({next})");
            if (!similar.Contains(candidate))
            {
                return candidate;
            }
        }
    }

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
