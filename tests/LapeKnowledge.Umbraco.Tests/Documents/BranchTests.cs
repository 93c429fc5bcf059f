using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests.Documents;

/// <summary>Publishing a document with everything below it.</summary>
public sealed class BranchTests(HostFixture host) : DocumentTest(host)
{
    [Fact]
    public void Every_document_of_the_branch_has_its_own_result()
    {
        var root = PublishedPage("Root");
        var one = PublishedPage("One", root.Id);
        var hidden = PublishedPage("Below two", PublishedPage("Two", root.Id).Id);
        SavedPage("Never", hidden.Id);
        Documents.Unpublish(Documents.GetById(hidden.ParentId)!);

        Assert.Equal(
            [("Root", PublishResultType.SuccessPublishAlready), ("One", PublishResultType.SuccessPublishAlready)],
            Publish(root, PublishBranchFilter.Default));

        one.SetValue("title", "Changed");
        Documents.Save(one);
        Assert.Equal(
            [
                ("Root", PublishResultType.SuccessPublishAlready),
                ("One", PublishResultType.SuccessPublish),
                ("Two", PublishResultType.SuccessPublish),
                ("Below two", PublishResultType.SuccessPublishAlready),
                ("Never", PublishResultType.SuccessPublish),
            ],
            Publish(root, PublishBranchFilter.IncludeUnpublished));
        Assert.True(Documents.IsPathPublished(Reload(hidden)));
    }

    [Fact]
    public void The_default_culture_of_a_branch_takes_the_invariant_values_along_and_another_does_not()
    {
        var root = PublishedArticle("Juuri", "Rot");
        var child = PublishedArticle("Lapsi", "Barn", root.Id);
        SavedArticle("Uusi", "Ny", root.Id);
        child.SetValue("code", "7");
        child.SetValue("title", "fi 2", Finnish);
        child.SetValue("title", "sv 2", Swedish);
        Documents.Save(child);

        Assert.Equal(
            [("Juuri", PublishResultType.SuccessPublishAlready), ("Lapsi", PublishResultType.SuccessPublishCulture)],
            Publish(root, PublishBranchFilter.Default, Swedish));

        var loaded = Reload(child);
        Assert.Equal((null, "sv 2", "Lapsi title"), (loaded.GetValue("code", published: true), loaded.GetValue("title", Swedish, published: true), loaded.GetValue("title", Finnish, published: true)));
        Assert.True(loaded.IsCultureEdited(Finnish));
        Assert.False(loaded.IsCultureEdited(Swedish));
        Publish(root, PublishBranchFilter.Default, Finnish);
        Assert.Equal(("7", "fi 2"), (Reload(child).GetValue("code", published: true), Reload(child).GetValue("title", Finnish, published: true)));
        Assert.False(Reload(child).Edited);
    }

    [Fact]
    public void Variant_and_invariant_documents_mix_in_a_branch()
    {
        var root = PublishedPage("Root");
        var article = PublishedArticle("Artikkeli", "Artikel", root.Id);
        var page = PublishedPage("Page", article.Id);
        foreach (var document in new[] { article, page })
        {
            document.SetValue("code", "changed");
            Documents.Save(document);
        }

        Assert.Equal(
            [("Root", PublishResultType.SuccessPublishAlready), ("Artikkeli", PublishResultType.SuccessPublishCulture), ("Page", PublishResultType.SuccessPublish)],
            Publish(root, PublishBranchFilter.Default, Finnish));
        Assert.Equal("changed", Reload(page).GetValue("code", published: true));
        Assert.Empty(Reload(article).EditedCultures ?? []);
    }

    [Fact]
    public void A_branch_below_an_unpublished_parent_is_not_published()
    {
        var child = SavedPage("Child", SavedPage("Parent").Id);

        var result = Assert.Single(Documents.PublishBranch(child, PublishBranchFilter.All, AllCultures));

        Assert.Equal(PublishResultType.FailedPublishPathNotPublished, result.Result);
        Assert.False(Reload(child).Published);
    }

    [Fact]
    public void Twenty_levels_are_published_moved_trashed_and_deleted_together()
    {
        var elsewhere = PublishedPage("Elsewhere");
        var top = SavedPage("Level 1");
        var last = top;
        for (var level = 2; level <= 20; level++)
        {
            last = SavedPage("Level " + level, last.Id);
        }

        Assert.All(Documents.PublishBranch(top, PublishBranchFilter.All, AllCultures).ToArray(), r => Assert.True(r.Success));
        Assert.Equal(19, Documents.GetAncestors(Reload(last)).Count());
        Documents.Move(Reload(top), elsewhere.Id);
        Assert.Equal((21, true), (Reload(last).Level, Documents.IsPathPublished(Reload(last))));
        Documents.MoveToRecycleBin(Reload(top));
        Assert.Equal((20, true), (Reload(last).Level, Reload(last).Trashed));
        Documents.EmptyRecycleBin();
        Assert.Equal(1, Documents.Count());
    }

    private (string?, PublishResultType)[] Publish(IContent root, PublishBranchFilter filter, string culture = "*")
        => Documents.PublishBranch(Reload(root), filter, [culture]).Select(r => (r.Content.Name, r.Result)).ToArray();
}
