using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentTypeEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.ContentTypeEditing;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace LapeKnowledge.Umbraco.Tests.Schema;

public sealed class ContentTypeEditingServiceTests(HostFixture host) : HostTest(host)
{
    private static readonly Guid User = Constants.Security.SuperUserKey;

    private IContentTypeEditingService Editing => Get<IContentTypeEditingService>();

    private IContentTypeService Types => Get<IContentTypeService>();

    [Fact]
    public async Task A_type_is_created_with_containers_and_properties()
    {
        var tab = new ContentTypePropertyContainerModel { Key = Guid.NewGuid(), Name = "Content", Type = "Tab" };
        var group = new ContentTypePropertyContainerModel { Key = Guid.NewGuid(), ParentKey = tab.Key, Name = "Main", Type = "Group" };
        var model = Model("article", properties: [Property("title", group.Key), Property("loose")]);
        model.Containers = [tab, group];
        model.VariesByCulture = true;

        var created = await Created(model);

        var read = Types.Get(created.Key)!;
        Assert.Equal(["content", "content/main"], read.PropertyGroups.Select(g => g.Alias).Order());
        Assert.Equal([PropertyGroupType.Tab, PropertyGroupType.Group], read.PropertyGroups.OrderBy(g => g.Alias).Select(g => g.Type));
        Assert.Equal(["title"], read.PropertyGroups["content/main"].PropertyTypes!.Select(p => p.Alias));
        Assert.Equal(["loose"], read.NoGroupPropertyTypes.Select(p => p.Alias));
        Assert.Equal(ContentVariation.Culture, read.Variations);
        Assert.Equal(group.Key, read.PropertyGroups["content/main"].Key);
    }

    [Fact]
    public async Task A_type_is_updated_and_keeps_the_ids_of_what_it_keeps()
    {
        var (kept, gone) = (Property("kept"), Property("gone"));
        var created = await Created(Model("article", properties: [kept, gone]));
        var id = created.PropertyTypes.Single(p => p.Alias == "kept").Id;
        var document = NewTypes.SavedContent(Host, created, "One", d => d.SetValue("kept", "value"));
        kept.Alias = "renamed";

        var updated = await Editing.UpdateAsync(created, Update("story", [kept, Property("added")]), User);

        Assert.Equal(ContentTypeOperationStatus.Success, updated.Status);
        var read = Types.Get(created.Key)!;
        Assert.Equal(("story", id), (read.Alias, read.PropertyTypes.Single(p => p.Alias == "renamed").Id));
        Assert.Equal(["added", "renamed"], read.PropertyTypes.Select(p => p.Alias).Order());
        Assert.Equal("value", Get<IContentService>().GetById(document.Id)!.GetValue("renamed"));
    }

    [Fact]
    public async Task Compositions_are_added_and_removed()
    {
        var meta = await Created(Model("meta", properties: [Property("keywords")]));
        var model = Model("page", properties: [Property("title")]);
        model.Compositions = [new Composition { CompositionType = CompositionType.Composition, Key = meta.Key }];
        var page = await Created(model);
        Assert.Equal(["keywords", "title"], Types.Get(page.Key)!.CompositionPropertyTypes.Select(p => p.Alias).Order());

        Assert.True((await Editing.UpdateAsync(page, Update("page", [Property("title", key: page.PropertyTypes.Single().Key)]), User)).Success);

        Assert.Empty(Types.Get(page.Key)!.ContentTypeComposition);
    }

    [Fact]
    public async Task A_type_inherits_from_its_parent()
    {
        var parent = await Created(Model("parent", properties: [Property("title")]));
        var model = Model("child", properties: [Property("body")]);
        model.Compositions = [new Composition { CompositionType = CompositionType.Inheritance, Key = parent.Key }];

        var child = await Created(model);

        Assert.Equal((parent.Id, 2, FormattableString.Invariant($"-1,{parent.Id},{child.Id}")), (child.ParentId, child.Level, child.Path));
        Assert.True(Types.Get("child")!.PropertyTypeExists("title"));
    }

