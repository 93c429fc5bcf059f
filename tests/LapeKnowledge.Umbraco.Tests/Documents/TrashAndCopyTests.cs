using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace LapeKnowledge.Umbraco.Tests.Documents;

/// <summary>Branches that are copied, trashed, restored or deleted with all that belongs to them.</summary>
public sealed class TrashAndCopyTests(HostFixture host) : DocumentTest(host)
{
    private static readonly Guid User = Constants.Security.SuperUserKey;

    private IContentEditingService Editing => Get<IContentEditingService>();

    [Fact]
    public void A_copied_branch_keeps_names_order_and_values_and_loses_being_published()
    {
        var root = PublishedArticle("Juuri", "Rot");
        var children = Enumerable.Range(0, 3).Select(i => PublishedArticle("Lapsi " + i, "Barn " + i, root.Id)).ToArray();
        PublishedArticle("Lapsenlapsi", "Barnbarn", children[0].Id);
        Documents.Sort([children[0].Id, children[2].Id, children[1].Id]);

        var copy = Documents.Copy(Reload(root), Constants.System.Root, relateToOriginal: false, recursive: true)!;

        var copies = Documents.GetPagedChildren(copy.Id, 0, 10, out _).ToArray();
        Assert.Equal(["Lapsi 0", "Lapsi 2", "Lapsi 1"], copies.Select(c => c.GetCultureName(Finnish)!));
        Assert.Equal([0, 1, 2], copies.Select(c => c.SortOrder));
        Assert.All(copies, c => Assert.Equal((false, 0), (c.Published, c.PublishedCultures.Count())));
        Assert.Equal("Barnbarn title", Documents.GetPagedChildren(copies[0].Id, 0, 10, out _).Single().GetValue("title", Swedish));
        Assert.Single(Documents.GetVersions(copies[2].Id));
        Assert.Equal((1, "Juuri (1)"), (Reload(copy).SortOrder, Reload(copy).Name));
    }

    [Fact]
    public void A_branch_copied_below_itself_does_not_copy_its_copy()
    {
        var root = SavedPage("Root");
        SavedPage("Child", root.Id);

        Documents.Copy(root, root.Id, relateToOriginal: false, recursive: true);

        Assert.Equal(2, Documents.CountChildren(root.Id));
        Assert.Equal(4, Documents.Count());
    }

    [Fact]
    public async Task The_editing_service_tells_what_cannot_be_moved_copied_or_restored()
    {
        var page = SavedPage("Page");
        var trashed = SavedPage("Trashed");
        Documents.MoveToRecycleBin(trashed);

        Assert.Equal(ContentEditingOperationStatus.NotFound, (await Editing.CopyAsync(Guid.NewGuid(), null, false, false, User)).Status);
        Assert.Equal(ContentEditingOperationStatus.ParentNotFound, (await Editing.CopyAsync(page.Key, Guid.NewGuid(), false, false, User)).Status);
        Assert.Equal(ContentEditingOperationStatus.InTrash, (await Editing.CopyAsync(page.Key, trashed.Key, false, false, User)).Status);
        Assert.Equal(ContentEditingOperationStatus.InTrash, (await Editing.MoveAsync(page.Key, trashed.Key, User)).Status);
        Assert.Equal(ContentEditingOperationStatus.NotInTrash, (await Editing.RestoreAsync(page.Key, null, User, true)).Status);
        Assert.Equal(ContentEditingOperationStatus.ParentNotFound, (await Editing.RestoreAsync(trashed.Key, Guid.NewGuid(), User, true)).Status);
        Assert.Equal(ContentEditingOperationStatus.InTrash, (await Editing.MoveToRecycleBinAsync(trashed.Key, User)).Status);
        Assert.Equal(ContentEditingOperationStatus.Success, (await Editing.RestoreAsync(trashed.Key, null, User, true)).Status);
    }

    [Fact]
    public async Task A_document_is_restored_elsewhere_when_its_parent_is_gone()
    {
        var parent = SavedPage("Parent");
        var child = SavedPage("Child", parent.Id);
        await Editing.MoveToRecycleBinAsync(child.Key, User);
        Documents.Delete(parent);

        Assert.True((await Editing.RestoreAsync(child.Key, null, User, true)).Success);

        Assert.Equal((false, 1, $"-1,{child.Id}"), (Reload(child).Trashed, Reload(child).Level, Reload(child).Path));
    }

