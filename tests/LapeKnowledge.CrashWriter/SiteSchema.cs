using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.CrashWriter;

/// <summary>The two languages and the one type that the writer needs; created where they are not there yet.</summary>
internal sealed class SiteSchema(
    IContentTypeService types,
    IDataTypeService dataTypes,
    ILanguageService languages,
    PropertyEditorCollection editors,
    IConfigurationEditorJsonSerializer serializer,
    IShortStringHelper strings)
{
    public const string Finnish = "fi-FI";
    public const string Swedish = "sv-FI";
    public const string TypeAlias = "crashArticle";

    public async Task EnsureAsync()
    {
        await EnsureLanguageAsync(new Language(Finnish, "Finnish") { IsDefault = true, IsMandatory = true });
        await EnsureLanguageAsync(new Language(Swedish, "Swedish"));
        if (types.Get(TypeAlias) is null)
        {
            await CreateTypeAsync();
        }
    }

    private async Task EnsureLanguageAsync(Language language)
    {
        if (await languages.GetAsync(language.IsoCode) is null)
        {
            await languages.CreateAsync(language, Constants.Security.SuperUserKey);
        }
    }

    private async Task CreateTypeAsync()
    {
        var text = (await dataTypes.CreateAsync(
            new DataType(editors[Constants.PropertyEditors.Aliases.TextBox], serializer) { Name = "Text", DatabaseType = ValueStorageType.Nvarchar },
            Constants.Security.SuperUserKey)).Result;
        var type = new ContentType(strings, Constants.System.Root) { Alias = TypeAlias, Name = TypeAlias, AllowedAsRoot = true, Variations = ContentVariation.Culture };
        type.AddPropertyType(new PropertyType(strings, text, "title") { Name = "Title", Variations = ContentVariation.Culture }, "content", "Content");
        type.AddPropertyType(new PropertyType(strings, text, "number") { Name = "Number" }, "content", "Content");
        await types.CreateAsync(type, Constants.Security.SuperUserKey);
    }
}
