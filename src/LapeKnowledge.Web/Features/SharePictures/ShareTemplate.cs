using System.Globalization;
using System.Xml.Linq;

namespace LapeKnowledge.Web.Features.SharePictures;

/// <param name="Kind">What kind of document it is, in words; null for none.</param>
internal sealed record ShareText(string Title, string? Kind, string Site);

/// <summary>The picture of a page as an SVG drawing, in the colours of the site's light side (docs/design.md).</summary>
internal static class ShareTemplate
{
    /// <summary>To be raised when the drawing changes: pictures are kept for ever by their address.</summary>
    public const int Version = 1;
    public const int Width = 1200;
    public const int Height = 630;
    private const int Margin = 84;
    private const int TitleMiddle = 300;
    private const double LineHeight = 1.16;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static string Draw(ShareText text)
    {
        var title = TitleLines.Of(text.Title, Width - 2 * Margin);
        var step = title.Size * LineHeight;
        var first = TitleMiddle - step * (title.Lines.Count - 1) / 2 + title.Size * 0.34;
        var drawing = new XElement(
            Svg + "svg",
            Attributes(("width", Width), ("height", Height), ("viewBox", $"0 0 {Width} {Height}")),
            Element("rect", ("width", Width), ("height", Height), ("fill", "#fbf8f2")),
            Element("path", ("fill", "#bcd6c3"), ("d", "M0 560 C220 470 420 500 640 540 S1040 590 1200 500 V630 H0 Z")),
            Element("path", ("fill", "#8fb9a0"), ("d", "M0 600 C260 520 520 560 760 585 S1080 600 1200 560 V630 H0 Z")),
            Element("rect", ("width", 16), ("height", Height), ("fill", "#1f5b4f")),
            text.Kind is null ? null : Text(text.Kind, Margin, 104, 34, "Figtree", "#1f5b4f"),
            title.Lines.Select((line, at) => Text(line, Margin, first + at * step, title.Size, "Fraunces", "#20302d")),
            Logo(),
            Text(text.Site, Margin + 76, 592, 38, "Fraunces", "#20302d"));
        return drawing.ToString(SaveOptions.DisableFormatting);
    }

    private static XElement Logo() => new(
        Svg + "g",
        Attributes(("transform", $"translate({Margin} 546) scale(1.5)")),
        Element("circle", ("cx", 20), ("cy", 13), ("r", 9), ("fill", "#e5a63a")),
        Element("circle", ("cx", 13), ("cy", 25), ("r", 9), ("fill", "#c9573a")),
        Element("circle", ("cx", 27), ("cy", 25), ("r", 9), ("fill", "#1f5b4f")),
        Element("path", ("fill", "#fbf8f2"), ("d", "M20 19.6a9 9 0 0 1 2 4.2 9 9 0 0 1-4 0 9 9 0 0 1 2-4.2z")));

    private static XElement Text(string text, double x, double y, int size, string family, string colour)
    {
        var element = Element("text", ("x", x), ("y", y), ("font-family", family), ("font-size", size), ("fill", colour));
        element.Add(TitleLines.Clean(text));
        return element;
    }

    private static XElement Element(string name, params (string Name, object Value)[] attributes) => new(Svg + name, Attributes(attributes));

    private static XAttribute[] Attributes(params (string Name, object Value)[] attributes) =>
        [.. attributes.Select(a => new XAttribute(a.Name, Convert.ToString(a.Value, CultureInfo.InvariantCulture)!))];
}
