using System.Text.RegularExpressions;
using Umbraco.Cms.Core.Templates;

namespace LapeKnowledge.Umbraco.PropertyEditors.RichText;

/// <summary>Puts addresses in the place of the references in stored markup.</summary>
internal sealed partial class RichTextMarkup(HtmlLocalLinkParser links, HtmlUrlParser urls, HtmlImageSourceParser images)
{
    public static bool IsEmpty(string? markup) => string.IsNullOrWhiteSpace(markup) || markup.Trim() == "<p></p>";

    public string Resolve(string markup)
    {
        // Most texts have none of these, and looking for a word costs less than running the patterns.
        if (markup.Contains("localLink", StringComparison.OrdinalIgnoreCase))
        {
            markup = links.EnsureInternalLinks(markup);
        }
        if (markup.Contains('~'))
        {
            markup = urls.EnsureUrls(markup);
        }
        return markup.Contains("data-udi", StringComparison.OrdinalIgnoreCase) ? UdiAttribute().Replace(images.EnsureImageSources(markup), "$1") : markup;
    }

    /// <summary>Replaces each block element with what is rendered for its key.</summary>
    public static string ReplaceBlocks(string markup, Func<Guid, string> render)
        => BlockElement().Replace(markup, match => Guid.TryParse(match.Groups["key"].Value, out var key) ? render(key) : string.Empty);

    [GeneratedRegex("""(<(?:a|img)\b[^>]*?)\s+data-udi="[^"]*(?:")""", RegexOptions.IgnoreCase)]
    private static partial Regex UdiAttribute();

    [GeneratedRegex("""<(?<tag>umb-rte-block(?:-inline)?)\b[^>]*?\bdata-content-key="(?<key>[^"]*)"[^>]*>.*?</\k<tag>>""", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex BlockElement();
}
