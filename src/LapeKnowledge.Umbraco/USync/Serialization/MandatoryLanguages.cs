using LapeKnowledge.Umbraco.USync.Files;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.USync.Serialization;

/// <summary>
/// A folder from another site may hold documents without a language that is mandatory here. They are published as the
/// folder says: for the time of the import the language is not mandatory.
/// </summary>
internal sealed class MandatoryLanguages(USyncRun run, ILanguageService languages)
{
    private readonly List<ILanguage> _lifted = [];

    /// <returns>False when nothing could be lifted any more.</returns>
    public async Task<bool> LiftAsync(USyncFile file)
    {
        var mandatory = (await languages.GetAllAsync()).Where(l => l.IsMandatory).ToArray();
        foreach (var language in mandatory)
        {
            await SetAsync(language, false);
            _lifted.Add(language);
            run.Warn(file, file.Info?.Element("Published"), $"{language.IsoCode} is mandatory here, but the folder has published documents without it; they are published as they are.");
        }
        return mandatory.Length > 0;
    }

    public async Task RestoreAsync()
    {
        foreach (var language in _lifted)
        {
            await SetAsync(language, true);
        }
        _lifted.Clear();
    }

    private async Task SetAsync(ILanguage language, bool mandatory)
    {
        language.IsMandatory = mandatory;
        var saved = await languages.UpdateAsync(language, Constants.Security.SuperUserKey);
        if (!saved.Success)
        {
            throw new USyncException($"The language {language.IsoCode} could not be saved: {saved.Status}.");
        }
        run.ForgetLanguages();
    }
}
