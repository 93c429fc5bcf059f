using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace LapeKnowledge.Umbraco.Tests.Schema;

public sealed class ContainerServiceTests(HostFixture host) : HostTest(host)
{
    private static readonly Guid User = Constants.Security.SuperUserKey;

    private IContentTypeContainerService Containers => Get<IContentTypeContainerService>();

    [Fact]
    public async Task A_container_is_created_at_the_root_or_below_another()
    {
        var root = await Created("Root");
        var child = await Created("Child", root.Key);

        var read = (await Containers.GetAsync(child.Key))!;
        Assert.Equal(("Child", root.Id, 2, FormattableString.Invariant($"-1,{root.Id},{child.Id}")), (read.Name, read.ParentId, read.Level, read.Path));
        Assert.Equal(root.Key, (await Containers.GetParentAsync(child))!.Key);
        Assert.Null(await Containers.GetParentAsync(root));
        Assert.Equal([child.Key], (await Containers.GetAsync("child", 2)).Select(c => c.Key));
        Assert.Equal(2, (await Containers.GetAllAsync()).Count());
    }

    [Fact]
    public async Task What_cannot_be_created_is_told()
    {
        var root = await Created("Root");

        Assert.Equal(EntityContainerOperationStatus.DuplicateName, (await Containers.CreateAsync(null, "root", null, User)).Status);
        Assert.Equal(EntityContainerOperationStatus.DuplicateKey, (await Containers.CreateAsync(root.Key, "Other", null, User)).Status);
        Assert.Equal(EntityContainerOperationStatus.ParentNotFound, (await Containers.CreateAsync(null, "Other", Guid.NewGuid(), User)).Status);
        Assert.True((await Containers.CreateAsync(null, "Root", root.Key, User)).Success);
    }

    [Fact]
    public async Task A_container_is_renamed()
    {
        var root = await Created("Root");

        Assert.True((await Containers.UpdateAsync(root.Key, "Renamed", User)).Success);

        Assert.Equal("Renamed", (await Containers.GetAsync(root.Key))!.Name);
        Assert.Equal(EntityContainerOperationStatus.NotFound, (await Containers.UpdateAsync(Guid.NewGuid(), "Nothing", User)).Status);
    }

    [Fact]
    public async Task Only_an_empty_container_is_deleted_by_the_service()
    {
        var root = await Created("Root");
        var child = await Created("Child", root.Key);

        Assert.Equal(EntityContainerOperationStatus.NotEmpty, (await Containers.DeleteAsync(root.Key, User)).Status);
        Assert.True((await Containers.DeleteAsync(child.Key, User)).Success);
        Assert.True((await Containers.DeleteAsync(root.Key, User)).Success);
        Assert.Empty(await Containers.GetAllAsync());
        Assert.Equal(EntityContainerOperationStatus.NotFound, (await Containers.DeleteAsync(root.Key, User)).Status);
    }

    [Fact]
    public async Task A_container_that_the_repository_deletes_leaves_its_contents_to_its_parent()
    {
        var root = await Created("Root");
        var child = await Created("Child", root.Key);
        var type = NewTypes.Document(Host, "page");
        type.ParentId = child.Id;
        type.Saved(Host);

        using (var scope = Get<ICoreScopeProvider>().CreateCoreScope())
        {
            Get<IDocumentTypeContainerRepository>().Delete(child);
            scope.Complete();
        }

        var read = Get<IContentTypeService>().Get("page")!;
        Assert.Equal((root.Id, 2, FormattableString.Invariant($"-1,{root.Id},{type.Id}")), (read.ParentId, read.Level, read.Path));
    }

