using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.Tests.English;

/// <summary>Publishing with one language, with two, and with languages of no country.</summary>
public sealed class PublishingTests(HostFixture host) : EnglishSiteTest(host)
{
    [Fact]
    public async Task An_invariant_branch_is_published_without_naming_cultures()
    {
        var (root, child, grandchild) = await BranchAsync(await TypeAsync("page", ContentVariation.Nothing));

        var result = await Publishing.PublishBranchAsync(root.Key, [], PublishBranchFilter.All, User, useBackgroundThread: false);

        Assert.Equal((ContentPublishingOperationStatus.Success, 3), (result.Status, result.Result.SucceededItems.Count()));
        Assert.NotNull(await Published.GetByIdAsync(grandchild.Key));
        Assert.True((await Publishing.UnpublishAsync(child.Key, null, User)).Success);
        Assert.Null(await Published.GetByIdAsync(grandchild.Key));
        await Get<IDocumentCacheService>().ClearMemoryCacheAsync(CancellationToken.None);
        Assert.Null(await Published.GetByIdAsync(grandchild.Key));
        Assert.NotNull(await Published.GetByIdAsync(grandchild.Key, preview: true));
        Assert.NotNull(await Published.GetByIdAsync(root.Key));
    }

    [Fact]
    public async Task An_invariant_document_goes_by_the_default_language_alone()
    {
        var document = await CreatedAsync(Model(await TypeAsync("page", ContentVariation.Nothing), [Name("Page")]));

        Assert.Equal(ContentPublishingOperationStatus.InvalidCulture, (await PublishAsync(document, Danish)).Status);
        Assert.True((await PublishAsync(document, English, Danish)).Success);
        Assert.False((await Publishing.UnpublishAsync(document.Key, new HashSet<string> { Danish }, User)).Success);
        Assert.True((await Publishing.UnpublishAsync(document.Key, new HashSet<string> { English }, User)).Success);
        Assert.True((await Publishing.UnpublishAsync(document.Key, null, User)).Success); // once more does no harm
    }

    [Fact]
    public async Task Pages_below_are_hidden_when_the_last_culture_of_their_parent_goes()
    {
        await AddDanishAsync();
        var (root, child, grandchild) = await BranchAsync(await TypeAsync("article", ContentVariation.Culture));
        var result = await Publishing.PublishBranchAsync(root.Key, [English, Danish], PublishBranchFilter.IncludeUnpublished, User, useBackgroundThread: false);
        Assert.Equal(3, result.Result.SucceededItems.Count());

        Assert.True((await Publishing.UnpublishAsync(child.Key, new HashSet<string> { English }, User)).Success);
        Assert.True((await Published.GetByIdAsync(grandchild.Key))!.IsPublished(Danish));
        Assert.True((await Publishing.UnpublishAsync(child.Key, new HashSet<string> { Danish }, User)).Success);
        Assert.Null(await Published.GetByIdAsync(grandchild.Key));
    }

    [Theory]
    [InlineData("*")]
    [InlineData]
    public async Task A_branch_tells_apart_what_was_new_changed_or_neither(params string[] cultures)
    {
        await AddNeutralLanguagesAsync();
        var type = await NeutralTypeAsync(ContentVariation.Nothing);
        IContent New(string name, IContent? parent, bool publish)
        {
            var document = parent is null ? new Content(name, -1, type) : new Content(name, parent, type);
            document.SetValue("shared", name);
            Documents.Save(document);
            Assert.True(!publish || Documents.Publish(document, []).Success);
            return document;
        }
        var root = New("root", null, publish: true);
        var changed = New("changed", root, publish: true);
        New("same", changed, publish: true);
        New("new", changed, publish: false);
        var hidden = New("hidden", root, publish: true);
        New("masked", hidden, publish: true);
        Documents.Unpublish(hidden);
        changed.SetValue("shared", "other");
        Documents.Save(changed);

        Assert.Equal("root SuccessPublishAlready, changed SuccessPublish, same SuccessPublishAlready", Branch(root, PublishBranchFilter.Default, cultures));
        Assert.Equal(
            "root SuccessPublishAlready, changed SuccessPublishAlready, same SuccessPublishAlready, new SuccessPublish, hidden SuccessPublish, masked SuccessPublishAlready",
            Branch(root, PublishBranchFilter.IncludeUnpublished, cultures));
    }

