using System.Globalization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Tests.Documents;

/// <summary>Names and values that belong to a culture or a segment, and texts that a database may choke on.</summary>
public sealed class VariantValueTests(HostFixture host) : DocumentTest(host)
{
    [Fact]
    public async Task Any_number_of_languages_may_be_edited()
    {
        var languages = Get<ILanguageService>();
        string[] cultures = [.. CultureInfo.GetCultures(CultureTypes.SpecificCultures)
            .Where(c => c.Name is { Length: 5 } and not (Finnish or Swedish) && !c.CultureTypes.HasFlag(CultureTypes.UserCustomCulture))
            .Select(c => c.Name).Take(60)];
        foreach (var culture in cultures)
        {
            var created = await languages.CreateAsync(new Language(culture, culture), Constants.Security.SuperUserKey);
            Assert.True(created.Success, $"{culture}: {created.Status}");
        }
        var document = NewArticle("Tervetuloa", null);
        foreach (var culture in cultures)
        {
            document.SetCultureName(culture, culture);
        }

        Documents.Save(document);

        Assert.True(cultures.Length > 43, "The list of so few cultures fits in 255 characters.");
        Assert.Equal(cultures.Append(Finnish).Order(), Reload(document).EditedCultures!.Order());
    }

    [Fact]
    public void A_culture_goes_with_its_name()
    {
        var document = SavedArticle("Tervetuloa", "Välkommen");
        document.SetCultureName(null, Swedish);
        Documents.Save(document);

        var loaded = Reload(document);
        Assert.Equal([Finnish], loaded.AvailableCultures);
        Assert.False(loaded.IsCultureAvailable(Swedish));
        Assert.Equal("Välkommen title", loaded.GetValue("title", Swedish));
        var entity = (IDocumentEntitySlim)Get<IEntityService>().Get(document.Id, UmbracoObjectTypes.Document)!;
        Assert.Equal([Finnish], entity.CultureNames.Keys);
    }

    [Fact]
    public void A_culture_whose_name_is_taken_away_stays_published_until_it_is_unpublished()
    {
        var document = PublishedArticle("Tervetuloa", "Välkommen");
        document.SetCultureName(null, Swedish);
        Documents.Save(document);

        var loaded = Reload(document);
        Assert.Equal([Finnish], loaded.AvailableCultures);
        Assert.Equal("Välkommen", loaded.GetPublishName(Swedish));
        Assert.True(loaded.IsCulturePublished(Swedish));
    }

    [Fact]
    public void Without_any_name_left_nothing_is_saved()
    {
        var document = SavedArticle("Tervetuloa", null);
        document.SetCultureName(null, Finnish);

        Assert.Throws<InvalidOperationException>(() => Documents.Save(document));
        Assert.Equal("Tervetuloa", Reload(document).GetCultureName(Finnish));
    }

    [Fact]
    public async Task Segments_have_values_of_their_own()
    {
        await CreateTypeAsync("segmented", ContentVariation.CultureAndSegment);
        var document = Documents.Create(string.Empty, Constants.System.Root, "segmented");
        document.SetCultureName("Tervetuloa", Finnish);
        document.SetValue("title", "kaikille", Finnish);
        document.SetValue("title", "nuorille", Finnish, "young");
        Documents.Save(document);
        AssertPublished(Documents.Publish(document, [Finnish]));
        document.SetValue("title", "teille", Finnish, "young");
        Documents.Save(document);

        var loaded = Reload(document);
        Assert.Equal(("kaikille", "teille"), (loaded.GetValue("title", Finnish), loaded.GetValue("title", Finnish, "young")));
        Assert.Equal("nuorille", loaded.GetValue("title", Finnish, "young", published: true));
        Assert.Equal([Finnish], loaded.EditedCultures);
        var copy = Reload(Documents.Copy(loaded, Constants.System.Root, relateToOriginal: false)!);
        Assert.Equal("teille", copy.GetValue("title", Finnish, "young"));
    }

    [Fact]
    public async Task What_is_missing_in_one_culture_does_not_keep_another_from_being_published()
    {
        var type = Get<IContentTypeService>().Get("article")!;
        type.PropertyTypes.Single(p => p.Alias == "title").Mandatory = true;
        await Get<IContentTypeService>().UpdateAsync(type, Constants.Security.SuperUserKey);
        var document = NewArticle("Tervetuloa", "Välkommen");
        document.SetValue("title", null, Swedish);
        Documents.Save(document);

        Assert.Equal(PublishResultType.FailedPublishContentInvalid, Documents.Publish(document, AllCultures).Result);
        Assert.Equal(PublishResultType.FailedPublishContentInvalid, Documents.Publish(Reload(document), [Swedish, Finnish]).Result);
        AssertPublished(Documents.Publish(Reload(document), [Finnish]));
        Assert.Equal([Finnish], Reload(document).PublishedCultures);
    }

    [Fact]
    public void Values_are_changed_cleared_and_added_without_touching_what_is_published()
    {
        var document = PublishedPage("Welcome");
        document = Reload(document);
        document.SetValue("title", null);
        document.SetValue("code", "new");
        Documents.Save(document);

        var loaded = Reload(document);
        Assert.Equal((null, "new"), (loaded.GetValue("title"), loaded.GetValue("code")));
        var published = Documents.GetVersion(loaded.PublishedVersionId)!;
        Assert.Equal(("Welcome title", null), (published.GetValue("title"), published.GetValue("code")));
    }

    [Fact]
    public void Characters_that_xml_cannot_hold_are_left_out()
    {
        var document = NewPage("Welcome");
        document.SetValue("title", "before\u0003\u0000after");
        Documents.Save(document);

        Assert.Equal("beforeafter", Reload(document).GetValue("title"));
    }

    [Fact]
    public void A_name_has_255_characters_at_most()
    {
        var name = new string('n', 255);

        Assert.Equal(name, Reload(SavedPage(name)).Name);
        Assert.Throws<InvalidOperationException>(() => Documents.Save(Documents.Create(name + "n", Constants.System.Root, "page")));
    }

    [Fact]
    public void What_the_author_sets_is_kept()
    {
        var document = NewPage("Imported");
        var created = new DateTime(2020, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        document.Key = Guid.NewGuid();
        document.CreateDate = created;
        document.SortOrder = 42;
        Documents.Save(document);

        var loaded = Reload(document);
        Assert.Equal((document.Key, created, 42, Constants.Security.SuperUserId), (loaded.Key, loaded.CreateDate, loaded.SortOrder, loaded.CreatorId));
        Assert.Equal(43, SavedPage("Next").SortOrder);
        var taken = NewPage("Same place");
        taken.SortOrder = 42;
        Documents.Save(taken);
        Assert.Equal(44, Reload(taken).SortOrder);
    }

    [Fact]
    public void What_is_loaded_is_not_dirty()
    {
        PublishedArticle("Tervetuloa", "Välkommen");

        var loaded = Assert.IsType<Content>(Documents.GetRootContent().Single());

        Assert.False(loaded.IsDirty());
        Assert.False(loaded.IsAnyUserPropertyDirty());
        Assert.All(loaded.PublishCultureInfos!.Values, c => Assert.False(c.IsDirty()));
    }
}
