using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace LapeKnowledge.Umbraco.Tests.Documents;

/// <summary>Publishing as the backoffice asks for it, and what it answers.</summary>
public sealed class PublishingServiceTests(HostFixture host) : DocumentTest(host)
{
    private static readonly Guid User = Constants.Security.SuperUserKey;

    private IContentPublishingService Publishing => Get<IContentPublishingService>();

    [Theory]
    [InlineData(PublishBranchFilter.Default, 1)]
    [InlineData(PublishBranchFilter.ForceRepublish, 1)]
    [InlineData(PublishBranchFilter.IncludeUnpublished, 3)]
    [InlineData(PublishBranchFilter.All, 3)]
    public async Task A_branch_tells_what_it_published(PublishBranchFilter filter, int published)
    {
        var root = SavedPage("Root");
        SavedPage("One", root.Id);
        SavedPage("Two", root.Id);

        var result = await Publishing.PublishBranchAsync(root.Key, ["*"], filter, User, useBackgroundThread: false);

        Assert.True(result.Success, result.Status.ToString());
        Assert.Equal((published, 0), (result.Result.SucceededItems.Count(), result.Result.FailedItems.Count()));
        Assert.Equal(published, Documents.CountPublished());
    }

    [Fact]
    public async Task A_branch_of_one_culture_does_not_mind_what_is_missing_in_another()
    {
        var type = Get<IContentTypeService>().Get("article")!;
        type.PropertyTypes.Single(p => p.Alias == "title").Mandatory = true;
        await Get<IContentTypeService>().UpdateAsync(type, User);
        var root = NewArticle("Juuri", "Rot");
        root.SetValue("title", null, Swedish);
        Documents.Save(root);
        var child = SavedArticle("Lapsi", "Barn", root.Id);

        var finnish = await Publishing.PublishBranchAsync(root.Key, [Finnish], PublishBranchFilter.IncludeUnpublished, User, useBackgroundThread: false);
        Assert.True(finnish.Success, finnish.Status.ToString());
        Assert.Equal([Finnish], Reload(child).PublishedCultures);

        var both = await Publishing.PublishBranchAsync(root.Key, [Finnish, Swedish], PublishBranchFilter.All, User, useBackgroundThread: false);
        Assert.Equal(ContentPublishingOperationStatus.FailedBranch, both.Status);
        Assert.Equal([root.Key], both.Result.FailedItems.Select(i => i.Key));
    }

    [Theory]
    [InlineData(false, true, Swedish)]
    [InlineData(false, false, Finnish)]
    [InlineData(false, false, Finnish, Swedish)]
    [InlineData(true, false, Swedish)]
    [InlineData(true, false, Finnish)]
    [InlineData(true, false, Finnish, Swedish)]
    public async Task A_missing_shared_value_keeps_those_cultures_back_that_may_change_it(bool everyCultureMay, bool isPublished, params string[] cultures)
    {
        await LetNoLanguageBeMandatoryAsync();
        var type = Get<IContentTypeService>().Get("article")!;
        type.PropertyTypes.Single(p => p.Alias == "code").Mandatory = true;
        await Get<IContentTypeService>().UpdateAsync(type, User);
        var document = NewArticle("Suomi", "Svenska");
        document.SetValue("code", "shared");
        Documents.Save(document);
        AssertPublished(Documents.Publish(document, AllCultures));
        document.SetValue("title", "uusi", Finnish);
        document.SetValue("title", "ny", Swedish);
        document.SetValue("code", null);
        Documents.Save(document);

        ContentSettings[] settings = [Get<IOptions<ContentSettings>>().Value, Get<IOptionsMonitor<ContentSettings>>().CurrentValue];
        try
        {
            Array.ForEach(settings, s => s.AllowEditInvariantFromNonDefault = everyCultureMay);
            Assert.Equal(isPublished, (await Publishing.PublishAsync(document.Key, cultures.Select(c => new CulturePublishScheduleModel { Culture = c }).ToArray(), User)).Success);
        }
        finally
        {
            Array.ForEach(settings, s => s.AllowEditInvariantFromNonDefault = false);
        }

        var read = Reload(document);
        Assert.Equal((null, "shared"), (read.GetValue("code"), read.GetValue("code", published: true)));
        Assert.Equal("Suomi title", read.GetValue("title", Finnish, published: true));
        Assert.Equal(isPublished ? "ny" : "Svenska title", read.GetValue("title", Swedish, published: true));
    }

