using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Exceptions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests.Schema;

public sealed class ContentTypeServiceTests(HostFixture host) : HostTest(host)
{
    private IContentTypeService Types => Get<IContentTypeService>();

    private IContentService Contents => Get<IContentService>();

    [Fact]
    public void A_saved_type_is_read_back_whole()
    {
        var type = NewTypes.Document(Host, "article", ContentVariation.Culture).With(Host, ("title", ContentVariation.Culture), ("body", ContentVariation.Nothing));
        type.Description = "A page";
        type.Icon = "icon-document";
        type.IsElement = true;
        type.HistoryCleanup!.PreventCleanup = true;
        type.HistoryCleanup.KeepAllVersionsNewerThanDays = 3;
        Types.Save(type);

        var read = Types.Get(type.Id)!;

        Assert.Equal((type.Key, "article", "Article", "A page", "icon-document"), (read.Key, read.Alias, read.Name, read.Description, read.Icon));
        Assert.True(read.IsElement && read.AllowedAsRoot && read.HistoryCleanup!.PreventCleanup);
        Assert.Equal(3, read.HistoryCleanup.KeepAllVersionsNewerThanDays);
        Assert.Equal(["title", "body"], read.PropertyTypes.Select(p => p.Alias));
        Assert.Equal([ContentVariation.Culture, ContentVariation.Nothing], read.PropertyTypes.Select(p => p.Variations));
        Assert.All(read.PropertyTypes, p => Assert.True(p.HasIdentity && p.DataTypeId == Constants.DataTypes.Textbox && p.DataTypeKey == Constants.DataTypes.Guids.TextstringGuid));
        Assert.All(type.PropertyTypes, p => Assert.Equal(read.PropertyTypes.Single(r => r.Id == p.Id).Key, p.Key));
        Assert.False(read.IsDirty());
        Assert.Equal((FormattableString.Invariant($"-1,{type.Id}"), 1), (read.Path, read.Level));
    }

    [Fact]
    public void What_is_handed_out_is_the_callers_own()
    {
        var type = NewTypes.Document(Host, "article").With(Host, "title").Saved(Host);

        var mine = Types.Get(type.Key)!;
        mine.Name = "Changed";
        mine.RemovePropertyType("title");

        Assert.Equal("Article", Types.Get("ARTICLE")!.Name);
        Assert.Single(Types.Get(type.Id)!.PropertyTypes);
    }

    [Fact]
    public void Properties_are_sorted_in_the_order_they_were_added()
    {
        var type = NewTypes.Document(Host, "article");
        type.AddPropertyType(NewTypes.Property(Host, "one"));
        type.AddPropertyType(NewTypes.Property(Host, "two"));
        type.AddPropertyType(NewTypes.Property(Host, "three"));
        Types.Save(type);

        Assert.Equal([0, 1, 2], Types.Get(type.Id)!.PropertyTypes.Select(p => p.SortOrder).Order());
    }

    [Fact]
    public void A_property_that_names_no_data_type_gets_the_oldest_of_its_editor()
    {
        var type = NewTypes.Document(Host, "article");
        type.AddPropertyType(NewTypes.Property(Host, "one", dataTypeId: 0));
        Types.Save(type);

        Assert.Equal(Constants.DataTypes.Textbox, Types.Get(type.Id)!.PropertyTypes.Single().DataTypeId);
    }

    [Fact]
    public void An_alias_belongs_to_one_type_alone()
    {
        NewTypes.Document(Host, "article").Saved(Host);

        Assert.Throws<System.Data.DuplicateNameException>(() => Types.Save(NewTypes.Document(Host, "Article")));
        Assert.Throws<ArgumentException>(() => Types.Save(new ContentType(Get<global::Umbraco.Cms.Core.Strings.IShortStringHelper>(), -1) { Alias = "nameless" }));
        Assert.Single(Types.GetAll());
    }

    [Fact]
    public void A_refused_save_leaves_nothing_behind()
    {
        var type = NewTypes.Document(Host, "article").Saved(Host);
        var other = NewTypes.Document(Host, "other").Saved(Host);
        other.Alias = "article";

        Assert.Throws<System.Data.DuplicateNameException>(() => Types.Save(other));

        Assert.Equal("other", Types.Get(other.Id)!.Alias);
        Assert.Equal(type.Id, Types.Get("article")!.Id);
    }

