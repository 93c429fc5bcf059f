using System.Globalization;
using System.Text;
using LapeKnowledge.Web.Features.Forms;

namespace LapeKnowledge.Web.Features.Uploads;

/// <summary>Names of files as they are kept and sent: no path, nothing that a system or a header would read otherwise than as a name.</summary>
internal static class UploadNames
{
    private const string Unnamed = "tiedosto";
    private const string Forbidden = "<>:\"/\\|?*%;&'`$#{}";

    /// <param name="sent">As the browser says it.</param>
    /// <param name="extension">What the content is; it takes the place of the ending that was sent.</param>
    public static string Clean(string sent, string extension)
    {
        var last = sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..].Normalize(NormalizationForm.FormC);
        var dot = last.LastIndexOf('.');
        var stem = new string([.. (dot > 0 ? last[..dot] : last).Select(c => IsPlain(c) ? c : '-')]).Trim(' ', '.', '-');
        stem = FormText.Beginning(stem, Upload.NameLength - extension.Length);
        return (stem.Length == 0 ? Unnamed : stem) + extension;
    }

    // letters of other planes come as two halves, which are kept; marks that turn the direction of writing are not
    private static bool IsPlain(char c) =>
        !Forbidden.Contains(c) && (char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned));
}