    [Fact]
    public async Task Descendants_may_stay_in_the_bin()
    {
        var parent = SavedPage("Parent");
        var child = SavedPage("Child", parent.Id);
        var grandchild = SavedPage("Grandchild", child.Id);
        await Editing.MoveToRecycleBinAsync(parent.Key, User);

        Assert.True((await Editing.RestoreAsync(parent.Key, null, User, includeDescendants: false)).Success);

        Assert.Equal((false, $"-1,{parent.Id}"), (Reload(parent).Trashed, Reload(parent).Path));
        Assert.Equal((true, 1, $"-1,-20,{child.Id}"), (Reload(child).Trashed, Reload(child).Level, Reload(child).Path));
        Assert.Equal((true, 2, $"-1,-20,{child.Id},{grandchild.Id}"), (Reload(grandchild).Trashed, Reload(grandchild).Level, Reload(grandchild).Path));
    }

    [Fact]
    public void What_comes_out_of_the_bin_is_not_published()
    {
        var parent = PublishedPage("Parent");
        var child = PublishedPage("Child", parent.Id);
        Documents.MoveToRecycleBin(parent);
        Assert.True(Reload(child).Trashed);

        Assert.True(Documents.Move(Reload(parent), Constants.System.Root).Success);

        Assert.Equal((false, false), (Reload(parent).Published, Reload(parent).Trashed));
        Assert.Equal($"-1,{parent.Id},{child.Id}", Reload(child).Path);
    }

    [Fact]
    public void Nothing_moves_below_what_is_trashed_or_missing()
    {
        var page = SavedPage("Page");
        var trashed = SavedPage("Trashed");
        Documents.MoveToRecycleBin(trashed);

        Assert.Throws<InvalidOperationException>(() => Documents.Move(page, trashed.Id));
        Assert.Throws<InvalidOperationException>(() => Documents.Move(page, 999_999));
        Assert.Equal(Constants.System.Root, Reload(page).ParentId);
    }

    [Fact]
    public void The_bin_is_emptied_of_documents_with_everything_that_refers_to_them()
    {
        var (doomed, other) = (PublishedPage("Doomed"), PublishedPage("Other"));
        doomed.SetValue("title", "Second version");
        Documents.Save(doomed);
        AssertPublished(Documents.Publish(doomed, AllCultures));
        Get<IRelationService>().Relate(doomed, other, Constants.Conventions.RelationTypes.RelatedDocumentAlias);
        Get<IPublicAccessService>().Save(new PublicAccessEntry(other, doomed, doomed, [new PublicAccessRule { RuleType = "role", RuleValue = "reader" }]));
        Get<IPublicAccessService>().AddRule(doomed, "role", "reader");
        Documents.SetPermission(doomed, "Umb.Document.Read", [1]);
        Documents.PersistContentSchedule(doomed, ContentScheduleCollection.CreateWithEntry(null, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc)));

        Documents.MoveToRecycleBin(Reload(doomed));
        Assert.True(Documents.EmptyRecycleBin().Success);

        Assert.Null(Documents.GetById(doomed.Key));
        Assert.Empty(Documents.GetVersions(doomed.Id));
        Assert.Empty(Get<IRelationService>().GetByParentOrChildId(doomed.Id));
        Assert.Empty(Get<IPublicAccessService>().GetAll());
        Assert.Empty(Documents.GetPagedContentInRecycleBin(0, int.MaxValue, out _));
        Assert.NotNull(Documents.GetById(other.Key));
    }

    [Fact]
    public async Task A_domain_goes_with_its_document()
    {
        var article = PublishedArticle("Etusivu", "Framsida");
        await Get<IDomainService>().UpdateDomainsAsync(article.Key, new DomainsUpdateModel { Domains = [new DomainModel { DomainName = "https://example.org", IsoCode = Finnish }] });
        Assert.Single(await Get<IDomainService>().GetAllAsync(true));

        Documents.Delete(article);

        Assert.Empty(await Get<IDomainService>().GetAllAsync(true));
    }

    [Fact]
    public void Documents_of_a_type_are_deleted_and_what_is_below_them_goes_to_the_bin()
    {
        var page = PublishedPage("Page");
        var article = PublishedArticle("Artikkeli", "Artikel", page.Id);
        var below = SavedPage("Below", article.Id);
        var kept = SavedArticle("Jää", null);

        Documents.DeleteOfType(Page.Id);

        Assert.Null(Documents.GetById(page.Key));
        Assert.Null(Documents.GetById(below.Key));
        Assert.Equal((true, $"-1,-20,{article.Id}"), (Reload(article).Trashed, Reload(article).Path));
        Assert.False(Reload(kept).Trashed);

        Documents.DeleteOfTypes([Page.Id, Article.Id]);
        Assert.Equal(0, Documents.Count());
    }

    [Fact]
    public void A_tree_is_saved_in_one_go()
    {
        var root = NewPage("Root");
        var child = new Content("Child", root, Page);
        var grandchild = new Content("Grandchild", child, Page);

        Assert.True(Documents.Save([root, child, grandchild]).Success);

        Assert.Equal($"-1,{root.Id},{child.Id},{grandchild.Id}", Reload(grandchild).Path);
        Assert.Equal(3, Reload(grandchild).Level);
    }
}
