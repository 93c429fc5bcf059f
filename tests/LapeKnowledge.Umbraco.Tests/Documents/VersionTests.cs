using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests.Documents;

public sealed class VersionTests(HostFixture host) : DocumentTest(host)
{
    [Fact]
    public void Saving_changes_the_current_version_in_place()
    {
        var document = SavedPage("Welcome");
        document.SetValue("title", "Two");
        Documents.Save(document);

        Assert.Single(Documents.GetVersions(document.Id));
    }

    [Fact]
    public void Versions_come_with_the_current_one_first_and_then_the_newest()
    {
        var document = PublishedThrice();

        var versions = Documents.GetVersions(document.Id).ToArray();

        Assert.Equal(document.VersionId, versions[0].VersionId);
        Assert.Equal(["Title 2", "Title 1", "Title 0"], versions.Skip(1).Select(v => v.GetValue<string>("title")));
        Assert.Equal(2, Documents.GetVersionIds(document.Id, 2).Count());
        Assert.Equal(2, Documents.GetVersionsSlim(document.Id, 2, 2).Count());
    }

    [Fact]
    public void Rolling_back_brings_values_and_name_into_the_draft()
    {
        var document = PublishedThrice();
        var oldest = Documents.GetVersions(document.Id).Last();

        Assert.True(Documents.Rollback(document.Id, oldest.VersionId).Success);

        var loaded = Reload(document);
        Assert.Equal("Title 0", loaded.GetValue<string>("title"));
        Assert.Equal("Title 2", loaded.GetValue<string>("title", published: true));
        Assert.True(loaded.Edited);
    }

    [Fact]
    public void Rolling_back_to_a_version_that_is_not_there_fails()
    {
        var document = PublishedThrice();

        Assert.False(Documents.Rollback(document.Id, 999_999).Success);
    }

    [Fact]
    public void A_version_is_read_by_its_id()
    {
        var document = PublishedThrice();
        var oldest = Documents.GetVersions(document.Id).Last();

        Assert.Equal("Title 0", Documents.GetVersion(oldest.VersionId)?.GetValue<string>("title"));
        Assert.Null(Documents.GetVersion(999_999));
    }

    [Fact]
    public async Task A_past_version_comes_back_after_its_type_has_changed()
    {
        var types = Get<IContentTypeService>();
        var document = PublishedPage("Welcome");
        var past = Reload(document).PublishedVersionId;
        document.SetValue("title", "second");
        Documents.Save(document);
        AssertPublished(Documents.Publish(document, AllCultures));

        var type = types.Get("page")!;
        type.PropertyTypes.Single(p => p.Alias == "title").Alias = "heading";
        await types.UpdateAsync(type, Constants.Security.SuperUserKey);
        Assert.Equal("Welcome title", Documents.GetVersion(past)!.GetValue("heading"));
        type.Variations = type.PropertyTypes.Single(p => p.Alias == "heading").Variations = ContentVariation.Culture;
        await types.UpdateAsync(type, Constants.Security.SuperUserKey);

        Assert.True(Documents.Rollback(document.Id, past, Finnish).Success);

        var read = Reload(document);
        Assert.Equal(("Welcome", "Welcome title", "second"), (read.GetCultureName(Finnish), read.GetValue("heading", Finnish), read.GetValue("heading", Finnish, published: true)));
    }

    [Fact]
    public void The_current_and_the_published_version_are_never_deleted()
    {
        var document = PublishedThrice();

        Documents.DeleteVersions(document.Id, DateTime.MaxValue);
        Documents.DeleteVersion(document.Id, document.VersionId, deletePriorVersions: false);
        Documents.DeleteVersion(document.Id, document.PublishedVersionId, deletePriorVersions: false);

        Assert.Equal([document.VersionId, document.PublishedVersionId], Documents.GetVersions(document.Id).Select(v => v.VersionId));
        var repository = Get<IDocumentRepository>();
        Assert.Throws<InvalidOperationException>(() => InScope<object?>(_ => { repository.DeleteVersion(document.VersionId); return null; }));
        Assert.Throws<InvalidOperationException>(() => InScope<object?>(_ => { repository.DeleteVersion(document.PublishedVersionId); return null; }));
    }

