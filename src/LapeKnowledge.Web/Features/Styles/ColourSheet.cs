using System.Globalization;
using System.Text.RegularExpressions;

namespace LapeKnowledge.Web.Features.Styles;

/// <summary>The colours of <c>site.css</c>, each in its light and its dark value, and how well text in one can be read on another.</summary>
internal sealed partial class ColourSheet
{
    /// <summary>The least contrast of text, by WCAG 1.4.3.</summary>
    public const double LeastForText = 4.5;

    /// <summary>The least contrast of the edge of a control, and of the ring of the focus, by WCAG 1.4.11.</summary>
    public const double LeastForEdges = 3;

    private static readonly string[] Surfaces = ["paper", "surface", "panel", "tint", "sun-tint"];
    private readonly Dictionary<string, Colour> _colours;

    private ColourSheet(Dictionary<string, Colour> colours) => _colours = colours;

    /// <summary>By the name of the custom property without its dashes; the colours of content types as <c>of-pilot</c>.</summary>
    public IReadOnlyDictionary<string, Colour> Colours => _colours;

    /// <summary>Which colours stand on which: text on its surfaces, then edges on theirs.</summary>
    public IReadOnlyList<ColourPair> Pairs
    {
        get
        {
            var onSurfaces = new[] { "ink", "soft-ink", "accent", "accent-hover" }.SelectMany(text => Surfaces.Select(surface => Pair(text, surface, LeastForText)));
            var types = _colours.Keys.Where(name => name.StartsWith("of-", StringComparison.Ordinal)).SelectMany(type => Surfaces[..3].Select(surface => Pair(type, surface, LeastForText)));
            var filled = new[] { "accent", "accent-hover" }.Select(surface => Pair("accent-ink", surface, LeastForText));
            var said = new[] { "paper", "surface" }.Select(surface => Pair("red", surface, LeastForText));
            var edges = new[] { "focus", "strong-line" }.SelectMany(edge => Surfaces[..3].Select(surface => Pair(edge, surface, LeastForEdges)));
            return [.. onSurfaces, .. types, .. filled, .. said, .. edges];
        }
    }

    public static ColourSheet Read(string css)
    {
        var colours = new Dictionary<string, Colour>();
        foreach (Match property in Property().Matches(css))
        {
            var colour = new Colour(property.Groups["light"].Value, property.Groups["dark"].Value);
            foreach (var name in property.Groups["name"].Value == "type" ? Types(property) : [property.Groups["name"].Value])
            {
                colours[name] = colour;
            }
        }

        return new ColourSheet(colours);
    }

    private static IEnumerable<string> Types(Match property) => TypeClass().Matches(property.Groups["selector"].Value).Select(c => c.Groups[1].Value);

    private ColourPair Pair(string text, string surface, double least) => new(
        text, surface, least, Ratio(_colours[text].Light, _colours[surface].Light), Ratio(_colours[text].Dark, _colours[surface].Dark));

    private static double Ratio(string one, string other)
    {
        var (first, second) = (Luminance(one), Luminance(other));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    private static double Luminance(string hex)
    {
        var channels = new[] { 1, 3, 5 }.Select(at => int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * channels[0]) + (0.7152 * channels[1]) + (0.0722 * channels[2]);
    }

    [GeneratedRegex(@"(?<selector>\.of-[^{}]*\{\s*)?--(?<name>[a-z0-9-]+):\s*light-dark\((?<light>#[0-9a-f]{6}),\s*(?<dark>#[0-9a-f]{6})\)")]
    private static partial Regex Property();

    [GeneratedRegex(@"\.(of-[A-Za-z]+)")]
    private static partial Regex TypeClass();
}

/// <summary>As <c>#rrggbb</c>.</summary>
internal sealed record Colour(string Light, string Dark);

/// <param name="Least">The least contrast that it has to have.</param>
internal sealed record ColourPair(string Text, string Surface, double Least, double Light, double Dark)
{
    public bool IsEnough => Light >= Least && Dark >= Least;
}