    [Fact]
    public void A_composition_brings_its_properties_until_it_is_removed()
    {
        var meta = NewTypes.Document(Host, "meta").With(Host, "keywords", "description").Saved(Host);
        var page = NewTypes.Document(Host, "page").With(Host, "title");
        Assert.True(page.AddContentType(meta));
        Types.Save(page);
        var content = NewTypes.SavedContent(Host, page, "Home", c => c.SetValue("keywords", "a"));

        Assert.Equal(3, Types.Get(page.Id)!.CompositionPropertyTypes.Count());
        Assert.Equal([page.Id], Types.GetComposedOf(meta.Id).Select(t => t.Id));

        Assert.True(page.RemoveContentType("meta"));
        Types.Save(page);
        Assert.Equal(["title"], Types.Get(page.Id)!.CompositionPropertyTypes.Select(p => p.Alias));

        page.AddContentType(Types.Get("meta")!);
        Types.Save(page);
        Assert.Null(Contents.GetById(content.Id)!.GetValue("keywords"));
    }

    [Fact]
    public void A_change_of_a_composition_is_seen_through_every_type_composed_of_it()
    {
        var meta = NewTypes.Document(Host, "meta").With(Host, "keywords").Saved(Host);
        var page = NewTypes.Document(Host, "page");
        page.AddContentType(meta);
        Types.Save(page);
        var special = NewTypes.Document(Host, "special");
        special.AddContentType(page);
        Types.Save(special);

        meta.With(Host, "added");
        Types.Save(meta);

        Assert.True(Types.Get("special")!.PropertyTypeExists("added"));
    }

    [Fact]
    public void A_property_alias_may_not_come_twice_in_a_graph_of_compositions()
    {
        var basePage = NewTypes.Document(Host, "basePage").Saved(Host);
        var contentPage = NewTypes.Document(Host, "contentPage", parent: basePage).Saved(Host);
        var meta = NewTypes.Document(Host, "meta").With(Host, "title").Saved(Host);
        contentPage.AddContentType(meta);
        Types.Save(contentPage);

        basePage.With(Host, "title");

        Assert.Throws<InvalidCompositionException>(() => Types.Save(basePage));
        Assert.False(Types.Get("basePage")!.PropertyTypeExists("title"));
        Assert.True(Types.Get("contentPage")!.PropertyTypeExists("title"));
    }

    [Fact]
    public void A_hierarchy_is_saved_in_one_go_and_walked()
    {
        var types = new List<IContentType> { NewTypes.Document(Host, "level0") };
        for (var i = 1; i <= 5; i++)
        {
            types.Add(NewTypes.Document(Host, FormattableString.Invariant($"level{i}"), parent: types[^1]));
        }

        Types.Save(types, Constants.Security.SuperUserId);

        Assert.Equal(5, Types.GetDescendants(types[0].Id, false).Count());
        Assert.Equal(6, Types.GetDescendants(types[0].Id, true).Count());
        Assert.Equal(types.Take(5).Select(t => t.Id), types.Skip(1).Select(t => t.ParentId));
        Assert.Equal(6, Types.Get("level5")!.Level);
        Assert.Equal([types[1].Id], Types.GetChildren(types[0].Id).Select(t => t.Id));
    }

    [Fact]
    public void Deleting_a_type_deletes_its_documents_and_child_types_and_trashes_what_is_below()
    {
        var page = NewTypes.Document(Host, "page").Saved(Host);
        var child = NewTypes.Document(Host, "childPage", parent: page).Saved(Host);
        var other = NewTypes.Document(Host, "other").Saved(Host);
        var first = NewTypes.SavedContent(Host, child, "First");
        var below = NewTypes.SavedContent(Host, other, "Below", parentId: first.Id);

        Types.Delete(page);

        Assert.Null(Types.Get(page.Id));
        Assert.Null(Types.Get(child.Id));
        Assert.Null(Contents.GetById(first.Id));
        Assert.True(Contents.GetById(below.Id)!.Trashed);
    }

    [Fact]
    public void A_deleted_type_is_forgotten_by_those_that_allow_it_and_are_composed_of_it()
    {
        var meta = NewTypes.Document(Host, "meta").With(Host, "keywords").Saved(Host);
        var page = NewTypes.Document(Host, "page").With(Host, "title");
        page.AddContentType(meta);
        page.AllowedContentTypes = [new ContentTypeSort(meta.Key, 0, meta.Alias)];
        Types.Save(page);
        var content = NewTypes.SavedContent(Host, page, "Home", c => c.SetValue("keywords", "a"));

        Types.Delete(meta);

        var read = Types.Get(page.Id)!;
        Assert.Empty(read.AllowedContentTypes!);
        Assert.Empty(read.ContentTypeComposition);
        Assert.Equal(["title"], Contents.GetById(content.Id)!.Properties.Select(p => p.Alias));
    }

    [Fact]
    public void A_removed_property_takes_its_values_with_it()
    {
        var page = NewTypes.Document(Host, "page").With(Host, "title", "body").Saved(Host);
        var content = NewTypes.SavedContent(Host, page, "Home", c => c.SetValue("title", "Once"));
        Contents.Publish(content, ["*"]);

        page.RemovePropertyType("title");
        Types.Save(page);
        Assert.Equal(["body"], Contents.GetById(content.Id)!.Properties.Select(p => p.Alias));

        page.With(Host, "title");
        Types.Save(page);
        var read = Contents.GetById(content.Id)!;
        Assert.Null(read.GetValue("title"));
        Assert.Null(read.GetValue("title", published: true));
    }

