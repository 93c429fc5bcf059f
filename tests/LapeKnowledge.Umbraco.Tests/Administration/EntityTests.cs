using LapeKnowledge.Umbraco.Tests.Documents;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Tests.Administration;

public sealed class EntityTests(HostFixture host) : DocumentTest(host)
{
    private static readonly UmbracoObjectTypes[] DocumentsOnly = [UmbracoObjectTypes.Document];

    private IEntityService Entities => Get<IEntityService>();

    [Fact]
    public void A_document_tells_its_type_and_state()
    {
        var page = PublishedPage("Page");
        page.SetValue("title", "changed");
        Documents.Save(page);

        var entity = Assert.IsType<DocumentEntitySlim>(Entities.Get(page.Id, UmbracoObjectTypes.Document));

        Assert.Equal((page.Key, "Page", -1, page.Path, 1), (entity.Key, entity.Name, entity.ParentId, entity.Path, entity.Level));
        Assert.Equal(("page", Page.Key, ContentVariation.Nothing), (entity.ContentTypeAlias, entity.ContentTypeKey, entity.Variations));
        Assert.Equal((true, true, false), (entity.Published, entity.Edited, entity.HasChildren));
        Assert.Empty(entity.CultureNames);
        Assert.Null(Entities.Get(page.Id, UmbracoObjectTypes.Media));
    }

    [Fact]
    public void More_ids_than_a_command_has_parameters_can_be_asked_for()
    {
        var page = SavedPage("Page");
        var article = SavedArticle("Tervetuloa", null);
        var repository = Get<IEntityRepository>();
        int[] ids = [page.Id, article.Id, .. Enumerable.Range(1_000_000, 70_000)];
        Guid[] keys = [page.Key, article.Key, .. Enumerable.Range(0, 70_000).Select(_ => Guid.NewGuid())];

        Assert.Equal([page.Id, article.Id], InScope(_ => repository.GetAll(Constants.ObjectTypes.Document, ids)).Select(e => e.Id));
        Assert.Equal([page.Id, article.Id], InScope(_ => repository.GetAll(Constants.ObjectTypes.Document, keys)).Select(e => e.Id));
        Assert.Equal([page.Id, article.Id], InScope(_ => repository.GetAllPaths(Constants.ObjectTypes.Document, keys)).Select(p => p.Id));
        Assert.False(InScope(_ => repository.Exists(keys)));
    }

    [Fact]
    public void The_cultures_of_a_long_list_are_one_parameter()
    {
        var first = Commands(() => Entities.GetAll(UmbracoObjectTypes.Document).ToArray(), 1);
        var then = Commands(() => Entities.GetAll(UmbracoObjectTypes.Document).ToArray(), 40);

        Assert.Equal(first, then);
        Assert.Contains(then, c => c.Contains("\"NodeId\"", StringComparison.Ordinal) && c.Contains("\"Culture\"", StringComparison.Ordinal));

        string[] Commands(Action read, int more)
        {
            foreach (var number in Enumerable.Range(0, more))
            {
                SavedArticle($"Artikkeli {more} {number}", "Artikel");
            }
            return Host.Commands.Of(read);
        }
    }

    [Fact]
    public void A_document_tells_its_cultures()
    {
        var article = SavedArticle("Tervetuloa", "Välkommen");
        AssertPublished(Documents.Publish(article, [Finnish]));

        var entity = Assert.IsType<DocumentEntitySlim>(Entities.Get(article.Key, UmbracoObjectTypes.Document));

        Assert.Equal([(Finnish, "Tervetuloa"), (Swedish, "Välkommen")], entity.CultureNames.Select(n => (n.Key, n.Value)));
        Assert.Equal([Finnish], entity.PublishedCultures);
        Assert.Equal([Swedish], entity.EditedCultures);
    }