    [Fact]
    public async Task Publishing_one_culture_of_a_branch_takes_shared_values_along_and_leaves_the_drafts_of_others()
    {
        string[] languages = await AddNeutralLanguagesAsync();
        var type = await NeutralTypeAsync(ContentVariation.Culture);
        var root = new Content("root", -1, type, languages[0]);
        var child = new Content("child", root, type, languages[0]);
        foreach (var (document, name) in new[] { (root, "root"), (child, "child") })
        {
            document.ParentId = document == child ? root.Id : -1;
            Array.ForEach(languages, l => document.SetCultureName($"{name}.{l}", l));
            Fill(document, name, languages);
        }
        Assert.Equal("root.de SuccessPublishCulture", Branch(root, PublishBranchFilter.Default, AllCultures));
        Assert.True(Documents.Publish(child, ["de", "ru"]).Success);
        Fill(root, "new", languages);
        Fill(child, "new", languages);

        Assert.Equal("root.de SuccessPublishCulture, child.de SuccessPublishCulture", Branch(root, PublishBranchFilter.Default, "de"));

        Assert.Equal(["es", "ru"], languages.Where(root.IsCultureEdited).Order());
        var read = Reload(child);
        Assert.Equal(["de", "ru"], read.PublishedCultures.Order());
        Assert.Equal(("new", "new.de", "child.ru"), (read.GetValue("shared", published: true), read.GetValue("own", "de", published: true), read.GetValue("own", "ru", published: true)));
    }

    private async Task<(IContent Root, IContent Child, IContent Grandchild)> BranchAsync(IContentType type)
    {
        var documents = new List<IContent>();
        foreach (var name in new[] { "Root", "Child", "Grandchild" })
        {
            var names = type.Variations == ContentVariation.Nothing ? new[] { Name(name) } : [Name(name, English), Name(name + " (da)", Danish)];
            var model = Model(type, names);
            model.ParentKey = documents.LastOrDefault()?.Key;
            documents.Add(await CreatedAsync(model));
        }
        return (documents[0], documents[1], documents[2]);
    }

    private Task<Attempt<ContentPublishingResult, ContentPublishingOperationStatus>> PublishAsync(IContent document, params string[] cultures)
        => Publishing.PublishAsync(document.Key, cultures.Select(c => new CulturePublishScheduleModel { Culture = c }).ToArray(), User);

    private async Task<string[]> AddNeutralLanguagesAsync()
    {
        string[] languages = ["de", "es", "ru"];
        foreach (var language in languages)
        {
            Assert.True((await Get<ILanguageService>().CreateAsync(new Language(language, language) { IsDefault = language == "de" }, User)).Success);
        }
        return languages;
    }

    private async Task<IContentType> NeutralTypeAsync(ContentVariation variations)
    {
        var type = new ContentType(Get<IShortStringHelper>(), Constants.System.Root) { Alias = "neutral", Name = "Neutral", Variations = variations };
        type.AddPropertyType(Text("shared"));
        type.AddPropertyType(Text("own", variations));
        Assert.True((await Types.CreateAsync(type, User)).Success);
        return type;
    }

    private void Fill(IContent document, string text, string[] languages)
    {
        document.SetValue("shared", text);
        Array.ForEach(languages, l => document.SetValue("own", $"{text}.{l}", l));
        Assert.True(Documents.Save(document).Success);
    }

    private string Branch(IContent root, PublishBranchFilter filter, params string[] cultures)
        => string.Join(", ", Documents.PublishBranch(root, filter, cultures).Select(r => $"{r.Content.Name} {r.Result}"));
}
