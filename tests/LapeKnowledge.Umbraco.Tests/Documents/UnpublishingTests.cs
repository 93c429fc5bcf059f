using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests.Documents;

/// <summary>What remains of a document, or of one of its cultures, when it is taken off the site, and how it comes back.</summary>
public sealed class UnpublishingTests(HostFixture host) : DocumentTest(host)
{
    [Fact]
    public void What_was_published_stays_readable_on_a_document_that_is_loaded_afterwards()
    {
        var document = PublishedPage("Welcome");
        AssertPublished(Documents.Unpublish(document));

        var loaded = Reload(document);

        Assert.Equal("Welcome", loaded.PublishName);
        Assert.NotNull(loaded.PublishDate);
        Assert.Equal(Constants.Security.SuperUserId, loaded.PublisherId);
        Assert.Equal("Welcome title", loaded.GetValue<string>("title", published: true));
        Assert.Equal(2, Documents.GetVersions(document.Id).Count());
    }

    [Fact]
    public void No_culture_of_an_unpublished_document_counts_as_published()
    {
        var document = PublishedArticle("Tervetuloa", "Välkommen");
        AssertPublished(Documents.Unpublish(document));

        var loaded = Reload(document);

        Assert.Empty(document.PublishedCultures);
        Assert.Empty(loaded.PublishedCultures);
        Assert.Equal("Tervetuloa", loaded.PublishName);
        Assert.True(loaded.IsCultureEdited(Finnish));
        Assert.True(loaded.IsCultureEdited(Swedish));
    }

    [Fact]
    public void One_culture_comes_back_alone_after_all_were_unpublished()
    {
        var document = PublishedArticle("Tervetuloa", "Välkommen");
        Assert.Equal(PublishResultType.SuccessUnpublishCulture, Documents.Unpublish(document, Swedish).Result);
        AssertPublished(Documents.Unpublish(Reload(document)));

        document = Reload(document);
        AssertPublished(Documents.Publish(document, [Finnish]));

        Assert.Equal([Finnish], Reload(document).PublishedCultures);
        Assert.Null(Reload(document).GetValue("title", Swedish, published: true));
    }

    [Fact]
    public void What_is_not_published_need_not_be_unpublished()
    {
        var document = SavedPage("Never");

        Assert.Equal(PublishResultType.SuccessUnpublishAlready, Documents.Unpublish(document).Result);
        Assert.Equal(PublishResultType.SuccessUnpublishAlready, Documents.Unpublish(SavedArticle("Ei koskaan", "Aldrig"), Swedish).Result);
    }

    [Fact]
    public void Unpublishing_a_culture_again_saves_the_changes_all_the_same()
    {
        var document = PublishedArticle("Tervetuloa", "Välkommen");
        Documents.Unpublish(document, Swedish);
        document = Reload(document);
        document.SetCultureName("Hej", Swedish);

        Assert.Equal(PublishResultType.SuccessUnpublishAlready, Documents.Unpublish(document, Swedish).Result);

        Assert.Equal("Hej", Reload(document).GetCultureName(Swedish));
        Assert.Equal([Finnish], Reload(document).PublishedCultures);
    }

    [Fact]
    public void Publishing_no_culture_at_all_publishes_nothing()
    {
        var document = PublishedArticle("Tervetuloa", "Välkommen");
        var versions = Documents.GetVersions(document.Id).Count();

        Assert.Equal(PublishResultType.FailedPublishNothingToPublish, Documents.Publish(document, []).Result);
        Assert.Equal(versions, Documents.GetVersions(document.Id).Count());
    }

    [Theory]
    [InlineData("*", Finnish)]
    [InlineData("", "")]
    public void Cultures_that_do_not_go_together_are_refused(string first, string second)
    {
        var document = SavedArticle("Tervetuloa", "Välkommen");

        Assert.ThrowsAny<Exception>(() => Documents.Publish(document, [first, second]));
        Assert.False(Reload(document).Published);
    }

    [Fact]
    public void Codes_of_cultures_compare_without_regard_to_case()
    {
        var document = Documents.Create(string.Empty, Constants.System.Root, "article");
        document.SetCultureName("Tervetuloa", "FI-fi");
        document.SetValue("title", "Otsikko", "fi-fi");
        Assert.True(Documents.Save(document).Success);

        AssertPublished(Documents.Publish(document, ["FI-FI"]));
        Assert.Equal("Otsikko", Reload(document).GetValue<string>("title", Finnish, published: true));
        Assert.Single(Documents.PublishBranch(Reload(document), PublishBranchFilter.All, ["fi-fi"]), r => r.Success);
        AssertPublished(Documents.Unpublish(Reload(document), "fi-FI"));
        Assert.False(Reload(document).Published);
    }

    [Fact]
    public async Task The_audit_trail_names_the_languages()
    {
        var document = PublishedArticle("Tervetuloa", "Välkommen");
        AssertPublished(Documents.Publish(document, [Swedish]));
        Documents.Unpublish(document, Swedish);
        Documents.Unpublish(Reload(document), Finnish);

        var trail = await Get<IAuditService>().GetItemsByKeyAsync(document.Key, UmbracoObjectTypes.Document, 0, 20, Direction.Ascending);
        var comments = trail.Items.Select(i => i.Comment).ToArray();

        Assert.Contains("Published languages: sv-FI", comments);
        Assert.Contains("Unpublished languages: sv-FI", comments);
        Assert.Equal("Unpublished (mandatory language unpublished)", comments[^1]);
    }
}
