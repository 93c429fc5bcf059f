using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Features.Curating;

/// <summary>A language in which a draft can be read and published.</summary>
/// <param name="Preview">Null before there is a draft.</param>
internal sealed record DraftLanguage(string Culture, string? Preview, bool IsPublished);

/// <summary>Publishes a draft in the languages that an editor has chosen.</summary>
internal static class DraftPublishing
{
    public const string CultureField = "kieli";

    public static IReadOnlyList<DraftLanguage> LanguagesOf(IContent draft, IEnumerable<string> cultures) =>
        [.. Cultures.All.Intersect(cultures).Select(c => new DraftLanguage(c, CuratingAddresses.Preview.At(c, draft.Key), draft.IsCulturePublished(c)))];

    /// <returns>Null when it is done; otherwise the text that says why it is not, and the status of the answer.</returns>
    public static (string Text, int Status)? Publish(FormContext context, IContent draft)
    {
        var cultures = context.Fields[CultureField].OfType<string>().Where(c => Cultures.All.Contains(c) && draft.IsCultureAvailable(c)).Distinct().ToList();
        if (cultures.Count == 0)
        {
            return (InterfaceTexts.CurateLanguageMissing, StatusCodes.Status422UnprocessableEntity);
        }

        if (!cultures.Contains(Cultures.Finnish) && !draft.IsCulturePublished(Cultures.Finnish))
        {
            return (InterfaceTexts.CurateFinnishFirst, StatusCodes.Status422UnprocessableEntity);
        }

        return context.Get<IContentService>().Publish(draft, [.. cultures]).Success ? null : (InterfaceTexts.CurateRefused, StatusCodes.Status409Conflict);
    }
}