    [Fact]
    public void A_version_can_be_deleted_with_those_before_it()
    {
        var document = PublishedThrice();
        var versions = Documents.GetVersions(document.Id).ToArray();

        Documents.DeleteVersion(document.Id, versions[2].VersionId, deletePriorVersions: true);

        Assert.Equal(versions.Take(2).Select(v => v.VersionId), Documents.GetVersions(document.Id).Select(v => v.VersionId));
    }

    [Fact]
    public async Task The_version_service_lists_and_protects_versions()
    {
        var document = PublishedThrice();
        var service = Get<IContentVersionService>();
        var page = await service.GetPagedContentVersionsAsync(document.Key, null, 0, 10);
        Assert.True(page.Success);
        Assert.Equal(4, page.Result!.Total);

        var oldest = page.Result.Items.OrderBy(v => v.VersionId).First();
        Assert.False(oldest.PreventCleanup);
    }

    [Fact]
    public async Task The_list_of_versions_begins_with_the_last_made_whatever_their_dates()
    {
        var document = PublishedThrice();
        var last = Documents.GetVersions(document.Id).Last();
        Documents.Rollback(document.Id, last.VersionId);

        var page = await Get<IContentVersionService>().GetPagedContentVersionsAsync(document.Key, null, 0, 10);
        var ids = page.Result!.Items.Select(v => v.VersionId).ToArray();

        Assert.Equal(ids.OrderDescending(), ids);
        Assert.Equal(last.VersionId, ids[^1]);
    }

    [Fact]
    public void A_language_that_is_not_there_has_no_versions()
    {
        var document = PublishedThrice();

        var versions = InScope(_ => Get<IDocumentVersionRepository>().GetPagedItemsByContentId(document.Id, 0, 10, out var total, 999_999).Count() + total);

        Assert.Equal(0, versions);
    }

    [Fact]
    public async Task Clean_up_removes_old_versions_and_spares_protected_types()
    {
        var type = Get<IContentTypeService>().Get("page")!;
        type.HistoryCleanup = new() { PreventCleanup = false, KeepAllVersionsNewerThanDays = 0, KeepLatestVersionPerDayForDays = 0 };
        await Get<IContentTypeService>().UpdateAsync(type, Constants.Security.SuperUserKey);
        var cleaned = PublishedThrice();
        var spared = PublishedThriceArticle();
        var article = Get<IContentTypeService>().Get("article")!;
        article.HistoryCleanup = new() { PreventCleanup = true };
        await Get<IContentTypeService>().UpdateAsync(article, Constants.Security.SuperUserKey);
        var before = Documents.GetVersions(spared.Id).Count();

        Get<IContentVersionService>().PerformContentVersionCleanup(DateTime.MaxValue.AddDays(-1));

        Assert.Equal(2, Documents.GetVersions(cleaned.Id).Count());
        Assert.Equal(before, Documents.GetVersions(spared.Id).Count());
    }

    private IContent PublishedThrice()
    {
        var document = SavedPage("Welcome");
        for (var i = 0; i < 3; i++)
        {
            document.SetValue("title", "Title " + i);
            Documents.Save(document);
            AssertPublished(Documents.Publish(document, AllCultures));
        }
        return document;
    }

    private IContent PublishedThriceArticle()
    {
        var document = SavedArticle("Tervetuloa", null);
        for (var i = 0; i < 3; i++)
        {
            document.SetValue("title", "Otsikko " + i, Finnish);
            Documents.Save(document);
            AssertPublished(Documents.Publish(document, AllCultures));
        }
        return document;
    }
}
