using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace LapeKnowledge.Umbraco.Tests.Documents;

/// <summary>Blueprints as the backoffice makes, files and uses them.</summary>
public sealed class BlueprintEditingTests(HostFixture host) : DocumentTest(host)
{
    private static readonly Guid User = Constants.Security.SuperUserKey;

    private IContentBlueprintEditingService Blueprints => Get<IContentBlueprintEditingService>();

    private IContentBlueprintContainerService Containers => Get<IContentBlueprintContainerService>();

    [Fact]
    public async Task A_blueprint_is_created_changed_and_deleted()
    {
        var key = await CreatedAsync("Pohja");
        var update = new ContentBlueprintUpdateModel
        {
            Variants = [new VariantModel { Culture = Finnish, Name = "Uusi pohja" }],
            Properties = [new PropertyValueModel { Alias = "title", Culture = Finnish, Value = "Otsikko" }],
        };

        Assert.Equal(ContentEditingOperationStatus.Success, (await Blueprints.UpdateAsync(key, update, User)).Status);
        var read = (await Blueprints.GetAsync(key))!;
        Assert.Equal(("Uusi pohja", "Otsikko", true), (read.GetCultureName(Finnish), read.GetValue("title", Finnish), read.Blueprint));
        Assert.True((await Blueprints.DeleteAsync(key, User)).Success);
        Assert.Null(await Blueprints.GetAsync(key));
        Assert.Equal(ContentEditingOperationStatus.NotFound, (await Blueprints.DeleteAsync(key, User)).Status);
    }

    [Fact]
    public async Task A_name_is_given_to_one_blueprint_of_a_type_only()
    {
        await CreatedAsync("Pohja");

        Assert.Equal(ContentEditingOperationStatus.DuplicateName, (await Blueprints.CreateAsync(Model("Pohja"), User)).Status);
    }

    [Fact]
    public async Task A_blueprint_is_a_scaffold_for_a_new_document()
    {
        var document = PublishedArticle("Tervetuloa", "Välkommen");
        var created = await Blueprints.CreateFromContentAsync(document.Key, "Pohja", Guid.NewGuid(), User);
        Assert.Equal(ContentEditingOperationStatus.Success, created.Status);

        var scaffold = (await Blueprints.GetScaffoldedAsync(created.Result.Content!.Key))!;

        Assert.Equal("Tervetuloa title", scaffold.GetValue("title", Finnish));
        Assert.Equal("Tervetuloa title", Documents.GetBlueprintById(created.Result.Content.Key)!.GetValue("title", Finnish));
        Assert.Null(await Blueprints.GetScaffoldedAsync(Guid.NewGuid()));
        Assert.Equal(1, Documents.Count());
    }

    [Fact]
    public async Task Blueprints_of_a_type_are_paged()
    {
        for (var i = 0; i < 3; i++)
        {
            await CreatedAsync("Pohja " + i);
        }

        var page = await Blueprints.GetPagedByContentTypeAsync(Article.Key, 2, 2);

        Assert.Equal((3, 1), (page.Result!.Total, page.Result.Items.Count()));
        Assert.Equal(ContentEditingOperationStatus.ContentTypeNotFound, (await Blueprints.GetPagedByContentTypeAsync(Guid.NewGuid(), 0, 2)).Status);
    }

    [Fact]
    public async Task Blueprints_are_filed_in_containers()
    {
        var container = (await Containers.CreateAsync(null, "Kansio", null, User)).Result!;
        var inner = (await Containers.CreateAsync(null, "Alikansio", container.Key, User)).Result!;
        var model = Model("Pohja");
        model.ParentKey = inner.Key;
        var key = (await Blueprints.CreateAsync(model, User)).Result.Content!.Key;
        Assert.Equal($"-1,{container.Id},{inner.Id},{Documents.GetBlueprintById(key)!.Id}", Documents.GetBlueprintById(key)!.Path);

        Assert.Equal(ContentEditingOperationStatus.Success, (await Blueprints.MoveAsync(key, container.Key, User)).Result);
        Assert.Equal((container.Id, 2), (Documents.GetBlueprintById(key)!.ParentId, Documents.GetBlueprintById(key)!.Level));
        var entities = Get<IEntityService>().GetPagedChildren(
            container.Key, [UmbracoObjectTypes.DocumentBlueprintContainer], [UmbracoObjectTypes.DocumentBlueprintContainer, UmbracoObjectTypes.DocumentBlueprint], 0, 10, false, out _);
        Assert.Equal(new HashSet<Guid> { key, inner.Key }, entities.Select(e => e.Key).ToHashSet());
        Assert.Equal(EntityContainerOperationStatus.NotEmpty, (await Containers.DeleteAsync(container.Key, User)).Status);

        Assert.True((await Blueprints.MoveAsync(key, null, User)).Success);
        Assert.Equal($"-1,{Documents.GetBlueprintById(key)!.Id}", Documents.GetBlueprintById(key)!.Path);
        Assert.False((await Blueprints.MoveAsync(key, Guid.NewGuid(), User)).Success);
    }

    private async Task<Guid> CreatedAsync(string name)
    {
        var result = await Blueprints.CreateAsync(Model(name), User);
        Assert.Equal(ContentEditingOperationStatus.Success, result.Status);
        return result.Result.Content!.Key;
    }

    private ContentBlueprintCreateModel Model(string name) => new() { ContentTypeKey = Article.Key, Variants = [new VariantModel { Culture = Finnish, Name = name }] };
}