    [Fact]
    public async Task All_cultures_go_and_one_comes_back()
    {
        var document = PublishedArticle("Tervetuloa", "Välkommen");

        Assert.Equal(ContentPublishingOperationStatus.Success, (await Publishing.UnpublishAsync(document.Key, new HashSet<string> { "*" }, User)).Result);
        Assert.Empty(Reload(document).PublishedCultures);
        Assert.Equal(ContentPublishingOperationStatus.Success, (await PublishAsync(document, Finnish)).Status);
        Assert.Equal([Finnish], Reload(document).PublishedCultures);
    }

    [Fact]
    public async Task What_cannot_be_published_is_told()
    {
        var page = SavedPage("Page");
        var article = SavedArticle("Tervetuloa", "Välkommen");
        var child = SavedPage("Child", page.Id);
        var trashed = SavedPage("Trashed");
        Documents.MoveToRecycleBin(trashed);

        Assert.Equal(ContentPublishingOperationStatus.ContentNotFound, (await Publishing.PublishAsync(Guid.NewGuid(), [new CulturePublishScheduleModel()], User)).Status);
        Assert.Equal(ContentPublishingOperationStatus.PathNotPublished, (await PublishAsync(child, null)).Status);
        Assert.Equal(ContentPublishingOperationStatus.InTrash, (await PublishAsync(trashed, null)).Status);
        Assert.Equal(ContentPublishingOperationStatus.MandatoryCultureMissing, (await PublishAsync(article, Swedish)).Status);
        Assert.Equal(ContentPublishingOperationStatus.InvalidCulture, (await PublishAsync(article, "xx-XX")).Status);
        Assert.Equal(ContentPublishingOperationStatus.Success, (await PublishAsync(page, null)).Status);
    }

    [Fact]
    public async Task Schedules_are_set_and_cleared()
    {
        var document = SavedPage("Welcome");
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(1), DateTimeOffset.UtcNow.AddDays(2));

        Assert.Equal(ContentPublishingOperationStatus.Success, (await ScheduleAsync(document, from, to)).Status);
        Assert.Equal([ContentScheduleAction.Release, ContentScheduleAction.Expire], Documents.GetContentScheduleByContentId(document.Id).FullSchedule.OrderBy(s => s.Date).Select(s => s.Action));

        Assert.Equal(ContentPublishingOperationStatus.Success, (await ScheduleAsync(document, null, to)).Status);
        Assert.Equal(ContentScheduleAction.Expire, Assert.Single(Documents.GetContentScheduleByContentId(document.Id).FullSchedule).Action);
        Assert.False(Reload(document).Published);
    }

    private async Task LetNoLanguageBeMandatoryAsync()
    {
        foreach (var language in await Get<ILanguageService>().GetAllAsync())
        {
            language.IsMandatory = false;
            Assert.True((await Get<ILanguageService>().UpdateAsync(language, User)).Success);
        }
    }

    private Task<Attempt<ContentPublishingResult, ContentPublishingOperationStatus>> PublishAsync(IContent document, string? culture)
        => Publishing.PublishAsync(document.Key, [new CulturePublishScheduleModel { Culture = culture }], User);

    private Task<Attempt<ContentPublishingResult, ContentPublishingOperationStatus>> ScheduleAsync(IContent document, DateTimeOffset? from, DateTimeOffset? to)
        => Publishing.PublishAsync(document.Key, [new CulturePublishScheduleModel { Schedule = new ContentScheduleModel { PublishDate = from, UnpublishDate = to } }], User);
}
