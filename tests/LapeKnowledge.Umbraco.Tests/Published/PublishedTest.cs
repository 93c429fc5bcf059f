using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.Tests.Published;

/// <summary>A test of what the site shows, with everything in memory as after a start.</summary>
public abstract class PublishedTest(HostFixture host) : HostTest(host)
{
    protected const string Finnish = "fi-FI";
    protected const string Swedish = "sv-FI";
    protected static readonly string[] AllCultures = ["*"];

    protected IContentService Documents => Get<IContentService>();

    protected IPublishedContentCache Cache => Get<IPublishedContentCache>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        UseCulture(null);
    }

    protected void UseCulture(string? culture) => Get<IVariationContextAccessor>().VariationContext = new VariationContext(culture);

    /// <summary>A type with a property for each data type, by alias; allowed at the root and below itself.</summary>
    protected async Task<IContentType> TypeAsync(string alias, ContentVariation variation, bool isElement = false, params (string Alias, IDataType DataType)[] properties)
    {
        var type = new ContentType(Get<IShortStringHelper>(), Constants.System.Root) { Alias = alias, Name = alias, AllowedAsRoot = true, Variations = variation, IsElement = isElement };
        foreach (var (name, dataType) in properties)
        {
            type.AddPropertyType(new PropertyType(Get<IShortStringHelper>(), dataType, name) { Name = name, Variations = variation }, "content", "Content");
        }
        type.AllowedContentTypes = isElement ? [] : [new ContentTypeSort(type.Key, 0, alias)];
        var result = await Get<IContentTypeService>().CreateAsync(type, Constants.Security.SuperUserKey);
        Assert.True(result.Success, result.Result.ToString());
        return Get<IContentTypeService>().Get(alias)!;
    }

    protected async Task<IContentType> TextTypeAsync(string alias, ContentVariation variation)
        => await TypeAsync(alias, variation, isElement: false, ("title", await TextstringAsync()));

    protected async Task<IDataType> TextstringAsync() => (await Get<IDataTypeService>().GetAsync(Constants.DataTypes.Guids.TextstringGuid))!;

    protected IContent Publish(IContent document, params string[] cultures)
    {
        Assert.True(Documents.Save(document).Success);
        var result = Documents.Publish(document, cultures.Length == 0 ? AllCultures : cultures);
        Assert.True(result.Success, result.Result.ToString());
        return document;
    }

    protected IContent PublishedPage(IContentType type, string name, int parentId = Constants.System.Root)
    {
        var document = Documents.Create(name, parentId, type);
        document.SetValue("title", name + " title");
        return Publish(document);
    }

    protected IContent PublishedArticle(IContentType type, string finnish, string swedish, int parentId = Constants.System.Root)
    {
        var document = Documents.Create(string.Empty, parentId, type);
        foreach (var (culture, name) in new[] { (Finnish, finnish), (Swedish, swedish) })
        {
            document.SetCultureName(name, culture);
            document.SetValue("title", name + " title", culture);
        }
        return Publish(document);
    }
}
