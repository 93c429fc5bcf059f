using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentTypeEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.ContentTypeEditing;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Tests.Schema;

/// <summary>What the editing services of types keep, and what they refuse.</summary>
public sealed class TypeEditingTests(HostFixture host) : HostTest(host)
{
    private static readonly Guid User = Constants.Security.SuperUserKey;

    private IContentTypeEditingService Editing => Get<IContentTypeEditingService>();

    private IContentTypeService Types => Get<IContentTypeService>();

    private IMediaTypeEditingService MediaEditing => Get<IMediaTypeEditingService>();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_setting_of_a_type_is_kept_and_changed(bool element)
    {
        var model = Model("event");
        (model.Description, model.Icon, model.AllowedAsRoot, model.IsElement) = ("What happens", "icon-calendar", true, element);
        model.Cleanup = new ContentTypeCleanup { PreventCleanup = true, KeepAllVersionsNewerThanDays = 3, KeepLatestVersionPerDayForDays = 30 };
        var created = await Created(model);

        var read = Types.Get(created.Key)!;
        Assert.Equal(("event", "Event", "What happens", "icon-calendar", true, element), (read.Alias, read.Name, read.Description, read.Icon, read.AllowedAsRoot, read.IsElement));
        Assert.Equal((true, 3, 30), Cleanup(read));

        var change = new ContentTypeUpdateModel { Alias = "happening", Name = "Happening", Description = "Other", Icon = "icon-flag", IsElement = element };
        change.Cleanup = new ContentTypeCleanup { PreventCleanup = false, KeepAllVersionsNewerThanDays = 4, KeepLatestVersionPerDayForDays = 40 };
        await Updated(created, change);

        read = Types.Get(created.Key)!;
        Assert.Equal((created.Id, "happening", "Happening", "Other", "icon-flag", false, element), (read.Id, read.Alias, read.Name, read.Description, read.Icon, read.AllowedAsRoot, read.IsElement));
        Assert.Equal((false, 4, 40), Cleanup(read));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task A_type_varies_by_culture_and_segment_as_asked_for(bool culture, bool segment)
    {
        var model = Model("page");
        (model.VariesByCulture, model.VariesBySegment) = (culture, segment);
        var created = await Created(model);
        var before = Types.Get(created.Key)!;

        await Updated(created, new ContentTypeUpdateModel { Alias = "page", Name = "Page", VariesByCulture = !culture, VariesBySegment = !segment });

        var after = Types.Get(created.Key)!;
        Assert.Equal((culture, segment, !culture, !segment), (before.VariesByCulture(), before.VariesBySegment(), after.VariesByCulture(), after.VariesBySegment()));
    }

    [Fact]
    public async Task Allowed_types_are_numbered_from_nought_in_the_order_given()
    {
        var (one, two) = (await Created(Model("one")), await Created(Model("two")));
        var model = Model("page");
        model.AllowedContentTypes = [new ContentTypeSort(one.Key, 10, "one"), new ContentTypeSort(two.Key, 20, "two")];
        var page = await Created(model);
        Assert.Equal([("one", 0), ("two", 1)], Allowed(page));

        await Updated(page, new ContentTypeUpdateModel { Alias = "page", Name = "Page", AllowedContentTypes = [new ContentTypeSort(one.Key, 7, "one"), new ContentTypeSort(two.Key, 5, "two"), new ContentTypeSort(page.Key, 9, "page")] });
        Assert.Equal([("two", 0), ("one", 1), ("page", 2)], Allowed(page));

        await Updated(page, new ContentTypeUpdateModel { Alias = "page", Name = "Page" });
        Assert.Empty(Allowed(page));
    }

    [Fact]
    public async Task Properties_go_from_one_container_to_another_and_empty_containers_go()
    {
        var (first, second) = (Container("Facts"), Container("More Facts here"));
        var (name, code) = (Property("label", first), Property("code", first));
        var model = Model("page", name, code);
        model.Containers = [first];
        var page = await Created(model);

        (second.SortOrder, first.SortOrder, code.ContainerKey) = (0, 1, second.Key);
        await Updated(page, Change([first, second], name, code));
        var read = Types.Get(page.Key)!;
        Assert.Equal([("moreFactsHere", "code"), ("facts", "label")], read.PropertyGroups.OrderBy(g => g.SortOrder).Select(g => (g.Alias, g.PropertyTypes!.Single().Alias)));

        (first.SortOrder, second.SortOrder) = (0, 1);
        await Updated(read, Change([first, second], name, code));
        read = Types.Get(page.Key)!;
        Assert.Equal(["facts", "moreFactsHere"], read.PropertyGroups.OrderBy(g => g.SortOrder).Select(g => g.Alias));

        code.ContainerKey = null;
        await Updated(read, Change([first, second], name, code));
        read = Types.Get(page.Key)!;
        Assert.Equal(["facts"], read.PropertyGroups.Select(g => g.Alias));
        Assert.Equal(["code"], read.NoGroupPropertyTypes.Select(p => p.Alias));

        await Updated(read, Change([first]));
        read = Types.Get(page.Key)!;
        Assert.Equal((0, 0, 0), (read.PropertyGroups.Count, read.PropertyTypes.Count(), read.NoGroupPropertyTypes.Count()));
    }

    [Fact]
    public async Task A_property_keeps_its_key_and_place_when_it_is_edited()
    {
        var (first, second) = (Property("first"), Property("second"));
        (first.SortOrder, second.SortOrder) = (0, 1);
        var page = await Created(Model("page", first, second));

        (first.SortOrder, second.SortOrder) = (1, 0);
        (first.Name, first.Description, first.Validation.Mandatory, first.Validation.RegularExpression) = ("Other", "Told", true, "[a-z]+");
        (first.Validation.MandatoryMessage, first.Validation.RegularExpressionMessage, first.Appearance.LabelOnTop) = ("Needed", "Small letters", true);
        await Updated(page, Change([], first, second));

        var read = Types.Get(page.Key)!.PropertyTypes.OrderBy(p => p.SortOrder).ToArray();
        Assert.Equal(["second", "first"], read.Select(p => p.Alias));
        Assert.Equal(
            (first.Key, "Other", "Told", true, "[a-z]+", "Needed", "Small letters", true),
            (read[1].Key, read[1].Name, read[1].Description, read[1].Mandatory, read[1].ValidationRegExp, read[1].MandatoryMessage, read[1].ValidationRegExpMessage, read[1].LabelOnTop));
    }

    [Fact]
    public async Task A_container_of_the_same_name_as_one_of_a_composition_is_the_types_own()
    {
        var (theirs, ours) = (Container("Shared"), Container("Shared"));
        var meta = Model("meta", Property("keywords", theirs));
        meta.Containers = [theirs];
        var composition = await Created(meta);
        var model = Model("page", Property("label", ours));
        (model.Containers, model.Compositions) = ([ours], [Composed(composition)]);

        var read = Types.Get((await Created(model)).Key)!;

        Assert.Equal(ours.Key, Assert.Single(read.PropertyGroups).Key);
        Assert.Equal(["label"], read.PropertyGroups.Single().PropertyTypes!.Select(p => p.Alias));
        Assert.Equal(["keywords", "label"], read.CompositionPropertyTypes.Select(p => p.Alias).Order());
        Assert.Equal([theirs.Key], Types.Get(composition.Key)!.PropertyGroups.Select(g => g.Key));
    }

    [Fact]
    public async Task Containers_and_properties_that_do_not_fit_are_refused()
    {
        var theirs = Container("Shared");
        var meta = Model("meta", Property("keywords", theirs));
        meta.Containers = [theirs];
        var composition = await Created(meta);

        Assert.Equal(ContentTypeOperationStatus.DuplicateContainer, await Refused([theirs], Property("label", theirs)));
        Assert.Equal(ContentTypeOperationStatus.DuplicateContainer, await Refused([Container("One", theirs.Key), Container("Two", theirs.Key)]));
        Assert.Equal(ContentTypeOperationStatus.MissingContainer, await Refused([], Property("label", theirs)));
        Assert.Equal(ContentTypeOperationStatus.MissingContainer, await Refused([new() { Key = Guid.NewGuid(), Name = "Below", Type = "Group", ParentKey = Guid.NewGuid() }]));
        Assert.Equal(ContentTypeOperationStatus.MissingContainer, await Refused([new() { Key = Guid.NewGuid(), Name = "Below", Type = "Group", ParentKey = theirs.Key }]));
        Assert.Equal(ContentTypeOperationStatus.InvalidContainerName, await Refused([Container(string.Empty)]));
        Assert.Equal(ContentTypeOperationStatus.PropertyTypeAliasCannotEqualContentTypeAlias, await Refused([], Property("PAGE")));
        foreach (var alias in new[] { "", " ", ".", "-", "!\"#¤%&/()=)?`" })
        {
            Assert.Equal(ContentTypeOperationStatus.InvalidPropertyTypeAlias, await Refused([], Property(alias)));
            Assert.Equal(ContentTypeOperationStatus.InvalidAlias, (await Editing.CreateAsync(Model(alias), User)).Status);
        }

        async Task<ContentTypeOperationStatus> Refused(ContentTypePropertyContainerModel[] containers, params ContentTypePropertyTypeModel[] properties)
        {
            var model = Model("page", properties);
            (model.Containers, model.Compositions) = (containers, [Composed(composition)]);
            return (await Editing.CreateAsync(model, User)).Status;
        }
    }

    [Fact]
    public async Task Inheritance_is_chosen_once_and_for_all()
    {
        var (one, two) = (await Created(Model("one")), await Created(Model("two")));
        var folder = (await Get<IContentTypeContainerService>().CreateAsync(null, "Folder", null, User)).Result!;
        var child = await Created(With(Model("child"), Inherited(one)));
        var alone = await Created(Model("alone"));
        var filed = Model("filed");
        filed.ContainerKey = folder.Key;
        var inFolder = await Created(filed);
        var path = Types.Get(child.Key)!.Path;

        await Updated(child, ChangeOf("child", Inherited(one)));
        Assert.Equal((one.Id, path), (Types.Get(child.Key)!.ParentId, Types.Get(child.Key)!.Path));
        foreach (var (type, compositions) in new[]
        {
            (child, new[] { Inherited(two) }),
            (child, [Inherited(one), Inherited(two)]),
            (child, [Composed(one)]),
            (child, []),
            (alone, [Inherited(one)]),
            (alone, [Inherited(alone)]),
            (inFolder, [Inherited(one)]),
        })
        {
            Assert.Equal(ContentTypeOperationStatus.InvalidInheritance, (await Editing.UpdateAsync(Types.Get(type.Key)!, ChangeOf(type.Alias, compositions), User)).Status);
        }
        Assert.Equal(ContentTypeOperationStatus.InvalidComposition, (await Editing.UpdateAsync(alone, ChangeOf("alone", Composed(alone)), User)).Status);
    }

    [Fact]
    public async Task A_new_type_has_one_parent_and_compositions_without_compositions()
    {
        var (one, two) = (await Created(Model("one")), await Created(Model("two")));
        var composed = await Created(With(Model("composed"), Composed(one)));
        var folder = (await Get<IContentTypeContainerService>().CreateAsync(null, "Folder", null, User)).Result!;

        Assert.Equal(ContentTypeOperationStatus.InvalidInheritance, await Status(null, false, Inherited(one), Inherited(two)));
        Assert.Equal(ContentTypeOperationStatus.InvalidInheritance, await Status(null, false, Inherited(one), Composed(one)));
        Assert.Equal(ContentTypeOperationStatus.InvalidComposition, await Status(null, false, Composed(composed)));
        Assert.Equal(ContentTypeOperationStatus.InvalidComposition, await Status(null, true, Composed(one)));
        Assert.Equal(ContentTypeOperationStatus.InvalidParent, await Status(folder.Key, false, Inherited(one)));
        Assert.Equal(ContentTypeOperationStatus.InvalidParent, await Status(one.Key, false, Inherited(one)));
        Assert.Equal(ContentTypeOperationStatus.InvalidParent, await Status(one.Key, false));

        var child = await Created(With(Model("child"), Inherited(composed)));
        var grandchild = Types.Get((await Created(With(Model("grandchild"), Inherited(child)))).Key)!;
        Assert.Equal([child.Key], grandchild.ContentTypeComposition.Select(c => c.Key));
        Assert.Equal([child.Id, composed.Id, one.Id], grandchild.CompositionIds().OrderDescending());

        async Task<ContentTypeOperationStatus> Status(Guid? container, bool element, params Composition[] compositions)
        {
            var model = With(Model("page"), compositions);
            (model.ContainerKey, model.IsElement) = (container, element);
            return (await Editing.CreateAsync(model, User)).Status;
        }
    }

    [Fact]
    public async Task A_type_may_be_composed_of_types_of_its_own_kind_only()
    {
        var page = await Created(Model("page", Property("label")));
        var other = await Created(Model("other", Property("code")));
        var media = (await MediaEditing.CreateAsync(new MediaTypeCreateModel { Alias = "scan", Name = "Scan", Key = Guid.NewGuid() }, User)).Result!;

        var available = await Editing.GetAvailableCompositionsAsync(page.Key, [], [], isElement: false);
        var composed = await MediaEditing.CreateAsync(new MediaTypeCreateModel { Alias = "film", Name = "Film", Key = Guid.NewGuid(), Compositions = [Composed(page)] }, User);

        Assert.Equal([(other.Key, true)], available.Select(c => (c.Composition.Key, c.Allowed)));
        Assert.Equal(ContentTypeOperationStatus.InvalidComposition, composed.Status);
        Assert.Contains(media.Key, (await MediaEditing.GetAvailableCompositionsAsync(null, [], [])).Select(c => c.Composition.Key));
    }

    [Fact]
    public async Task Media_types_are_edited_as_document_types_are()
    {
        var group = new MediaTypePropertyContainerModel { Key = Guid.NewGuid(), Name = "Facts", Type = "Group" };
        var property = new MediaTypePropertyTypeModel { Key = Guid.NewGuid(), Alias = "author", Name = "Author", DataTypeKey = Constants.DataTypes.Guids.TextstringGuid, ContainerKey = group.Key };
        var folder = (await Get<IMediaTypeContainerService>().CreateAsync(null, "Scans", Constants.System.RootKey, User)).Result!;
        var model = new MediaTypeCreateModel { Key = Guid.NewGuid(), Alias = "scan", Name = "Scan", Description = "Paper", Icon = "icon-scan", AllowedAsRoot = true, ContainerKey = folder.Key };
        (model.Containers, model.Properties) = ([group], [property]);

        var scan = (await MediaEditing.CreateAsync(model, User)).Result!;

        var read = Get<IMediaTypeService>().Get(scan.Key)!;
        Assert.Equal(("scan", "Scan", "Paper", "icon-scan", true, folder.Id), (read.Alias, read.Name, read.Description, read.Icon, read.AllowedAsRoot, read.ParentId));
        Assert.Equal(("author", group.Key), (read.PropertyGroups.Single().PropertyTypes!.Single().Alias, read.PropertyGroups.Single().Key));

        var parent = (await MediaEditing.CreateAsync(new MediaTypeCreateModel { Key = Guid.NewGuid(), Alias = "paper", Name = "Paper" }, User)).Result!;
        var child = (await MediaEditing.CreateAsync(new MediaTypeCreateModel { Key = Guid.NewGuid(), Alias = "letter", Name = "Letter", Compositions = [Inherited(parent)] }, User)).Result!;
        Assert.Equal((parent.Id, parent.Key), (child.ParentId, child.ContentTypeComposition.Single().Key));
    }

    [Fact]
    public async Task Media_types_that_hold_others_and_no_file_are_folders()
    {
        Assert.Equal(["Folder"], await Folders());
        var image = Get<IMediaTypeService>().Get(Constants.Conventions.MediaTypes.Image)!;
        await MediaEditing.CreateAsync(new MediaTypeCreateModel { Key = Guid.NewGuid(), Alias = "empty", Name = "Empty" }, User);
        await MediaEditing.CreateAsync(new MediaTypeCreateModel { Key = Guid.NewGuid(), Alias = "album", Name = "Album", AllowedContentTypes = [new ContentTypeSort(image.Key, 0, image.Alias)] }, User);
        Assert.Equal(["Folder", "album"], await Folders());

        var folder = Get<IMediaTypeService>().Get(Constants.Conventions.MediaTypes.Folder)!;
        var file = new MediaTypePropertyTypeModel { Key = Guid.NewGuid(), Alias = Constants.Conventions.Media.File, Name = "File", DataTypeKey = Constants.DataTypes.Guids.TextstringGuid };
        Assert.True((await MediaEditing.UpdateAsync(folder, new MediaTypeUpdateModel { Alias = "Folder", Name = "Folder", Properties = [file] }, User)).Success);
        Assert.Equal(["Folder", "album"], await Folders());

        async Task<string[]> Folders()
        {
            var folders = await MediaEditing.GetFolderMediaTypes(0, 100);
            Assert.Equal(folders.Total, folders.Items.Count());
            return folders.Items.Select(t => t.Alias).Order(StringComparer.Ordinal).ToArray();
        }
    }

    [Fact]
    public async Task A_folder_can_be_made_the_old_way()
    {
        var key = Guid.NewGuid();
        var folder = Types.CreateContainer(Constants.System.Root, key, "Old").Result!.Entity!;
        var model = Model("page");
        model.ContainerKey = folder.Key;

        var page = await Created(model);

        Assert.Equal((key, folder.Id), (folder.Key, Types.Get(page.Key)!.ParentId));
        Assert.Equal("Old", Types.GetContainer(folder.Id)!.Name);
        Assert.True(Types.RenameContainer(folder.Id, "New").Success);
        Assert.Equal("New", Types.GetContainer(key)!.Name);
        Assert.False(Types.CreateContainer(Constants.System.Root, Guid.NewGuid(), "New").Success);
    }

    private async Task<IContentType> Created(ContentTypeCreateModel model)
    {
        var result = await Editing.CreateAsync(model, User);
        Assert.Equal(ContentTypeOperationStatus.Success, result.Status);
        return result.Result!;
    }

    private async Task Updated(IContentType type, ContentTypeUpdateModel model)
        => Assert.Equal(ContentTypeOperationStatus.Success, (await Editing.UpdateAsync(type, model, User)).Status);

    private (string Alias, int SortOrder)[] Allowed(IContentType type)
        => Types.Get(type.Key)!.AllowedContentTypes!.OrderBy(a => a.SortOrder).Select(a => (a.Alias, a.SortOrder)).ToArray();

    private static (bool, int?, int?) Cleanup(IContentType type)
        => (type.HistoryCleanup!.PreventCleanup, type.HistoryCleanup.KeepAllVersionsNewerThanDays, type.HistoryCleanup.KeepLatestVersionPerDayForDays);

    private static ContentTypeCreateModel Model(string alias, params ContentTypePropertyTypeModel[] properties)
        => new() { Key = Guid.NewGuid(), Alias = alias, Name = alias.ToFirstUpper(), Properties = properties };

    private static ContentTypeCreateModel With(ContentTypeCreateModel model, params Composition[] compositions)
    {
        model.Compositions = compositions;
        return model;
    }

    private static ContentTypeUpdateModel Change(ContentTypePropertyContainerModel[] containers, params ContentTypePropertyTypeModel[] properties)
        => new() { Alias = "page", Name = "Page", Containers = containers, Properties = properties };

    private static ContentTypeUpdateModel ChangeOf(string alias, params Composition[] compositions)
        => new() { Alias = alias, Name = alias.ToFirstUpper(), Compositions = compositions };

    private static ContentTypePropertyContainerModel Container(string name, Guid? key = null) => new() { Key = key ?? Guid.NewGuid(), Name = name, Type = "Group" };

    private static ContentTypePropertyTypeModel Property(string alias, ContentTypePropertyContainerModel? container = null)
        => new() { Key = Guid.NewGuid(), Alias = alias, Name = alias, DataTypeKey = Constants.DataTypes.Guids.TextstringGuid, ContainerKey = container?.Key };

    private static Composition Composed(IContentTypeComposition type) => new() { Key = type.Key, CompositionType = CompositionType.Composition };

    private static Composition Inherited(IContentTypeComposition type) => new() { Key = type.Key, CompositionType = CompositionType.Inheritance };
}
