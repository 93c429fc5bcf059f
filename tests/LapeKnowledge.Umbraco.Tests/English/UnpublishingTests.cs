using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace LapeKnowledge.Umbraco.Tests.English;

/// <summary>What is left of a document and of those below it when languages are taken away.</summary>
public sealed class UnpublishingTests(HostFixture host) : EnglishSiteTest(host)
{
    private const string Swedish = "sv-SE";

    private IPublishStatusQueryService Status => Get<IPublishStatusQueryService>();

    [Theory]
    [InlineData(false, "en-US", "da-DK sv-SE")]
    [InlineData(false, "da-DK sv-SE", "en-US")]
    [InlineData(false, "*", "")]
    [InlineData(false, "en-US da-DK sv-SE", "")]
    [InlineData(true, "en-US", "")] // without the language that is mandatory there is nothing
    [InlineData(true, "da-DK", "en-US sv-SE")]
    public async Task Languages_go_and_the_others_stay(bool isEnglishMandatory, string gone, string left)
    {
        var document = await PublishedAsync(isEnglishMandatory);

        var result = await Publishing.UnpublishAsync(document.Key, gone.Split(' ').ToHashSet(), User);

        Assert.Equal((true, ContentPublishingOperationStatus.Success), (result.Success, result.Result));
        var read = Reload(document);
        Assert.Equal(left.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), read.PublishedCultures.Order());
        Assert.Equal(left.Length > 0, read.Published);
    }

    [Theory]
    [InlineData("en-us")]
    [InlineData("de-DE")]
    public async Task A_language_that_is_not_there_by_that_code_cannot_go(string culture)
    {
        var document = await PublishedAsync(isEnglishMandatory: false);

        var result = await Publishing.UnpublishAsync(document.Key, new HashSet<string> { culture }, User);

        Assert.Equal((false, ContentPublishingOperationStatus.InvalidCulture), (result.Success, result.Result));
        Assert.Equal(3, Reload(document).PublishedCultures.Count());
    }

    [Fact]
    public async Task What_is_in_the_bin_can_be_unpublished()
    {
        var document = await CreatedAsync(Model(await TypeAsync("page", ContentVariation.Nothing), [Name("Page")]));
        Assert.True(Documents.Publish(document, []).Success);
        Documents.MoveToRecycleBin(document);

        Assert.Equal(ContentPublishingOperationStatus.Success, (await Publishing.UnpublishAsync(document.Key, null, User)).Result);
        Assert.False(Reload(document).Published);
    }

    [Theory]
    [InlineData(English, Danish)]
    [InlineData(Danish, English)]
    public async Task Those_below_are_reached_in_the_languages_that_are_left(string gone, string left)
    {
        var (child, grandchild) = await BranchAsync();

        Documents.Unpublish(Reload(child), gone);

        Assert.True(Status.HasPublishedAncestorPath(grandchild.Key, left));
        Assert.False(Status.HasPublishedAncestorPath(grandchild.Key, gone));
        Assert.True(Status.HasPublishedAncestorPath(grandchild.Key, Constants.System.InvariantCulture));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_any_language_nothing_below_is_reached(bool atOnce)
    {
        var (child, grandchild) = await BranchAsync();

        foreach (var culture in atOnce ? new[] { "*" } : [English, Danish])
        {
            Documents.Unpublish(Reload(child), culture);
        }

        var read = Reload(child);
        Assert.False(read.Published);
        Assert.Empty(read.PublishedCultures);
        Assert.Empty(read.PublishCultureInfos!);
        foreach (var culture in new[] { English, Danish, Constants.System.InvariantCulture })
        {
            Assert.False(Status.IsDocumentPublished(child.Key, culture));
            Assert.False(Status.HasPublishedAncestorPath(grandchild.Key, culture));
        }
        Assert.False(Status.IsDocumentPublishedInAnyCulture(child.Key));
        Assert.True(Status.IsDocumentPublishedInAnyCulture(grandchild.Key));
    }

    [Fact]
    public async Task A_status_is_asked_for_again_document_by_document_or_with_all_below()
    {
        var type = await TypeAsync("page", ContentVariation.Nothing);
        var root = await CreatedAsync(Model(type, [Name("Root")]));
        var below = Model(type, [Name("Below")]);
        below.ParentKey = root.Key;
        var child = await CreatedAsync(below);
        Documents.PublishBranch(root, PublishBranchFilter.IncludeUnpublished, AllCultures);
        var management = Get<IPublishStatusManagementService>();

        await management.RemoveAsync(root.Key, CancellationToken.None);
        await management.RemoveAsync(child.Key, CancellationToken.None);
        Assert.False(Status.IsDocumentPublished(root.Key, English));
        await management.AddOrUpdateStatusAsync(root.Key, CancellationToken.None);
        Assert.Equal((true, false), (Status.IsDocumentPublished(root.Key, English), Status.IsDocumentPublished(child.Key, English)));
        await management.AddOrUpdateStatusWithDescendantsAsync(root.Key, CancellationToken.None);
        Assert.True(Status.IsDocumentPublished(child.Key, English));
        await management.AddOrUpdateStatusWithDescendantsAsync(Guid.NewGuid(), CancellationToken.None); // nothing, and no failure
        await management.AddOrUpdateStatusAsync(Guid.NewGuid(), CancellationToken.None);
    }

    private async Task<IContent> PublishedAsync(bool isEnglishMandatory)
    {
        var languages = Get<ILanguageService>();
        await AddDanishAsync();
        Assert.True((await languages.CreateAsync(new Language(Swedish, "Swedish (Sweden)"), User)).Success);
        var english = (await languages.GetAsync(English))!;
        english.IsMandatory = isEnglishMandatory;
        Assert.True((await languages.UpdateAsync(english, User)).Success);
        string[] cultures = [English, Danish, Swedish];
        var type = await TypeAsync("article", ContentVariation.Culture);
        var document = await CreatedAsync(Model(type, cultures.Select(c => Name(c, c)).ToArray(), cultures.Select(c => Value("title", c, c)).ToArray()));
        Assert.True((await Publishing.PublishAsync(document.Key, cultures.Select(c => new CulturePublishScheduleModel { Culture = c }).ToArray(), User)).Success);
        return document;
    }

    private async Task<(IContent Child, IContent Grandchild)> BranchAsync()
    {
        await AddDanishAsync();
        var type = await TypeAsync("article", ContentVariation.Culture);
        var documents = new List<IContent>();
        foreach (var name in new[] { "Root", "Child", "Grandchild" })
        {
            var model = Model(type, [Name(name + " EN", English), Name(name + " DA", Danish)]);
            model.ParentKey = documents.LastOrDefault()?.Key;
            documents.Add(await CreatedAsync(model));
        }
        Documents.PublishBranch(documents[0], PublishBranchFilter.IncludeUnpublished, [English, Danish]);
        return (documents[1], documents[2]);
    }
}