    [Fact]
    public void Every_kind_of_node_is_an_entity()
    {
        var folder = Get<IMediaService>().CreateMedia("Folder", Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
        Get<IMediaService>().Save(folder);

        Assert.Equal(Constants.Conventions.MediaTypes.Folder, Assert.IsType<MediaEntitySlim>(Entities.Get(folder.Id)).ContentTypeAlias);
        Assert.Equal("page", Entities.Get(Page.Key, UmbracoObjectTypes.DocumentType)?.Name);
        Assert.Equal(UmbracoObjectTypes.DataType, Entities.GetObjectType(Constants.DataTypes.Textbox));
        Assert.Equal(UmbracoObjectTypes.Media, Entities.GetObjectType(folder.Key));
        Assert.Equal(2, Entities.GetAll(UmbracoObjectTypes.DocumentType).Count());
        Assert.Equal(UmbracoObjectTypes.Unknown, Entities.GetObjectType(999_999));
    }

    [Fact]
    public void A_media_item_tells_its_file()
    {
        var media = Get<IMediaService>();
        var file = media.CreateMedia("File", Constants.System.Root, Constants.Conventions.MediaTypes.File);
        file.SetValue(Constants.Conventions.Media.File, "/media/abc/file.txt");
        media.Save(file);

        Assert.Equal("/media/abc/file.txt", Assert.IsType<MediaEntitySlim>(Entities.Get(file.Id, UmbracoObjectTypes.Media)).MediaPath);
    }

    [Fact]
    public void Ids_and_keys_lead_to_each_other_by_kind()
    {
        var page = SavedPage("Page");

        Assert.Equal(page.Id, Entities.GetId(page.Key, UmbracoObjectTypes.Document).Result);
        Assert.Equal(page.Key, Entities.GetKey(page.Id, UmbracoObjectTypes.Document).Result);
        Assert.False(Entities.GetId(page.Key, UmbracoObjectTypes.Media).Success);
        Assert.Equal(page.Id, Get<IIdKeyMap>().GetIdForKey(page.Key, UmbracoObjectTypes.Unknown).Result);
    }

    [Fact]
    public void A_reserved_id_is_waiting_for_its_key()
    {
        var key = Guid.NewGuid();

        var id = Entities.ReserveId(key);

        Assert.Equal(id, Entities.GetId(key, UmbracoObjectTypes.Document).Result);
        Assert.Throws<InvalidOperationException>(() => Entities.ReserveId(key));
    }

    [Fact]
    public void Existence_is_asked_by_kind_and_for_many()
    {
        var (one, two) = (SavedPage("One"), SavedPage("Two"));

        Assert.True(Entities.Exists(one.Id));
        Assert.True(Entities.Exists(one.Key, UmbracoObjectTypes.Document));
        Assert.False(Entities.Exists(one.Id, UmbracoObjectTypes.Media));
        Assert.True(Entities.Exists([one.Key, two.Key, one.Key]));
        Assert.False(Entities.Exists([one.Key, Guid.NewGuid()]));
    }

    [Fact]
    public void Children_come_in_pages_and_in_their_order()
    {
        var parent = SavedPage("Parent");
        var children = Enumerable.Range(0, 5).Select(i => SavedPage($"Child {4 - i}", parent.Id)).ToArray();
        SavedPage("Grandchild", children[1].Id);

        var page = Entities.GetPagedChildren(parent.Id, UmbracoObjectTypes.Document, 1, 2, out var total).ToArray();

        Assert.Equal(5, total);
        Assert.Equal(["Child 2", "Child 1"], page.Select(e => e.Name));
        Assert.Equal([false, true], Entities.GetPagedChildren(parent.Key, UmbracoObjectTypes.Document, 0, 2, out _).Select(e => e.HasChildren));
        Assert.Equal(["Child 0", "Child 1"], Entities.GetPagedChildren(parent.Id, UmbracoObjectTypes.Document, 0, 2, out _, ordering: Ordering.By("name")).Select(e => e.Name));
        Assert.Empty(Entities.GetPagedChildren(parent.Id, UmbracoObjectTypes.Document, 0, 0, out total));
        Assert.Equal(5, total);
    }

    [Fact]
    public void A_filter_narrows_a_page()
    {
        SavedPage("Apple");
        SavedPage("Äppelpaj");
        SavedPage("Banana");

        var found = InScope(scopes => Entities.GetPagedChildren(
            Constants.System.Root, UmbracoObjectTypes.Document, 0, 10, out _, scopes.CreateQuery<IUmbracoEntity>().Where(e => e.Name!.Contains("äPP"))).ToArray());

        Assert.Equal(["Äppelpaj"], found.Select(e => e.Name));
    }

    [Fact]
    public void Names_are_ordered_by_those_of_the_culture()
    {
        SavedArticle("Banaani", "Apelsin");
        SavedArticle("ananas", "Citron");
        SavedPage("Bär");

        string?[] Ordered(string culture, Direction direction) => Entities.GetPagedChildren(
            Constants.System.Root, UmbracoObjectTypes.Document, 0, 10, out _, ordering: Ordering.By("Name", direction, culture)).Select(e => e.Name).ToArray();

        Assert.Equal(["ananas", "Banaani", "Bär"], Ordered(Finnish, Direction.Ascending).AsEnumerable());
        Assert.Equal(["Banaani", "Bär", "ananas"], Ordered(Swedish, Direction.Ascending).AsEnumerable());
        Assert.Equal(["ananas", "Bär", "Banaani"], Ordered(Swedish, Direction.Descending).AsEnumerable());
    }

    [Fact]
    public void Trashed_items_are_listed_apart()
    {
        var (kept, trashed) = (SavedPage("Kept"), SavedPage("Trashed"));
        var below = SavedPage("Below", trashed.Id);
        Documents.MoveToRecycleBin(trashed);

        Assert.Equal([kept.Id], Entities.GetPagedChildren(Constants.System.Root, UmbracoObjectTypes.Document, 0, 10, out _).Select(e => e.Id));
        Assert.Equal([trashed.Id], Entities.GetPagedTrashedChildren(Constants.System.RecycleBinContent, UmbracoObjectTypes.Document, 0, 10, out _).Select(e => e.Id));
        Assert.Equal([kept.Id], Entities.GetPagedDescendants(UmbracoObjectTypes.Document, 0, 10, out _, includeTrashed: false).Select(e => e.Id));
        Assert.Equal(3, Entities.GetPagedDescendants(UmbracoObjectTypes.Document, 0, 10, out _).Count());
        Assert.True(Entities.Get(below.Id)?.Trashed);
    }

    [Fact]
    public void Descendants_are_those_of_the_kind_below_the_path()
    {
        var parent = SavedPage("Parent");
        var child = SavedPage("Child", parent.Id);
        var grandchild = SavedPage("Grandchild", child.Id);
        SavedPage("Elsewhere");

        Assert.Equal([child.Id, grandchild.Id], Entities.GetPagedDescendants(parent.Id, UmbracoObjectTypes.Document, 0, 10, out var total, ordering: Ordering.By("path")).Select(e => e.Id));
        Assert.Equal(2, total);
        Assert.Equal([child.Id, grandchild.Id], Entities.GetDescendants(parent.Id, UmbracoObjectTypes.Document).Select(e => e.Id).Order());
        Assert.Equal([child.Id, grandchild.Id], Entities.GetPagedDescendants([child.Id], UmbracoObjectTypes.Document, 0, 10, out _).Select(e => e.Id).Order());
        Assert.Equal([(parent.Id, parent.Path), (child.Id, child.Path)], Entities.GetAllPaths(UmbracoObjectTypes.Document, parent.Id, child.Id).Select(p => (p.Id, p.Path)));
        Assert.Equal([grandchild.Key], Entities.GetAllPaths(UmbracoObjectTypes.Document, grandchild.Key).Select(p => p.Key));
    }

    [Fact]
    public void Several_kinds_are_listed_together()
    {
        SavedPage("Page");
        var folder = Get<IMediaService>().CreateMedia("Folder", Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
        Get<IMediaService>().Save(folder);

        var both = Entities.GetPagedChildren(null, [UmbracoObjectTypes.Document], [UmbracoObjectTypes.Document, UmbracoObjectTypes.Media], 0, 10, trashed: false, out var total, ordering: Ordering.By("name"));

        Assert.Equal(["Folder", "Page"], both.Select(e => e.Name));
        Assert.Equal(2, total);
    }

    [Fact]
    public void Siblings_are_a_window_around_an_item()
    {
        var children = Enumerable.Range(0, 10).Select(i => SavedPage($"Page {i}")).ToArray();

        var around = Entities.GetSiblings(children[1].Key, DocumentsOnly, 1, 1, out var before, out var after).ToArray();
        Assert.Equal(["Page 0", "Page 1", "Page 2"], around.Select(e => e.Name));
        Assert.Equal((0, 7), (before, after));

        around = Entities.GetSiblings(children[8].Key, DocumentsOnly, 2, 5, out before, out after).ToArray();
        Assert.Equal(["Page 6", "Page 7", "Page 8", "Page 9"], around.Select(e => e.Name));
        Assert.Equal((6, 0), (before, after));

        around = Entities.GetSiblings(children[3].Key, DocumentsOnly, 1, 1, out _, out _, ordering: Ordering.By("name", Direction.Descending)).ToArray();
        Assert.Equal(["Page 4", "Page 3", "Page 2"], around.Select(e => e.Name));
    }

    [Fact]
    public void Siblings_are_either_trashed_or_not()
    {
        var pages = Enumerable.Range(0, 4).Select(i => SavedPage($"Page {i}")).ToArray();
        Documents.MoveToRecycleBin(pages[1]);
        Documents.MoveToRecycleBin(pages[2]);

        Assert.Equal([pages[0].Id, pages[3].Id], Entities.GetSiblings(pages[0].Key, DocumentsOnly, 5, 5, out _, out _).Select(e => e.Id));
        Assert.Equal([pages[1].Id, pages[2].Id], Entities.GetTrashedSiblings(pages[1].Key, DocumentsOnly, 5, 5, out _, out _).Select(e => e.Id));
        Assert.Empty(Entities.GetSiblings(pages[1].Key, DocumentsOnly, 5, 5, out var before, out var after));
        Assert.Equal((0, 0), (before, after));
    }

    [Fact]
    public void Parents_and_children_are_found()
    {
        var parent = SavedPage("Parent");
        var child = SavedPage("Child", parent.Id);

        Assert.Equal(parent.Id, Entities.GetParent(child.Id)?.Id);
        Assert.Equal([child.Id], Entities.GetChildren(parent.Id, UmbracoObjectTypes.Document).Select(e => e.Id));
        Assert.Equal([parent.Id], Entities.GetRootEntities(UmbracoObjectTypes.Document).Select(e => e.Id));
    }

    [Fact]
    public void Nodes_are_counted_without_the_bin()
    {
        SavedPage("Kept");
        Documents.MoveToRecycleBin(SavedPage("Trashed"));
        var media = Get<IMediaService>();
        media.Save(media.CreateMedia("Folder", Constants.System.Root, Constants.Conventions.MediaTypes.Folder));
        media.Save(media.CreateMedia("File", Constants.System.Root, Constants.Conventions.MediaTypes.File));

        var counts = InScope(_ => (Get<INodeCountRepository>().GetNodeCount(Constants.ObjectTypes.Document), Get<INodeCountRepository>().GetMediaCount()));

        Assert.Equal((1, 1), counts);
    }
}
