using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Tests.Documents;

/// <summary>Moving, copying, sorting, the recycle bin.</summary>
public sealed class TreeTests(HostFixture host) : DocumentTest(host)
{
    private static readonly Guid User = Constants.Security.SuperUserKey;

    [Fact]
    public void Moving_takes_the_descendants_along()
    {
        var (a, b) = (SavedPage("A"), SavedPage("B"));
        var child = SavedPage("Child", a.Id);
        var grandchild = SavedPage("Grandchild", child.Id);

        Assert.True(Documents.Move(child, b.Id).Success);

        Assert.Equal($"-1,{b.Id},{child.Id}", Reload(child).Path);
        Assert.Equal($"-1,{b.Id},{child.Id},{grandchild.Id}", Reload(grandchild).Path);
        Assert.Equal(3, Reload(grandchild).Level);
        Assert.Equal(0, Documents.CountChildren(a.Id));
    }

    [Fact]
    public void A_moved_document_comes_last_among_its_new_siblings_under_a_free_name()
    {
        var (a, b) = (SavedPage("A"), SavedPage("B"));
        SavedPage("Same", b.Id);
        var moved = SavedPage("Same", a.Id);

        Documents.Move(moved, b.Id);

        Assert.Equal("Same (1)", Reload(moved).Name);
        Assert.Equal(1, Reload(moved).SortOrder);
    }

    [Fact]
    public async Task A_document_cannot_be_moved_below_itself()
    {
        var parent = SavedPage("Parent");
        var child = SavedPage("Child", parent.Id);

        var result = await Get<IContentEditingService>().MoveAsync(parent.Key, child.Key, User);

        Assert.Equal(ContentEditingOperationStatus.ParentInvalid, result.Status);
        Assert.Equal($"-1,{parent.Id}", Reload(parent).Path);
    }

    [Fact]
    public void Trash_keeps_the_tree_below_the_bin_and_the_published_values()
    {
        var parent = PublishedPage("Parent");
        var child = PublishedPage("Child", parent.Id);

        Assert.True(Documents.MoveToRecycleBin(parent).Success);

        var trashed = Reload(parent);
        Assert.True(trashed.Trashed);
        Assert.Equal(1, trashed.Level);
        Assert.Equal($"-1,-20,{parent.Id}", trashed.Path);
        Assert.True(Reload(child).Trashed);
        Assert.Equal($"-1,-20,{parent.Id},{child.Id}", Reload(child).Path);
        Assert.True(Documents.RecycleBinSmells());
        Assert.Equal(2, Documents.GetPagedContentInRecycleBin(0, 10, out var total).Count());
        Assert.Equal(2, total);
        Assert.Equal(0, Documents.CountPublished());
        Assert.Equal(2, Documents.Count());
    }

    [Fact]
    public async Task A_trashed_document_is_restored_to_where_it_was()
    {
        var parent = SavedPage("Parent");
        var child = SavedPage("Child", parent.Id);
        var grandchild = SavedPage("Grandchild", child.Id);
        var editing = Get<IContentEditingService>();
        Assert.True((await editing.MoveToRecycleBinAsync(child.Key, User)).Success);

        var restored = await editing.RestoreAsync(child.Key, parent.Key, User, includeDescendants: true);

        Assert.True(restored.Success, restored.Status.ToString());
        Assert.False(Reload(child).Trashed);
        Assert.Equal($"-1,{parent.Id},{child.Id}", Reload(child).Path);
        Assert.False(Reload(grandchild).Trashed);
    }

    [Fact]
    public void Emptying_the_bin_deletes_everything_in_it_and_nothing_else()
    {
        var parent = SavedPage("Parent");
        var child = SavedPage("Child", parent.Id);
        var kept = SavedPage("Kept");
        Documents.MoveToRecycleBin(parent);

        Assert.True(Documents.EmptyRecycleBin().Success);

        Assert.Null(Documents.GetById(parent.Key));
        Assert.Null(Documents.GetById(child.Key));
        Assert.NotNull(Documents.GetById(kept.Key));
        Assert.False(Documents.RecycleBinSmells());
    }

    [Fact]
    public void Deleting_deletes_the_descendants_and_all_versions()
    {
        var parent = PublishedPage("Parent");
        var child = PublishedPage("Child", parent.Id);

        Assert.True(Documents.Delete(parent).Success);

        Assert.Null(Documents.GetById(child.Key));
        Assert.Empty(Documents.GetVersions(child.Id));
        Assert.Equal(0, Documents.Count());
    }

    [Fact]
    public void A_copy_has_a_new_identity_the_same_values_and_is_not_published()
    {
        var document = PublishedArticle("Tervetuloa", "Välkommen");

        var copy = Documents.Copy(document, Constants.System.Root, relateToOriginal: false)!;

        var loaded = Reload(copy);
        Assert.NotEqual(document.Key, loaded.Key);
        Assert.False(loaded.Published);
        Assert.Equal("Tervetuloa (1)", loaded.GetCultureName(Finnish));
        Assert.Equal("Välkommen (1)", loaded.GetCultureName(Swedish));
        Assert.Equal("Tervetuloa title", loaded.GetValue<string>("title", Finnish));
        Assert.Empty(loaded.PublishedCultures);
    }

