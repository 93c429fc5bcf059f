using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Tests.Documents;

/// <summary>Each language is saved, published, unpublished and rolled back on its own.</summary>
public sealed class CultureTests(HostFixture host) : DocumentTest(host)
{
    [Fact]
    public void One_culture_can_be_published_alone()
    {
        var document = SavedArticle("Tervetuloa", "Välkommen");

        var result = Documents.Publish(document, [Finnish]);

        Assert.True(result.Success, result.Result.ToString());
        var loaded = Reload(document);
        Assert.Equal([Finnish], loaded.PublishedCultures);
        Assert.Equal("Tervetuloa title", loaded.GetValue<string>("title", Finnish, published: true));
        Assert.Null(loaded.GetValue<string>("title", Swedish, published: true));
        Assert.Equal([Swedish], loaded.EditedCultures);
    }

    [Fact]
    public void A_second_culture_is_added_to_what_is_published()
    {
        var document = SavedArticle("Tervetuloa", "Välkommen");
        AssertPublished(Documents.Publish(document, [Finnish]));
        AssertPublished(Documents.Publish(document, [Swedish]));

        var loaded = Reload(document);
        Assert.Equal([Finnish, Swedish], loaded.PublishedCultures.Order());
        Assert.Equal("Tervetuloa title", loaded.GetValue<string>("title", Finnish, published: true));
        Assert.Equal("Välkommen title", loaded.GetValue<string>("title", Swedish, published: true));
        Assert.Empty(loaded.EditedCultures ?? []);
        Assert.False(loaded.Edited);
    }

    [Fact]
    public void Publishing_one_culture_does_not_take_the_draft_of_another_along()
    {
        var document = PublishedArticle("Tervetuloa", "Välkommen");
        document.SetValue("title", "Uusi", Finnish);
        document.SetValue("title", "Ny", Swedish);
        Documents.Save(document);

        AssertPublished(Documents.Publish(document, [Swedish]));

        var loaded = Reload(document);
        Assert.Equal("Ny", loaded.GetValue<string>("title", Swedish, published: true));
        Assert.Equal("Tervetuloa title", loaded.GetValue<string>("title", Finnish, published: true));
        Assert.Equal("Uusi", loaded.GetValue<string>("title", Finnish));
        Assert.Equal([Finnish], loaded.EditedCultures);
        Assert.True(loaded.Edited);
    }

    [Fact]
    public void One_culture_can_be_unpublished_alone()
    {
        var document = PublishedArticle("Tervetuloa", "Välkommen");

        Assert.Equal(PublishResultType.SuccessUnpublishCulture, Documents.Unpublish(document, Swedish).Result);

        var loaded = Reload(document);
        Assert.True(loaded.Published);
        Assert.Equal([Finnish], loaded.PublishedCultures);
        Assert.Equal("Välkommen title", loaded.GetValue<string>("title", Swedish));
        Assert.Contains(Swedish, loaded.EditedCultures!);
    }

    [Fact]
    public void Unpublishing_the_last_culture_unpublishes_the_document()
    {
        var document = SavedArticle(null, "Välkommen");
        Documents.SetMandatory(Host, Finnish, mandatory: false);
        AssertPublished(Documents.Publish(document, [Swedish]));

        Assert.Equal(PublishResultType.SuccessUnpublishLastCulture, Documents.Unpublish(document, Swedish).Result);
        Assert.False(Reload(document).Published);
    }

    [Fact]
    public void Unpublishing_a_mandatory_culture_unpublishes_everything()
    {
        var document = PublishedArticle("Tervetuloa", "Välkommen");

        Assert.Equal(PublishResultType.SuccessUnpublishMandatoryCulture, Documents.Unpublish(document, Finnish).Result);
        Assert.False(Reload(document).Published);
    }

    [Fact]
    public void Without_the_mandatory_culture_nothing_is_published()
    {
        var document = SavedArticle("Tervetuloa", "Välkommen");

        Assert.Equal(PublishResultType.FailedPublishMandatoryCultureMissing, Documents.Publish(document, [Swedish]).Result);
        Assert.False(Reload(document).Published);
    }

    [Fact]
    public void A_pending_invariant_value_marks_the_default_culture_alone_as_edited()
    {
        var document = Reload(PublishedArticle("Tervetuloa", "Välkommen"));
        document.SetValue("code", "42");
        Documents.Save(document);

        Assert.Equal([Finnish], Reload(document).EditedCultures);
    }

    [Fact]
    public void A_culture_that_the_document_does_not_have_cannot_be_published()
    {
        var document = SavedArticle("Tervetuloa", null);

        Assert.False(Documents.Publish(document, [Swedish]).Success);
    }

    [Fact]
    public void A_culture_that_is_no_language_of_the_site_is_refused()
    {
        var document = NewArticle("Tervetuloa", null);
        document.SetCultureName("Welcome", "en-GB");

        Assert.Throws<ArgumentException>(() => Documents.Save(document));
        Assert.Equal(0, Documents.Count());
    }

    [Fact]
    public void One_culture_is_rolled_back_and_the_other_stays()
    {
        var document = PublishedArticle("Tervetuloa", "Välkommen");
        var first = Documents.GetVersions(document.Id).Single(v => v.VersionId == document.PublishedVersionId);
        document.SetValue("title", "Uusi", Finnish);
        document.SetValue("title", "Ny", Swedish);
        Documents.Save(document);
        AssertPublished(Documents.Publish(document, AllCultures));

        Assert.True(Documents.Rollback(document.Id, first.VersionId, Swedish).Success);

        var loaded = Reload(document);
        Assert.Equal("Välkommen title", loaded.GetValue<string>("title", Swedish));
        Assert.Equal("Uusi", loaded.GetValue<string>("title", Finnish));
        Assert.Equal("Ny", loaded.GetValue<string>("title", Swedish, published: true));
        Assert.Contains(Swedish, loaded.EditedCultures!);
    }

    [Fact]
    public void The_names_of_a_culture_are_published_with_it()
    {
        var document = PublishedArticle("Tervetuloa", "Välkommen");
        document.SetCultureName("Hei", Finnish);
        Documents.Save(document);

        var loaded = Reload(document);
        Assert.Equal("Hei", loaded.GetCultureName(Finnish));
        Assert.Equal("Tervetuloa", loaded.GetPublishName(Finnish));
        Assert.True(loaded.IsCultureEdited(Finnish));
        Assert.False(loaded.IsCultureEdited(Swedish));
    }

    [Fact]
    public void Each_published_culture_has_its_own_date()
    {
        var document = SavedArticle("Tervetuloa", "Välkommen");
        AssertPublished(Documents.Publish(document, [Finnish]));
        var first = Reload(document).GetPublishDate(Finnish);
        Thread.Sleep(20);
        AssertPublished(Documents.Publish(document, [Swedish]));

        var loaded = Reload(document);
        Assert.Equal(first, loaded.GetPublishDate(Finnish));
        Assert.True(loaded.GetPublishDate(Swedish) > first);
    }
}

file static class Languages
{
    public static void SetMandatory(this IContentService _, HostFixture host, string culture, bool mandatory)
    {
        var service = host.Get<ILanguageService>();
        var language = service.GetAsync(culture).GetAwaiter().GetResult()!;
        language.IsMandatory = mandatory;
        Assert.True(service.UpdateAsync(language, Constants.Security.SuperUserKey).GetAwaiter().GetResult().Success);
    }
}
