using LapeKnowledge.Umbraco.Tests.Documents;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Tests.Relations;

public sealed class TagTests(HostFixture host) : DocumentTest(host)
{
    private IContentType Tagged { get; set; } = null!;

    private IContentType TaggedByCulture { get; set; } = null!;

    private ITagService Tags => Get<ITagService>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Tagged = await CreateTaggedTypeAsync("tagged", ContentVariation.Nothing);
        TaggedByCulture = await CreateTaggedTypeAsync("taggedByCulture", ContentVariation.Culture);
    }

    [Fact]
    public void Tags_follow_what_is_published()
    {
        var document = Saved("One", "cow", "pig", "goat");
        Assert.Empty(Tags.GetTagsForEntity(document.Id));

        AssertPublished(Documents.Publish(document, AllCultures));
        Assert.Equal(["cow", "goat", "pig"], Texts(Tags.GetTagsForProperty(document.Id, "tags")));

        Assign(document, null, "pig", "elephant");
        Documents.Save(document);
        AssertPublished(Documents.Publish(document, AllCultures));
        Assert.Equal(["elephant", "pig"], Texts(Tags.GetTagsForEntity(document.Key)));

        Documents.Unpublish(document);
        Assert.Empty(Tags.GetTagsForEntity(document.Id));
    }

    [Fact]
    public void It_is_told_how_often_a_tag_is_used()
    {
        Published("One", "cow", "pig", "goat");
        Published("Two", "cow", "pig");
        Published("Three", "cow");

        Assert.Equal([("cow", 3), ("pig", 2), ("goat", 1)], Tags.GetAllContentTags().OrderByDescending(t => t.NodeCount).Select(t => (t.Text, t.NodeCount)));
        Assert.Empty(Tags.GetAllMediaTags());
        Assert.Equal(3, Tags.GetAllTags("default").Count());
        Assert.Empty(Tags.GetAllTags("another group"));
    }

    [Fact]
    public void Items_are_found_by_a_tag_or_a_group()
    {
        var (one, two) = (Published("One", "cow", "pig"), Published("Two", "pig"));

        Assert.Equal([one.Id], Tags.GetTaggedContentByTag("cow").Select(e => e.EntityId));
        Assert.Equal([one.Id, two.Id], Tags.GetTaggedContentByTagGroup("default").Select(e => e.EntityId));
        Assert.Empty(Tags.GetTaggedContentByTag("cow", "another group"));
        Assert.Empty(Tags.GetTaggedMediaByTag("cow"));
        var property = Assert.Single(Tags.GetTaggedEntityById(one.Id)!.TaggedProperties);
        Assert.Equal("tags", property.PropertyTypeAlias);
        Assert.Equal(["cow", "pig"], Texts(property.Tags));
        Assert.Null(Tags.GetTaggedEntityByKey(Guid.NewGuid()));
    }

    [Fact]
    public void Letter_case_does_not_make_another_tag()
    {
        var (one, two) = (Published("One", "Työ"), Published("Two", "työ", "TYÖ"));

        Assert.Equal(2, Assert.Single(Tags.GetAllContentTags()).NodeCount);
        Assert.Equal([one.Id, two.Id], Tags.GetTaggedContentByTag("tYÖ").Select(e => e.EntityId));
    }

    [Fact]
    public void Each_language_has_its_tags()
    {
        var document = Documents.Create(string.Empty, Constants.System.Root, TaggedByCulture);
        document.SetCultureName("Suomeksi", Finnish);
        document.SetCultureName("På svenska", Swedish);
        Assign(document, Finnish, "lehmä", "sama");
        Assign(document, Swedish, "ko", "sama");
        Documents.Save(document);
        AssertPublished(Documents.Publish(document, AllCultures));

        Assert.Equal(["lehmä", "sama"], Texts(Tags.GetTagsForEntity(document.Id, culture: Finnish)));
        Assert.Equal(["ko", "sama"], Texts(Tags.GetTagsForProperty(document.Key, "tags", culture: Swedish)));
        Assert.Equal(["ko", "lehmä", "sama", "sama"], Texts(Tags.GetAllContentTags(culture: "*")));
        Assert.Empty(Tags.GetAllContentTags());
        Assert.Equal([document.Id], Tags.GetTaggedContentByTag("ko", culture: Swedish).Select(e => e.EntityId));
        Assert.Empty(Tags.GetTaggedContentByTag("ko", culture: Finnish));
    }

    [Fact]
    public void Tags_are_added_and_removed_one_by_one()
    {
        var page = SavedPage("Page");
        var property = Tagged.PropertyTypes.Single(p => p.Alias == "tags").Id;
        InRepository(tags => tags.Assign(page.Id, property, [Tag("a"), Tag("b"), Tag("a")]));
        InRepository(tags => tags.Assign(page.Id, property, [Tag("c")], replaceTags: false));
        Assert.Equal(["a", "b", "c"], Texts(Tags.GetTagsForEntity(page.Id)));

        InRepository(tags => tags.Remove(page.Id, property, [Tag("b"), Tag("unknown")]));
        Assert.Equal(["a", "c"], Texts(Tags.GetTagsForEntity(page.Id)));

        InRepository(tags => tags.Assign(page.Id, property, []));
        Assert.Empty(Tags.GetTagsForEntity(page.Id));
    }

    [Fact]
    public void A_deleted_item_is_tagged_no_more()
    {
        var document = Published("One", "cow");

        Documents.Delete(document);

        Assert.Empty(Tags.GetAllContentTags());
        Assert.Null(Tags.GetTaggedEntityById(document.Id));
    }

    [Theory]
    [InlineData(TagsStorageType.Csv, 4)]
    [InlineData(TagsStorageType.Json, 2)]
    public async Task A_comma_divides_tags_where_they_are_stored_with_commas(TagsStorageType storage, int count)
    {
        var tags = (await Get<IDataTypeService>().GetAsync(Constants.DataTypes.Guids.TagsGuid))!;
        tags.ConfigurationData = tags.Editor!.GetConfigurationEditor().FromConfigurationObject(
            new TagConfiguration { Group = "test", StorageType = storage }, Get<IConfigurationEditorJsonSerializer>());
        Assert.True((await Get<IDataTypeService>().UpdateAsync(tags, Constants.Security.SuperUserKey)).Success);

        var document = Published("One", "hello,world,tags", "new");

        Assert.Equal(count, Reload(document).Properties["tags"]!.GetTagsValue(Get<PropertyEditorCollection>(), Get<IDataTypeService>(), Get<IJsonSerializer>()).Count());
        Assert.Equal(count, Tags.GetTagsForEntity(document.Id, "test").Count());
    }

    private async Task<IContentType> CreateTaggedTypeAsync(string alias, ContentVariation variation)
    {
        var type = await CreateTypeAsync(alias, variation);
        var tags = (await Get<IDataTypeService>().GetAsync(Constants.DataTypes.Guids.TagsGuid))!;
        type.AddPropertyType(new PropertyType(Get<IShortStringHelper>(), tags, "tags") { Name = "Tags", Variations = variation }, "content", "Content");
        Assert.True((await Get<IContentTypeService>().UpdateAsync(type, Constants.Security.SuperUserKey)).Success);
        return Get<IContentTypeService>().Get(alias)!;
    }

    private IContent Saved(string name, params string[] tags)
    {
        var document = Documents.Create(name, Constants.System.Root, Tagged);
        Assign(document, null, tags);
        Assert.True(Documents.Save(document).Success);
        return document;
    }

    private IContent Published(string name, params string[] tags)
    {
        var document = Saved(name, tags);
        AssertPublished(Documents.Publish(document, AllCultures));
        return document;
    }

    private void Assign(IContent document, string? culture, params string[] tags)
        => document.AssignTags(Get<PropertyEditorCollection>(), Get<IDataTypeService>(), Get<IJsonSerializer>(), "tags", tags, culture: culture);

    private void InRepository(Action<ITagRepository> action) => InScope(_ =>
    {
        action(Get<ITagRepository>());
        return 0;
    });

    private static Tag Tag(string text) => new() { Group = "default", Text = text };

    private static string[] Texts(IEnumerable<ITag> tags) => tags.Select(t => t.Text).Order(StringComparer.Ordinal).ToArray();
}
