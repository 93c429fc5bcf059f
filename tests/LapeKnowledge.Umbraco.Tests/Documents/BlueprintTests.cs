using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace LapeKnowledge.Umbraco.Tests.Documents;

public sealed class BlueprintTests(HostFixture host) : DocumentTest(host)
{
    [Fact]
    public void A_blueprint_is_not_a_document()
    {
        var blueprint = NewPage("Template");
        Documents.SaveBlueprint(blueprint, null);

        Assert.Null(Documents.GetById(blueprint.Id));
        Assert.Equal("Template title", Documents.GetBlueprintById(blueprint.Key)?.GetValue("title")?.ToString());
        Assert.True(Documents.GetBlueprintById(blueprint.Id)?.Blueprint);
        Assert.Equal(0, Documents.Count());
    }

    [Fact]
    public void Blueprints_are_found_by_type()
    {
        Documents.SaveBlueprint(NewPage("One"), null);
        Documents.SaveBlueprint(NewArticle("Kaksi", null), null);

        Assert.Equal(2, Documents.GetBlueprintsForContentTypes().Count());
        Assert.Equal("One", Assert.Single(Documents.GetBlueprintsForContentTypes(Page.Id)).Name);
    }

    [Fact]
    public void A_blueprint_can_be_made_from_a_document()
    {
        var document = PublishedArticle("Tervetuloa", "Välkommen");

        var blueprint = Documents.CreateBlueprintFromContent(document, "Pohja");
        Documents.SaveBlueprint(blueprint, document);

        var saved = Documents.GetBlueprintById(blueprint.Key)!;
        Assert.Equal("Tervetuloa title", saved.GetValue("title", Finnish));
        Assert.False(saved.Published);
    }

    [Fact]
    public void Blueprints_are_deleted_one_by_one_and_by_type()
    {
        var one = NewPage("One");
        Documents.SaveBlueprint(one, null);
        Documents.SaveBlueprint(NewPage("Two"), null);

        Documents.DeleteBlueprint(one);
        Assert.Single(Documents.GetBlueprintsForContentTypes());
        Documents.DeleteBlueprintsOfType(Page.Id);
        Assert.Empty(Documents.GetBlueprintsForContentTypes());
    }

    [Fact]
    public async Task A_blueprint_follows_its_type_and_its_languages()
    {
        var (types, user) = (Get<IContentTypeService>(), Constants.Security.SuperUserKey);
        var page = NewPage("Pohja");
        Documents.SaveBlueprint(page, null);
        var article = NewArticle("Suomeksi", "På svenska");
        Documents.SaveBlueprint(article, null);

        var type = types.Get("page")!;
        type.PropertyTypes.Single(p => p.Alias == "title").Alias = "heading";
        Assert.True((await types.UpdateAsync(type, user)).Success);
        Assert.Equal("Pohja title", Documents.GetBlueprintById(page.Key)!.GetValue("heading"));

        type.Variations = type.PropertyTypes.Single(p => p.Alias == "heading").Variations = ContentVariation.Culture;
        Assert.True((await types.UpdateAsync(type, user)).Success);
        Assert.True((await Get<ILanguageService>().DeleteAsync(Swedish, user)).Success);

        var read = Documents.GetBlueprintById(page.Key)!;
        Assert.Equal(("Pohja", "Pohja title"), (read.GetCultureName(Finnish), read.GetValue("heading", Finnish)));
        Assert.Equal([Finnish], Documents.GetBlueprintById(article.Key)!.AvailableCultures);
        Assert.Equal(ContentTypeOperationStatus.Success, await types.DeleteAsync(Page.Key, user));
        Assert.Null(Documents.GetBlueprintById(page.Key));
    }

    [Fact]
    public void Blueprints_and_documents_do_not_compete_for_names()
    {
        Documents.SaveBlueprint(NewPage("Same"), null);

        Assert.Equal("Same", SavedPage("Same").Name);
        Assert.NotEqual(Constants.System.Root, SavedPage("Other").Id);
    }
}
