using System.Net;
using System.Text.RegularExpressions;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Web.Features.Machines;

internal static partial class PlainText
{
    /// <summary>Rich text without its tags, on one line.</summary>
    public static string Of(IHtmlEncodedString? html) =>
        Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(html?.ToHtmlString() ?? string.Empty, " ")), " ").Trim();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
