using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.Tests.Documents;

/// <summary>Documents have their tags while they are published.</summary>
public sealed class DocumentTagTests(HostFixture host) : DocumentTest(host)
{
    private ITagService Tags => Get<ITagService>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var dataType = (await Get<IDataTypeService>().GetAsync(Constants.DataTypes.Guids.TagsGuid))!;
        foreach (var (alias, variations) in new[] { ("page", ContentVariation.Nothing), ("article", ContentVariation.Culture) })
        {
            var type = Get<IContentTypeService>().Get(alias)!;
            type.AddPropertyType(new PropertyType(Get<IShortStringHelper>(), dataType, "tags") { Name = "Tags", Variations = variations }, "content", "Content");
            Assert.True((await Get<IContentTypeService>().UpdateAsync(type, Constants.Security.SuperUserKey)).Success);
        }
    }

    [Fact]
    public void Tags_come_with_publishing_and_go_with_unpublishing()
    {
        var document = NewPage("Welcome");
        document.SetValue("tags", """["hello","world"]""");
        Documents.Save(document);
        Assert.Empty(Tags.GetTagsForEntity(document.Id));

        AssertPublished(Documents.Publish(document, AllCultures));
        Assert.Equal(["hello", "world"], Names(Tags.GetTagsForEntity(document.Id)));
        Assert.Equal(["hello", "world"], Names(Tags.GetTagsForEntity(document.Key)));

        Documents.Unpublish(document);
        Assert.Empty(Tags.GetTagsForEntity(document.Id));
        AssertPublished(Documents.Publish(document, AllCultures));
        Assert.Equal(2, Tags.GetTagsForEntity(document.Id).Count());
    }

    [Fact]
    public void A_tag_that_is_renamed_or_removed_in_the_draft_is_so_when_it_is_published()
    {
        var document = NewPage("Welcome");
        document.SetValue("tags", """["hello","world"]""");
        Documents.Save(document);
        AssertPublished(Documents.Publish(document, AllCultures));

        document.SetValue("tags", """["hello","universe"]""");
        Documents.Save(document);
        Assert.Equal(["hello", "world"], Names(Tags.GetTagsForEntity(document.Id)));
        AssertPublished(Documents.Publish(document, AllCultures));
        Assert.Equal(["hello", "universe"], Names(Tags.GetTagsForEntity(document.Id)));
        Assert.Equal(["hello", "universe"], Names(Tags.GetAllTags()));

        document.SetValue("tags", null);
        Documents.Save(document);
        AssertPublished(Documents.Publish(document, AllCultures));
        Assert.Empty(Tags.GetTagsForEntity(document.Id));
    }

    [Fact]
    public void Each_culture_has_its_own_tags()
    {
        var document = NewArticle("Tervetuloa", "Välkommen");
        document.SetValue("tags", """["hoito","apu"]""", Finnish);
        document.SetValue("tags", """["vård"]""", Swedish);
        Documents.Save(document);
        AssertPublished(Documents.Publish(document, AllCultures));

        Assert.Equal(["apu", "hoito"], Names(Tags.GetAllTags(culture: Finnish)));
        Assert.Equal(["vård"], Names(Tags.GetAllTags(culture: Swedish)));
        Assert.Equal(3, Tags.GetAllTags(culture: "*").Count());
        Assert.Equal([document.Id], Tags.GetTaggedContentByTag("vård", culture: Swedish).Select(e => e.EntityId));
        Assert.Empty(Tags.GetTaggedContentByTag("vård", culture: Finnish));
        Assert.Equal(["vård"], Names(Tags.GetTagsForProperty(document.Id, "tags", culture: Swedish)));
    }

    [Fact]
    public void A_copy_has_its_tags_when_it_is_published_itself()
    {
        var document = NewPage("Welcome");
        document.SetValue("tags", """["hello","world"]""");
        Documents.Save(document);
        AssertPublished(Documents.Publish(document, AllCultures));

        var copy = Documents.Copy(document, Constants.System.Root, relateToOriginal: false)!;
        Assert.Equal("""["hello","world"]""", copy.GetValue("tags"));
        Assert.Empty(Tags.GetTagsForEntity(copy.Id));

        AssertPublished(Documents.Publish(copy, AllCultures));
        Assert.Equal(["hello", "world"], Names(Tags.GetTagsForEntity(copy.Id)));
        Assert.Equal(2, Tags.GetTaggedContentByTag("hello").Count());
        Assert.Equal(2, Tags.GetAllContentTags().Single(t => t.Text == "world").NodeCount);
    }

    [Fact]
    public void Trashed_documents_are_not_found_by_tag_once_they_are_deleted()
    {
        var document = NewPage("Welcome");
        document.SetValue("tags", """["hello"]""");
        Documents.Save(document);
        AssertPublished(Documents.Publish(document, AllCultures));

        Documents.MoveToRecycleBin(document);
        Documents.EmptyRecycleBin();

        Assert.Empty(Tags.GetTaggedContentByTag("hello"));
        Assert.Empty(Tags.GetAllContentTags());
    }

    [Fact]
    public async Task Documents_that_share_tags_share_them_when_their_type_varies_otherwise()
    {
        foreach (var name in new[] { "Yksi", "Kaksi" })
        {
            var article = NewArticle(name, name + " på svenska");
            article.SetValue("tags", """["koti","yhteinen"]""", Finnish);
            article.SetValue("tags", """["hem"]""", Swedish);
            Documents.Save(article);
            AssertPublished(Documents.Publish(article, AllCultures));
        }
        var page = NewPage("Page");
        page.SetValue("tags", """["koti"]""");
        Documents.Save(page);
        AssertPublished(Documents.Publish(page, AllCultures));

        await VaryAsync(ContentVariation.Nothing);
        Assert.Equal([("koti", null), ("yhteinen", null)], All());
        Assert.Equal(3, Tags.GetTaggedContentByTag("koti").Count());

        await VaryAsync(ContentVariation.Culture);
        Assert.Equal(2, Tags.GetTaggedContentByTag("koti", culture: Finnish).Count());
        Assert.Equal([page.Id], Tags.GetTaggedContentByTag("koti").Select(t => t.EntityId));

        async Task VaryAsync(ContentVariation variation)
        {
            var type = Get<IContentTypeService>().Get("article")!;
            type.PropertyTypes.Single(p => p.Alias == "tags").Variations = variation;
            Assert.True((await Get<IContentTypeService>().UpdateAsync(type, Constants.Security.SuperUserKey)).Success);
        }

        (string, int?)[] All() => Tags.GetAllTags(culture: "*").Select(t => (t.Text, t.LanguageId)).Order().ToArray();
    }

    private static IEnumerable<string> Names(IEnumerable<ITag> tags) => tags.Select(t => t.Text).Order(StringComparer.Ordinal);
}
