using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.Tests.Documents;

/// <summary>A test of documents: an invariant type <c>page</c> and a type <c>article</c> that varies by culture, both allowed everywhere.</summary>
public abstract class DocumentTest(HostFixture host) : HostTest(host)
{
    protected const string Finnish = "fi-FI";
    protected const string Swedish = "sv-FI";
    protected static readonly string[] AllCultures = ["*"];

    protected IContentService Documents => Get<IContentService>();

    protected IContentType Page { get; private set; } = null!;

    protected IContentType Article { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Page = await CreateTypeAsync("page", ContentVariation.Nothing);
        Article = await CreateTypeAsync("article", ContentVariation.Culture);
    }

    /// <summary>A type with a title that varies as the type does, and a code that never varies.</summary>
    protected async Task<IContentType> CreateTypeAsync(string alias, ContentVariation variation)
    {
        var type = new ContentType(Get<IShortStringHelper>(), Constants.System.Root) { Alias = alias, Name = alias, AllowedAsRoot = true, Variations = variation };
        var textbox = (await Get<IDataTypeService>().GetAsync(Constants.DataTypes.Guids.TextstringGuid))!;
        type.AddPropertyType(new PropertyType(Get<IShortStringHelper>(), textbox, "title") { Name = "Title", Variations = variation }, "content", "Content");
        type.AddPropertyType(new PropertyType(Get<IShortStringHelper>(), textbox, "code") { Name = "Code" }, "content", "Content");
        type.AllowedContentTypes = new[] { Page, Article }.Where(t => t is not null).Select((t, i) => new ContentTypeSort(t.Key, i, t.Alias)).Append(new ContentTypeSort(type.Key, 9, alias)).ToArray();
        var result = await Get<IContentTypeService>().CreateAsync(type, Constants.Security.SuperUserKey);
        Assert.True(result.Success, result.Result.ToString());
        return Get<IContentTypeService>().Get(alias)!;
    }

    protected IContent NewPage(string name, int parentId = Constants.System.Root)
    {
        var document = Documents.Create(name, parentId, "page");
        document.SetValue("title", name + " title");
        return document;
    }

    protected IContent SavedPage(string name, int parentId = Constants.System.Root)
    {
        var document = NewPage(name, parentId);
        Assert.True(Documents.Save(document).Success);
        return document;
    }

    protected IContent PublishedPage(string name, int parentId = Constants.System.Root)
    {
        var document = SavedPage(name, parentId);
        AssertPublished(Documents.Publish(document, AllCultures));
        return document;
    }

    protected IContent NewArticle(string? finnish, string? swedish, int parentId = Constants.System.Root)
    {
        var document = Documents.Create(string.Empty, parentId, "article");
        foreach (var (culture, name) in new[] { (Finnish, finnish), (Swedish, swedish) })
        {
            if (name is not null)
            {
                document.SetCultureName(name, culture);
                document.SetValue("title", name + " title", culture);
            }
        }
        return document;
    }

    protected IContent SavedArticle(string? finnish, string? swedish, int parentId = Constants.System.Root)
    {
        var document = NewArticle(finnish, swedish, parentId);
        Assert.True(Documents.Save(document).Success);
        return document;
    }

    protected IContent PublishedArticle(string finnish, string? swedish, int parentId = Constants.System.Root)
    {
        var document = SavedArticle(finnish, swedish, parentId);
        AssertPublished(Documents.Publish(document, AllCultures));
        return document;
    }

    protected IContent Reload(IContent document) => Documents.GetById(document.Key) ?? throw new InvalidOperationException($"{document.Name} is gone.");

    protected static void AssertPublished(PublishResult result) => Assert.True(result.Success, result.Result.ToString());

    /// <summary>A query over documents, as a caller of the service builds it.</summary>
    protected T InScope<T>(Func<ICoreScopeProvider, T> read)
    {
        var provider = Get<ICoreScopeProvider>();
        using var scope = provider.CreateCoreScope(autoComplete: true);
        return read(provider);
    }
}
