using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>
/// Plain text as people type it, and the markup that it is kept as: paragraphs are parted by an empty line, a line that begins with a hyphen is an item
/// of a list. What this writes, it reads back as it was typed.
/// </summary>
internal static partial class DraftText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
    private static readonly string[] Bullets = ["- ", "• ", "* ", "– "];

    /// <summary>With one kind of line end, no blanks at the ends of lines and no more than one empty line in a row.</summary>
    public static string Normalize(string? text)
    {
        var lines = (text ?? string.Empty).ReplaceLineEndings("\n").Split('\n').Select(l => new string([.. l.Where(c => c == '\t' || !char.IsControl(c))]).TrimEnd());
        return EmptyLines().Replace(string.Join('\n', lines), "\n\n").Trim();
    }

    /// <summary>One line without what is not seen: signs that turn the direction of writing would turn the titles and lists round it.</summary>
    public static string Name(string? text) => string.Concat(Normalize(text).ReplaceLineEndings(" ").EnumerateRunes().Where(r => Rune.GetUnicodeCategory(r) is not UnicodeCategory.Format)).Trim();

    /// <summary>As the text is read back once it is kept: two texts that are kept alike are alike.</summary>
    public static string Canonical(string? text) => FromHtml(ToHtml(text ?? string.Empty));

    public static string ToHtml(string text)
    {
        var html = new StringBuilder();
        foreach (var block in Normalize(text).Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = block.Split('\n');
            for (var at = 0; at < lines.Length;)
            {
                var isList = ItemOf(lines[at]) is not null;
                var part = lines[at..].TakeWhile(l => ItemOf(l) is not null == isList).ToArray();
                html.Append(isList ? $"<ul>{string.Concat(part.Select(l => $"<li>{Encoder.Encode(ItemOf(l)!)}</li>"))}</ul>" : $"<p>{string.Join("<br>", part.Select(Encoder.Encode))}</p>");
                at += part.Length;
            }
        }

        return html.ToString();
    }

    /// <summary>The text of any markup, as one would type it here.</summary>
    public static string FromHtml(string? html)
    {
        if (string.IsNullOrWhiteSpace(html))
        {
            return string.Empty;
        }

        var text = new StringBuilder();
        var at = 0;
        foreach (Match tag in Tag().Matches(html))
        {
            text.Append(Spaces().Replace(WebUtility.HtmlDecode(html[at..tag.Index]), " "));
            at = tag.Index + tag.Length;
            var (name, isEnd) = (tag.Groups["name"].Value.ToLowerInvariant(), tag.Groups["end"].Success);
            text.Append((name, isEnd) switch
            {
                ("br", _) => "\n",
                ("li", false) => "\n- ",
                ("p" or "h2" or "h3" or "h4" or "ul" or "ol" or "table" or "figure" or "blockquote", _) => "\n\n",
                ("tr", true) => "\n",
                ("td" or "th", true) => " ",
                _ => string.Empty,
            });
        }

        text.Append(Spaces().Replace(WebUtility.HtmlDecode(html[at..]), " "));
        var lines = text.ToString().Split('\n').Select(l => l.Trim());
        return Joined(Normalize(AfterBullet().Replace(string.Join('\n', lines), "$1- ")).Split('\n'));
    }

    /// <summary>The items of a list stand below each other.</summary>
    private static string Joined(string[] lines)
    {
        bool IsItem(int at) => at >= 0 && at < lines.Length && lines[at].StartsWith(Bullets[0], StringComparison.Ordinal);
        return string.Join('\n', lines.Where((line, i) => !(line.Length == 0 && IsItem(i - 1) && IsItem(i + 1))));
    }

    private static string? ItemOf(string line) => Bullets.FirstOrDefault(b => line.TrimStart().StartsWith(b, StringComparison.Ordinal)) is { } bullet ? line.TrimStart()[bullet.Length..].Trim() : null;

    [GeneratedRegex(@"\n{3,}", RegexOptions.NonBacktracking)]
    private static partial Regex EmptyLines();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"<(?<end>/)?(?<name>[a-zA-Z][a-zA-Z0-9-]*)[^>]*>|<!--[^>]*-->", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    // editors' markup has paragraphs in items
    [GeneratedRegex(@"(^|\n)-\n+", RegexOptions.NonBacktracking)]
    private static partial Regex AfterBullet();
}
