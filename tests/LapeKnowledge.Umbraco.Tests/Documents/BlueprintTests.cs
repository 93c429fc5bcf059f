using Umbraco.Cms.Core;

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
    public void Blueprints_and_documents_do_not_compete_for_names()
    {
        Documents.SaveBlueprint(NewPage("Same"), null);

        Assert.Equal("Same", SavedPage("Same").Name);
        Assert.NotEqual(Constants.System.Root, SavedPage("Other").Id);
    }
}