    [Fact]
    public void A_copy_takes_the_descendants_along_only_when_asked_to()
    {
        var parent = SavedPage("Parent");
        SavedPage("Child", parent.Id);

        var deep = Documents.Copy(parent, Constants.System.Root, relateToOriginal: false, recursive: true)!;
        var shallow = Documents.Copy(parent, Constants.System.Root, relateToOriginal: false, recursive: false)!;

        Assert.Equal(1, Documents.CountChildren(deep.Id));
        Assert.Equal(0, Documents.CountChildren(shallow.Id));
    }

    [Fact]
    public void A_copy_can_be_related_to_its_original()
    {
        var document = SavedPage("Original");

        var copy = Documents.Copy(document, Constants.System.Root, relateToOriginal: true)!;

        var relation = Assert.Single(Get<IRelationService>().GetByParentOrChildId(document.Id));
        Assert.Equal((document.Id, copy.Id), (relation.ParentId, relation.ChildId));
        Assert.Equal(Constants.Conventions.RelationTypes.RelateDocumentOnCopyAlias, relation.RelationType.Alias);
    }

    [Fact]
    public void Sorting_gives_the_order_asked_for_and_loses_nothing()
    {
        var documents = Enumerable.Range(0, 4).Select(i => PublishedArticle("Sivu " + i, "Sida " + i)).ToArray();

        Assert.True(Documents.Sort(documents.Reverse().Select(d => d.Id)).Success);

        var root = Documents.GetRootContent().ToArray();
        Assert.Equal(documents.Reverse().Select(d => d.Id), root.Select(d => d.Id));
        Assert.All(root, d => Assert.Equal(d.GetCultureName(Finnish) + " title", d.GetValue<string>("title", Finnish)));
        Assert.All(root, d => Assert.True(d.Published));
    }

    [Fact]
    public void Sorting_documents_that_were_loaded_without_properties_loses_nothing()
    {
        var parent = PublishedPage("Parent");
        Array.ForEach(["C", "A", "B"], name => PublishedPage(name, parent.Id));
        var slim = Documents.GetPagedChildren(parent.Id, 0, 10, out _, [], null, Ordering.By("name")).ToArray();
        Assert.All(slim, d => Assert.Empty(d.Properties));

        Assert.True(Documents.Sort(slim).Success);

        var children = Documents.GetPagedChildren(parent.Id, 0, 10, out _, null, null, null).ToArray();
        Assert.Equal(["A", "B", "C"], children.Select(c => c.Name!));
        Assert.All(children, c => Assert.Equal(c.Name + " title", c.GetValue<string>("title")));
        Assert.All(children, c => Assert.Equal(c.Name + " title", c.GetValue<string>("title", published: true)));
    }

    [Fact]
    public async Task The_editing_service_sorts_children()
    {
        var parent = SavedPage("Parent");
        var children = Enumerable.Range(0, 3).Select(i => SavedPage("Child " + i, parent.Id)).ToArray();

        var status = await Get<IContentEditingService>().SortAsync(
            parent.Key, children.Reverse().Select((c, i) => new SortingModel { Key = c.Key, SortOrder = i }), User);

        Assert.Equal(ContentEditingOperationStatus.Success, status);
        Assert.Equal(children.Reverse().Select(c => c.Id), Documents.GetPagedChildren(parent.Id, 0, 10, out _, null, null, null).Select(c => c.Id));
    }

    [Fact]
    public void Ancestors_come_from_the_root_down()
    {
        var a = SavedPage("A");
        var b = SavedPage("B", a.Id);
        var c = SavedPage("C", b.Id);

        Assert.Equal([a.Id, b.Id], Documents.GetAncestors(c).Select(d => d.Id));
        Assert.Equal(b.Id, Documents.GetParent(c)?.Id);
        Assert.Equal([b.Id], Documents.GetByLevel(2).Select(d => d.Id));
    }

    [Fact]
    public void Broken_paths_are_found_and_mended()
    {
        var parent = SavedPage("Parent");
        var child = SavedPage("Child", parent.Id);
        Assert.True(Documents.CheckDataIntegrity(new ContentDataIntegrityReportOptions()).Ok);
        Break(child.Id);

        var report = Documents.CheckDataIntegrity(new ContentDataIntegrityReportOptions { FixIssues = true });

        Assert.Equal([child.Id], report.FixedIssues.Keys);
        Assert.Equal($"-1,{parent.Id},{child.Id}", Reload(child).Path);
        Assert.True(Documents.CheckDataIntegrity(new ContentDataIntegrityReportOptions()).Ok);
    }

    private void Break(int id)
    {
        using var scope = Get<global::Umbraco.Cms.Core.Scoping.ICoreScopeProvider>().CreateCoreScope();
        var db = Get<LapeKnowledge.Umbraco.Scoping.ScopedDatabase>().Write;
        var node = db.Nodes.Single(n => n.Id == id);
        node.Path = $"-1,4711,{id}";
        node.Level = 7;
        db.SaveChanges();
        scope.Complete();
    }
}
