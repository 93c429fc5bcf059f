using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.Tests.English;

/// <summary>A site as a fresh Umbraco has it, with English alone: nothing in the host may count on Finnish and Swedish being there.</summary>
public abstract class EnglishSiteTest(HostFixture host) : HostTest(host)
{
    protected const string English = "en-US";
    protected const string Danish = "da-DK";
    protected static readonly string[] AllCultures = ["*"];
    protected static readonly Guid User = Constants.Security.SuperUserKey;

    protected IContentService Documents => Get<IContentService>();

    protected IContentTypeService Types => Get<IContentTypeService>();

    protected IContentEditingService Editing => Get<IContentEditingService>();

    protected IContentPublishingService Publishing => Get<IContentPublishingService>();

    protected IPublishedContentCache Published => Get<IPublishedContentCache>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var languages = Get<ILanguageService>();
        Assert.True((await languages.CreateAsync(new Language(English, "English (United States)") { IsDefault = true }, User)).Success);
        Assert.True((await languages.DeleteAsync("fi-FI", User)).Success);
        Assert.True((await languages.DeleteAsync("sv-FI", User)).Success);
    }

    protected async Task AddDanishAsync() => Assert.True((await Get<ILanguageService>().CreateAsync(new Language(Danish, "Danish (Denmark)"), User)).Success);

    /// <summary>A type with a varying title, an invariant code and a label that nobody may edit; none of them in a group.</summary>
    protected async Task<IContentType> TypeAsync(string alias, ContentVariation variations, bool mandatoryTitle = false)
    {
        var type = new ContentType(Get<IShortStringHelper>(), Constants.System.Root) { Alias = alias, Name = alias, AllowedAsRoot = true, Variations = variations };
        type.AddPropertyType(Text("title", variations, mandatoryTitle));
        type.AddPropertyType(Text("code", ContentVariation.Nothing));
        type.AddPropertyType(new PropertyType(Get<IShortStringHelper>(), Constants.PropertyEditors.Aliases.Label, ValueStorageType.Nvarchar, "label")
        {
            Name = "Label",
            DataTypeId = Constants.DataTypes.LabelString,
            Variations = variations,
        });
        type.AllowedContentTypes = [new ContentTypeSort(type.Key, 0, alias)];
        var result = await Types.CreateAsync(type, User);
        Assert.True(result.Success, result.Result.ToString());
        return type;
    }

    protected PropertyType Text(string alias, ContentVariation variations = ContentVariation.Nothing, bool mandatory = false)
        => new(Get<IShortStringHelper>(), Constants.PropertyEditors.Aliases.TextBox, ValueStorageType.Nvarchar, alias)
        {
            Name = alias,
            DataTypeId = Constants.DataTypes.Textbox,
            Variations = variations,
            Mandatory = mandatory,
        };

    protected static VariantModel Name(string name, string? culture = null, string? segment = null) => new() { Name = name, Culture = culture, Segment = segment };

    protected static PropertyValueModel Value(string alias, object? value, string? culture = null, string? segment = null)
        => new() { Alias = alias, Value = value, Culture = culture, Segment = segment };

    protected static ContentCreateModel Model(IContentType type, IEnumerable<VariantModel> names, params PropertyValueModel[] values)
        => new() { ContentTypeKey = type.Key, ParentKey = Constants.System.RootKey, Variants = names, Properties = values };

    protected async Task<IContent> CreatedAsync(ContentCreateModel model)
    {
        var result = await Editing.CreateAsync(model, User);
        Assert.Equal(ContentEditingOperationStatus.Success, result.Status);
        return result.Result.Content!;
    }

    protected IContent Reload(IContent document) => Documents.GetById(document.Key) ?? throw new InvalidOperationException($"{document.Name} is gone.");
}
