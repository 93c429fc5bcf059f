using System.Globalization;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Hosting;

/// <summary>Umbraco's services need a default language. Where no file has brought one, it is <c>Umbraco:CMS:Global:DefaultUILanguage</c>.</summary>
internal sealed class FirstLanguage(ILanguageService languages, IOptions<GlobalSettings> settings)
{
    public async Task EnsureAsync()
    {
        if ((await languages.GetAllAsync()).Any())
        {
            return;
        }
        var culture = CultureInfo.GetCultureInfo(settings.Value.DefaultUILanguage);
        await languages.CreateAsync(new Language(culture.Name, culture.EnglishName) { IsDefault = true }, Constants.Security.SuperUserKey);
    }
}
