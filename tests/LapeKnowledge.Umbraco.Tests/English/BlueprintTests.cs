using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace LapeKnowledge.Umbraco.Tests.English;

public sealed class BlueprintTests(HostFixture host) : EnglishSiteTest(host)
{
    private IContentBlueprintEditingService Blueprints => Get<IContentBlueprintEditingService>();

    private IContentBlueprintContainerService Containers => Get<IContentBlueprintContainerService>();

    [Fact]
    public async Task A_name_taken_in_any_culture_is_taken_for_the_type()
    {
        await AddDanishAsync();
        var article = await TypeAsync("article", ContentVariation.Culture);
        var page = await TypeAsync("page", ContentVariation.Nothing);
        Assert.Equal(ContentEditingOperationStatus.Success, await CreateAsync(article, Name("Recipe", English), Name("Opskrift", Danish)));

        Assert.Equal(ContentEditingOperationStatus.DuplicateName, await CreateAsync(article, Name("Recipe", English), Name("Ny", Danish)));
        Assert.Equal(ContentEditingOperationStatus.DuplicateName, await CreateAsync(article, Name("New", English), Name("Opskrift", Danish)));
        Assert.Equal(ContentEditingOperationStatus.Success, await CreateAsync(page, Name("Recipe")));
    }

    [Fact]
    public async Task A_document_lends_its_values_to_a_blueprint_of_a_given_key()
    {
        var type = await TypeAsync("page", ContentVariation.Nothing);
        var document = await CreatedAsync(Model(type, [Name("Page")], Value("title", "text")));
        var key = Guid.NewGuid();

        var result = await Blueprints.CreateFromContentAsync(document.Key, "Like the page", key, User);

        Assert.Equal(ContentEditingOperationStatus.Success, result.Status);
        Assert.Equal("text", (await Blueprints.GetAsync(key))!.GetValue("title"));
        Assert.Null(await Editing.GetAsync(key));
        Assert.Equal("text", (await Blueprints.GetScaffoldedAsync(key))!.GetValue("title"));
        Assert.Equal(ContentEditingOperationStatus.DuplicateName, (await Blueprints.CreateFromContentAsync(document.Key, "Like the page", null, User)).Status);
    }

    [Fact]
    public async Task A_blueprint_goes_from_folder_to_folder_and_the_audit_log_tells()
    {
        var type = await TypeAsync("page", ContentVariation.Nothing);
        var first = (await Containers.CreateAsync(null, "First", null, User)).Result!;
        var second = (await Containers.CreateAsync(null, "Second", null, User)).Result!;
        var key = Guid.NewGuid();
        Assert.True((await Blueprints.CreateAsync(new ContentBlueprintCreateModel { Key = key, ParentKey = first.Key, ContentTypeKey = type.Key, Variants = [Name("Wandering")] }, User)).Success);
        await AssertInAsync(first, key);

        foreach (var folder in new[] { second, null, first })
        {
            Assert.True((await Blueprints.MoveAsync(key, folder?.Key, User)).Success);
            await AssertInAsync(folder, key);
            var moved = (await Blueprints.GetAsync(key))!;
            Assert.Equal(AuditType.Move, (await Get<IAuditService>().GetItemsByEntityAsync(moved.Id, 0, 1)).Items.Single().AuditType);
        }

        Assert.Equal(EntityContainerOperationStatus.NotEmpty, (await Containers.DeleteAsync(first.Key, User)).Status);
        Assert.Equal(EntityContainerOperationStatus.Success, (await Containers.DeleteAsync(second.Key, User)).Status);
        Assert.Equal(EntityContainerOperationStatus.ParentNotFound, (await Containers.CreateAsync(null, "Third", Guid.NewGuid(), User)).Status);
    }

    private async Task<ContentEditingOperationStatus> CreateAsync(IContentType type, params VariantModel[] names)
        => (await Blueprints.CreateAsync(new ContentBlueprintCreateModel { ContentTypeKey = type.Key, Variants = names }, User)).Status;

    private async Task AssertInAsync(EntityContainer? folder, Guid key)
    {
        var blueprint = (await Blueprints.GetAsync(key))!;
        Assert.Equal(folder?.Id ?? Constants.System.Root, blueprint.ParentId);
        Assert.Equal($"{folder?.Path ?? "-1"},{blueprint.Id}", blueprint.Path);
        UmbracoObjectTypes[] kinds = [UmbracoObjectTypes.DocumentBlueprintContainer, UmbracoObjectTypes.DocumentBlueprint];
        Assert.Contains(Get<IEntityService>().GetPagedChildren(folder?.Key, kinds[..1], kinds, 0, 100, false, out _), e => e.Key == key);
    }
}