    [Fact]
    public async Task Types_move_into_containers_with_what_is_below_them()
    {
        var folder = await Created("Folder");
        var parent = NewTypes.Document(Host, "parent").Saved(Host);
        var child = NewTypes.Document(Host, "child", parent: parent).Saved(Host);
        var types = Get<IContentTypeService>();

        Assert.True((await types.MoveAsync(parent.Key, folder.Key)).Success);

        var (movedParent, movedChild) = (types.Get(parent.Id)!, types.Get(child.Id)!);
        Assert.Equal((folder.Id, 2, FormattableString.Invariant($"-1,{folder.Id},{parent.Id}")), (movedParent.ParentId, movedParent.Level, movedParent.Path));
        Assert.Equal((parent.Id, 3, FormattableString.Invariant($"-1,{folder.Id},{parent.Id},{child.Id}")), (movedChild.ParentId, movedChild.Level, movedChild.Path));

        Assert.True((await types.MoveAsync(parent.Key, null)).Success);
        Assert.Equal(FormattableString.Invariant($"-1,{parent.Id},{child.Id}"), types.Get(child.Id)!.Path);
        Assert.Equal(ContentTypeStructureOperationStatus.ContainerNotFound, (await types.MoveAsync(parent.Key, Guid.NewGuid())).Status);
    }

    [Fact]
    public async Task Every_kind_of_type_has_containers_of_its_own()
    {
        var documents = await Created("Same");
        var media = (await Get<IMediaTypeContainerService>().CreateAsync(null, "Same", null, User)).Result!;
        var members = (await Get<IMemberTypeContainerService>().CreateAsync(null, "Same", null, User)).Result!;
        var data = (await Get<IDataTypeContainerService>().CreateAsync(null, "Same", null, User)).Result!;
        var blueprints = (await Get<IContentBlueprintContainerService>().CreateAsync(null, "Same", null, User)).Result!;

        Assert.Equal(5, new[] { documents.Id, media.Id, members.Id, data.Id, blueprints.Id }.Distinct().Count());
        Assert.Null(await Containers.GetAsync(media.Key));
        Assert.Equal(media.Id, (await Get<IMediaTypeContainerService>().GetAsync(media.Key))!.Id);
        Assert.Equal(Constants.ObjectTypes.DocumentBlueprint, (await Get<IContentBlueprintContainerService>().GetAsync(blueprints.Key))!.ContainedObjectType);
    }

    [Fact]
    public async Task A_container_may_hold_what_is_of_another_kind_and_is_not_empty_then()
    {
        var blueprints = (await Get<IContentBlueprintContainerService>().CreateAsync(null, "Blueprints", null, User)).Result!;
        var media = (await Get<IMediaTypeContainerService>().CreateAsync(null, "Media", null, User)).Result!;
        var dataType = new DataType(Get<PropertyEditorCollection>()[Constants.PropertyEditors.Aliases.TextBox]!, Get<IConfigurationEditorJsonSerializer>()) { Name = "Own", ParentId = blueprints.Id };
        Assert.True((await Get<IDataTypeService>().CreateAsync(dataType, User)).Success);
        var type = NewTypes.Document(Host, "odd");
        type.ParentId = media.Id;
        type.Saved(Host);

        Assert.Equal(media.Id, Get<IContentTypeService>().Get("odd")!.ParentId);
        Assert.Equal(EntityContainerOperationStatus.NotEmpty, (await Get<IContentBlueprintContainerService>().DeleteAsync(blueprints.Key, User)).Status);
        Assert.NotNull(await Get<IDataTypeService>().GetAsync(dataType.Key));
    }

    [Fact]
    public void The_repository_refuses_what_is_not_its_own()
    {
        using var scope = Get<ICoreScopeProvider>().CreateCoreScope();
        var containers = Get<IDocumentTypeContainerRepository>();

        Assert.Throws<InvalidOperationException>(() => containers.Save(new EntityContainer(Constants.ObjectTypes.MediaType) { Name = "Other kind" }));
        Assert.Throws<InvalidOperationException>(() => containers.Save(new EntityContainer(Constants.ObjectTypes.DocumentType) { Name = " " }));
        Assert.Throws<InvalidOperationException>(() => containers.Save(new EntityContainer(Constants.ObjectTypes.DocumentType) { Name = "Lost", ParentId = 987654 }));
    }

    private async Task<EntityContainer> Created(string name, Guid? parent = null)
    {
        var result = await Containers.CreateAsync(null, name, parent, User);
        Assert.True(result.Success, result.Status.ToString());
        return result.Result!;
    }
}
