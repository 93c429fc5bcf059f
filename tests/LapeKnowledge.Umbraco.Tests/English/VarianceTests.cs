using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Tests.English;

/// <summary>What becomes of values and tags when a type begins or ceases to vary by culture.</summary>
public sealed class VarianceTests(HostFixture host) : EnglishSiteTest(host)
{
    [Fact]
    public async Task A_published_page_follows_its_type_without_being_published_again()
    {
        await AddDanishAsync();
        var type = await TypeAsync("page", ContentVariation.Nothing);
        var document = await CreatedAsync(Model(type, [Name("Page")], Value("title", "text")));
        Assert.True((await Publishing.PublishAsync(document.Key, [new CulturePublishScheduleModel()], User)).Success);
        Get<IVariationContextAccessor>().VariationContext = new VariationContext(English);
        Assert.Equal(["text", "text", "text"], await TitlesAsync(document));

        await VaryAsync(type, ContentVariation.Culture);
        Assert.Equal(["text", "text", ""], await TitlesAsync(document));

        await VaryAsync(type, ContentVariation.Nothing);
        Assert.Equal(["text", "text", "text"], await TitlesAsync(document));
    }

    [Fact]
    public async Task Tags_move_with_the_values_they_stand_in()
    {
        await AddDanishAsync();
        var english = (await Get<ILanguageService>().GetAsync(English))!.Id;
        var type = await TypeAsync("tagged", ContentVariation.Nothing);
        type.AddPropertyType(new PropertyType(Get<IShortStringHelper>(), Constants.PropertyEditors.Aliases.Tags, ValueStorageType.Nvarchar, "tags") { Name = "Tags", DataTypeId = Constants.DataTypes.Tags });
        await Types.UpdateAsync(type, User);
        IContent document = new Content("Tagged", -1, type);
        document.AssignTags(Editors, DataTypes, Json, "tags", ["sea", "land"]);
        Documents.Save(document);
        Documents.Publish(document, AllCultures);
        Assert.Equal(["land/", "sea/"], AllTags());

        await VaryAsync(type, ContentVariation.Culture, "tags");
        Assert.Empty(Tags(document, null));
        Assert.Equal(["land", "sea"], Tags(document, English));
        Assert.Equal([$"land/{english}", $"sea/{english}"], AllTags());

        document = Reload(document);
        document.SetCultureName("Tagged", English);
        document.SetCultureName("Mærket", Danish);
        document.AssignTags(Editors, DataTypes, Json, "tags", ["hav", "land"], culture: Danish);
        Documents.Save(document);
        Assert.True(Documents.Publish(document, [English, Danish]).Success);
        Assert.Equal(4, AllTags().Length);

        await VaryAsync(type, ContentVariation.Nothing, "tags");
        Assert.Empty(Tags(document, Danish));
        Assert.Empty(Tags(document, English));
        Assert.Equal(["land", "sea"], Tags(document, null));
        Assert.Equal(["land/", "sea/"], AllTags());
    }

    private PropertyEditorCollection Editors => Get<PropertyEditorCollection>();

    private IDataTypeService DataTypes => Get<IDataTypeService>();

    private IJsonSerializer Json => Get<IJsonSerializer>();

    private async Task VaryAsync(IContentType type, ContentVariation variations, string alias = "title")
    {
        var loaded = Types.Get(type.Key)!;
        loaded.Variations = variations;
        loaded.PropertyTypes.Single(p => p.Alias == alias).Variations = variations;
        Assert.True((await Types.UpdateAsync(loaded, User)).Success);
    }

    private async Task<IEnumerable<string?>> TitlesAsync(IContent document)
    {
        var page = await Published.GetByIdAsync(document.Key, preview: false);
        return new[] { null, English, Danish }.Select(c => page!.Value<string>(Get<IPublishedValueFallback>(), "title", c));
    }

    private string[] Tags(IContent document, string? culture)
        => [.. Reload(document).Properties["tags"]!.GetTagsValue(Editors, DataTypes, Json, culture).Order()];

    private string[] AllTags() => [.. Get<ITagService>().GetAllTags(culture: "*").Select(t => $"{t.Text}/{t.LanguageId}").Order()];
}
