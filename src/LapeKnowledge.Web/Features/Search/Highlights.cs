using System.Text.Encodings.Web;
using LapeKnowledge.Search;
using Microsoft.AspNetCore.Html;

namespace LapeKnowledge.Web.Features.Search;

internal static class Highlights
{
    /// <summary>The text as HTML on one line, encoded, with what matched in <c>mark</c> elements.</summary>
    public static string Html(HighlightedText text, HtmlEncoder encoder)
    {
        using var html = new StringWriter();
        var line = text.Text.Replace('\r', ' ').Replace('\n', ' '); // as long as it was: the marks keep their places
        var at = 0;
        foreach (var mark in text.Marks.Where(m => m.Length > 0))
        {
            var (start, end) = (Math.Clamp(mark.Start, at, line.Length), Math.Clamp(mark.Start + mark.Length, at, line.Length));
            encoder.Encode(html, line, at, start - at);
            if (end > start)
            {
                html.Write("<mark>");
                encoder.Encode(html, line, start, end - start);
                html.Write("</mark>");
            }

            at = end;
        }

        encoder.Encode(html, line, at, line.Length - at);
        return html.ToString();
    }

    /// <summary>A piece of a text, with an ellipsis where the text goes on.</summary>
    public static string Html(Snippet snippet, HtmlEncoder encoder) =>
        $"{(snippet.StartsInside ? "… " : null)}{Html(snippet.Highlighted, encoder)}{(snippet.EndsInside ? " …" : null)}";

    public static IHtmlContent Content(string html) => new HtmlString(html);
}
