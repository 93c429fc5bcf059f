using System.Net;
using System.Text;

namespace LapeKnowledge.Web.Features.Search.Indexing;

/// <summary>Rich text as words: paragraphs, items and cells on lines of their own, what is within a paragraph left together.</summary>
internal static class RichTextWords
{
    private static readonly HashSet<string> Inline = new(
        ["a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var", "wbr"],
        StringComparer.OrdinalIgnoreCase);

    public static string Of(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at);
            Append(text, html[at..(tag < 0 ? html.Length : tag)]);
            if (tag < 0)
            {
                break;
            }

            var end = html.IndexOf('>', tag);
            if (!Inline.Contains(NameOf(html.AsSpan(tag + 1, (end < 0 ? html.Length : end) - tag - 1)).ToString()))
            {
                Break(text);
            }

            at = end < 0 ? html.Length : end + 1;
        }

        return text.ToString().TrimEnd();
    }

    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> tag)
    {
        var name = tag.TrimStart('/');
        var end = name.IndexOfAny(" \t\r\n/");
        return end < 0 ? name : name[..end];
    }

    /// <summary>White space is one space, as browsers show it.</summary>
    private static void Append(StringBuilder text, string encoded)
    {
        foreach (var character in WebUtility.HtmlDecode(encoded))
        {
            if (!char.IsWhiteSpace(character))
            {
                text.Append(character);
            }
            else if (text.Length > 0 && !char.IsWhiteSpace(text[^1]))
            {
                text.Append(' ');
            }
        }
    }

    private static void Break(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }

        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }
    }
}
