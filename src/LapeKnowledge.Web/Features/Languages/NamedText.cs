using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace LapeKnowledge.Web.Features.Languages;

/// <summary>A text of the dictionary with a name in it that may be in another language than the text: a screen reader pronounces each as it is written.</summary>
internal static class NamedText
{
    private const string Place = "{0}";

    public static IHtmlContent Of(string text, string name, string? language)
    {
        var html = new HtmlContentBuilder();
        foreach (var (index, part) in text.Split(Place).Index())
        {
            if (index > 0)
            {
                html.AppendHtml(Marked(name, language));
            }

            html.Append(part);
        }

        return html;
    }

    private static IHtmlContent Marked(string name, string? language)
    {
        if (language is null)
        {
            return new HtmlContentBuilder().Append(name);
        }

        var marked = new TagBuilder("span");
        marked.Attributes["lang"] = language;
        marked.InnerHtml.Append(name);
        return marked;
    }
}