    [Fact]
    public void A_property_keeps_its_values_under_a_new_alias()
    {
        var page = NewTypes.Document(Host, "page").With(Host, "one", "two").Saved(Host);
        var content = NewTypes.SavedContent(Host, page, "Home", c =>
        {
            c.SetValue("one", "first");
            c.SetValue("two", "second");
        });
        Contents.Publish(content, ["*"]);

        page.PropertyTypes.Single(p => p.Alias == "one").Alias = "uno";
        Types.Save(page);

        var read = Contents.GetById(content.Id)!;
        Assert.Equal(("first", "first", "second"), (read.GetValue("uno"), read.GetValue("uno", published: true), read.GetValue("two")));
    }

    [Fact]
    public void Removing_a_group_keeps_its_properties()
    {
        var page = NewTypes.Document(Host, "page").With(Host, "author");
        page.AddPropertyType(NewTypes.Property(Host, "keywords"), "meta", "Meta");
        Types.Save(page);

        page.RemovePropertyGroup("content");
        Types.Save(page);

        var read = Types.Get(page.Id)!;
        Assert.Equal(["author", "keywords"], read.PropertyTypes.Select(p => p.Alias).Order());
        Assert.Equal(["meta"], read.PropertyGroups.Select(g => g.Alias));
        Assert.Equal(["author"], read.NoGroupPropertyTypes.Select(p => p.Alias));
    }

    [Fact]
    public void A_copy_is_a_type_of_its_own()
    {
        var page = NewTypes.Document(Host, "page").With(Host, "title").Saved(Host);

        var copy = (IContentType)page.DeepCloneWithResetIdentities("pageCopy");
        Types.Save(copy);

        var (original, read) = (Types.Get(page.Id)!, Types.Get(copy.Id)!);
        Assert.NotEqual(original.Key, read.Key);
        Assert.NotEqual(original.SortOrder, read.SortOrder);
        Assert.NotEqual(original.PropertyTypes.Single().Id, read.PropertyTypes.Single().Id);
        Assert.NotEqual(original.PropertyGroups.Single().Id, read.PropertyGroups.Single().Id);
    }

    [Fact]
    public async Task A_copy_made_by_the_service_gets_a_numbered_alias()
    {
        var page = NewTypes.Document(Host, "page").With(Host, "title").Saved(Host);

        var copy = await Types.CopyAsync(page.Key, null);

        Assert.True(copy.Success);
        Assert.Equal("page1", Types.Get(copy.Result!.Id)!.Alias);
    }

    [Fact]
    public void Aliases_and_ids_are_told_for_every_kind_of_type()
    {
        var page = NewTypes.Document(Host, "page").With(Host, "title").Saved(Host);

        Assert.Equal(["page"], Types.GetAllContentTypeAliases(Constants.ObjectTypes.DocumentType));
        Assert.Contains("Image", Types.GetAllContentTypeAliases());
        Assert.Equal([page.Id], Types.GetAllContentTypeIds(["page", "nothing"]));
        Assert.Contains("title", Types.GetAllPropertyTypeAliases());
        Assert.Contains(Constants.Conventions.Media.Width, Types.GetAllPropertyTypeAliases());
    }

    [Fact]
    public async Task Whoever_may_have_a_type_below_it_is_found()
    {
        var child = NewTypes.Document(Host, "child").Saved(Host);
        var page = NewTypes.Document(Host, "page");
        page.AllowedContentTypes = [new ContentTypeSort(child.Key, 0, child.Alias)];
        page.ListView = Constants.DataTypes.Guids.ListViewContentGuid;
        Types.Save(page);
        var content = NewTypes.SavedContent(Host, page, "Home");

        Assert.Equal([page.Key], (await Types.GetAllowedParentKeysAsync(child.Key)).Result!);
        Assert.True(Types.HasContentNodes(page.Id));
        Assert.False(Types.HasContentNodes(child.Id));
        Assert.True(Types.HasContainerInPath(content.Path));
    }

    [Fact]
    public void A_renamed_type_is_allowed_under_its_new_alias()
    {
        var child = NewTypes.Document(Host, "child").Saved(Host);
        var page = NewTypes.Document(Host, "page");
        page.AllowedContentTypes = [new ContentTypeSort(child.Key, 0, child.Alias)];
        Types.Save(page);
        Assert.Equal("child", Types.Get(page.Id)!.AllowedContentTypes!.Single().Alias);

        child.Alias = "kid";
        Types.Save(child);

        Assert.Equal("kid", Types.Get(page.Id)!.AllowedContentTypes!.Single().Alias);
    }
}