    [Fact]
    public async Task Allowed_types_and_containers_are_kept()
    {
        var folder = (await Get<IContentTypeContainerService>().CreateAsync(null, "Folder", null, User)).Result!;
        var child = await Created(Model("child"));
        var model = Model("page");
        model.ContainerKey = folder.Key;
        model.AllowedContentTypes = [new ContentTypeSort(child.Key, 0, child.Alias)];
        model.ListView = Constants.DataTypes.Guids.ListViewContentGuid;

        var page = Types.Get((await Created(model)).Key)!;

        Assert.Equal((folder.Id, Constants.DataTypes.Guids.ListViewContentGuid), (page.ParentId, page.ListView));
        Assert.Equal([child.Key], page.AllowedContentTypes!.Select(a => a.Key));
        Assert.Equal([child.Key], (await Types.GetAllowedChildrenAsync(page.Key, 0, 10)).Result!.Items.Select(t => t.Key));
    }

    [Theory]
    [InlineData("", ContentTypeOperationStatus.InvalidAlias)]
    [InlineData("System", ContentTypeOperationStatus.InvalidAlias)]
    [InlineData("Taken", ContentTypeOperationStatus.DuplicateAlias)]
    public async Task An_alias_that_cannot_be_is_refused(string alias, ContentTypeOperationStatus expected)
    {
        await Created(Model("taken"));

        Assert.Equal(expected, (await Editing.CreateAsync(Model(alias), User)).Status);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("Path")]
    [InlineData("getProperty")]
    [InlineData("contentType")]
    public async Task An_alias_that_would_hide_a_member_of_the_published_content_is_refused(string alias)
        => Assert.Equal(ContentTypeOperationStatus.InvalidPropertyTypeAlias, (await Editing.CreateAsync(Model("page", properties: [Property(alias)]), User)).Status);

    [Fact]
    public async Task What_does_not_fit_together_is_refused()
    {
        var parent = await Created(Model("parent", properties: [Property("title")]));
        var conflicting = Model("child", properties: [Property("title")]);
        conflicting.Compositions = [new Composition { CompositionType = CompositionType.Composition, Key = parent.Key }];
        var lost = Model("lost");
        lost.Compositions = [new Composition { CompositionType = CompositionType.Composition, Key = Guid.NewGuid() }];
        var unknownDataType = Property("title");
        unknownDataType.DataTypeKey = Guid.NewGuid();

        Assert.Equal(ContentTypeOperationStatus.DuplicatePropertyTypeAlias, (await Editing.CreateAsync(conflicting, User)).Status);
        Assert.Equal(ContentTypeOperationStatus.InvalidComposition, (await Editing.CreateAsync(lost, User)).Status);
        Assert.Equal(ContentTypeOperationStatus.DataTypeNotFound, (await Editing.CreateAsync(Model("page", properties: [unknownDataType]), User)).Status);
        Assert.Equal(ContentTypeOperationStatus.MissingContainer, (await Editing.CreateAsync(Model("page", properties: [Property("title", Guid.NewGuid())]), User)).Status);
        Assert.Equal(ContentTypeOperationStatus.DuplicatePropertyTypeAlias, (await Editing.CreateAsync(Model("page", properties: [Property("a"), Property("A")]), User)).Status);
        Assert.Single(Types.GetAll());
    }

    [Fact]
    public async Task Which_compositions_a_type_may_have_is_told()
    {
        var meta = await Created(Model("meta", properties: [Property("keywords")]));
        var clash = await Created(Model("clash", properties: [Property("title")]));
        var page = await Created(Model("page", properties: [Property("title")]));

        var available = (await Editing.GetAvailableCompositionsAsync(page.Key, [], ["title"], isElement: false)).ToDictionary(c => c.Composition.Key, c => c.Allowed);

        Assert.True(available[meta.Key]);
        Assert.False(available[clash.Key]);
    }

    private async Task<IContentType> Created(ContentTypeCreateModel model)
    {
        var result = await Editing.CreateAsync(model, User);
        Assert.Equal(ContentTypeOperationStatus.Success, result.Status);
        return result.Result!;
    }

    private static ContentTypeCreateModel Model(string alias, params ContentTypePropertyTypeModel[] properties)
        => new() { Key = Guid.NewGuid(), Alias = alias, Name = "Name of " + alias, Properties = properties };

    private static ContentTypeUpdateModel Update(string alias, ContentTypePropertyTypeModel[] properties)
        => new() { Alias = alias, Name = "Name of " + alias, Properties = properties };

    private static ContentTypePropertyTypeModel Property(string alias, Guid? container = null, Guid? key = null)
        => new() { Key = key ?? Guid.NewGuid(), Alias = alias, Name = alias, DataTypeKey = Constants.DataTypes.Guids.TextstringGuid, ContainerKey = container };
}
