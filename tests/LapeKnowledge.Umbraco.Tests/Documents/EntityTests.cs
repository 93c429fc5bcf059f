using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests.Documents;

/// <summary>The light view of the tree that lists and pickers use.</summary>
public sealed class EntityTests(HostFixture host) : DocumentTest(host)
{
    private IEntityService Entities => Get<IEntityService>();

    [Fact]
    public void Descendants_are_paged_by_path_both_ways()
    {
        var root = SavedPage("Root");
        var chain = new List<int>();
        for (var (i, parent) = (0, root); i < 5; i++)
        {
            parent = SavedPage("Page " + i, parent.Id);
            chain.Add(parent.Id);
        }

        Assert.Equal(chain.Take(3), Entities.GetPagedDescendants(root.Id, UmbracoObjectTypes.Document, 0, 3, out var total).Select(e => e.Id));
        Assert.Equal(5, total);
        Assert.Equal(chain.Skip(3), Entities.GetPagedDescendants(root.Id, UmbracoObjectTypes.Document, 1, 3, out _).Select(e => e.Id));
        Assert.Equal(
            chain.AsEnumerable().Reverse().Take(3),
            Entities.GetPagedDescendants(root.Id, UmbracoObjectTypes.Document, 0, 3, out _, ordering: Ordering.By("Path", Direction.Descending)).Select(e => e.Id));
        Assert.Equal(chain.ToHashSet(), Entities.GetDescendants(root.Id).Select(e => e.Id).ToHashSet());
    }

    [Fact]
    public void What_is_trashed_belongs_to_the_root_unless_it_is_left_out()
    {
        var kept = SavedPage("Kept");
        var trashed = SavedPage("Trashed");
        SavedPage("Below", trashed.Id);
        Documents.MoveToRecycleBin(trashed);

        Assert.Equal(3, Entities.GetPagedDescendants(Constants.System.Root, UmbracoObjectTypes.Document, 0, 10, out _).Count());
        Assert.Equal([kept.Id], Entities.GetPagedDescendants(UmbracoObjectTypes.Document, 0, 10, out _, includeTrashed: false).Select(e => e.Id));
        Assert.Equal([trashed.Id], Entities.GetPagedTrashedChildren(Constants.System.RecycleBinContent, UmbracoObjectTypes.Document, 0, 10, out var total).Select(e => e.Id));
        Assert.Equal(1, total);
        Assert.Equal([kept.Id], Entities.GetRootEntities(UmbracoObjectTypes.Document).Select(e => e.Id));
        Assert.Contains(Entities.GetAll<IContent>(), e => e.Trashed);
    }

    [Fact]
    public void A_search_goes_by_name()
    {
        var root = SavedPage("Root");
        var apple = SavedPage("An apple", root.Id);
        SavedPage("A pear", apple.Id);

        var found = InScope(p => Entities.GetPagedDescendants(root.Id, UmbracoObjectTypes.Document, 0, 10, out _, p.CreateQuery<IUmbracoEntity>().Where(e => e.Name!.Contains("APPLE"))).ToArray());

        Assert.Equal([apple.Id], found.Select(e => e.Id));
    }

    [Fact]
    public void Names_of_cultures_come_in_the_order_of_the_languages()
    {
        var document = Documents.Create(string.Empty, Constants.System.Root, "article");
        document.SetCultureName("Välkommen", Swedish);
        document.SetCultureName("Tervetuloa", Finnish);
        Documents.Save(document);
        AssertPublished(Documents.Publish(document, [Finnish]));

        var entity = Assert.IsAssignableFrom<IDocumentEntitySlim>(Entities.Get(document.Id, UmbracoObjectTypes.Document));

        Assert.Equal("Tervetuloa", entity.Name);
        Assert.Equal([(Finnish, "Tervetuloa"), (Swedish, "Välkommen")], entity.CultureNames.Select(n => (n.Key, n.Value)));
        Assert.Equal([Finnish], entity.PublishedCultures);
        Assert.Equal([Swedish], entity.EditedCultures);
        Assert.Equal((true, "article"), (entity.Published, entity.ContentTypeAlias));
    }

    [Fact]
    public async Task Only_children_of_the_kinds_asked_for_count_as_children()
    {
        var containers = Get<IContentTypeContainerService>();
        var root = (await containers.CreateAsync(null, "Root", null, Constants.Security.SuperUserKey)).Result!;
        var withFolder = (await containers.CreateAsync(null, "With folder", root.Key, Constants.Security.SuperUserKey)).Result!;
        var withType = (await containers.CreateAsync(null, "With type", root.Key, Constants.Security.SuperUserKey)).Result!;
        await containers.CreateAsync(null, "Folder", withFolder.Key, Constants.Security.SuperUserKey);
        await Get<IContentTypeService>().MoveAsync(Page.Key, withType.Key);

        var folders = Children(UmbracoObjectTypes.DocumentTypeContainer);
        Assert.Equal((true, false), (folders[withFolder.Key], folders[withType.Key]));
        var all = Children(UmbracoObjectTypes.DocumentTypeContainer, UmbracoObjectTypes.DocumentType);
        Assert.Equal((true, true), (all[withFolder.Key], all[withType.Key]));

        Dictionary<Guid, bool> Children(params UmbracoObjectTypes[] kinds)
            => Entities.GetPagedChildren(root.Key, [UmbracoObjectTypes.DocumentTypeContainer], kinds, 0, 10, false, out _).ToDictionary(e => e.Key, e => e.HasChildren);
    }

    [Fact]
    public void Siblings_come_from_both_sides()
    {
        var parent = SavedPage("Parent");
        var children = Enumerable.Range(0, 7).Select(i => SavedPage("Child " + i, parent.Id)).ToArray();

        var siblings = Entities.GetSiblings(children[3].Key, [UmbracoObjectTypes.Document], 1, 2, out var before, out var after);

        Assert.Equal(children.Skip(2).Take(4).Select(c => c.Id), siblings.Select(s => s.Id));
        Assert.Equal((2, 1), (before, after));
        Assert.Equal(
            children.Reverse().Take(2).Select(c => c.Id),
            Entities.GetSiblings(children[6].Key, [UmbracoObjectTypes.Document], 0, 1, out _, out _, ordering: Ordering.By("name", Direction.Descending)).Select(s => s.Id));
    }

    [Fact]
    public void Trashed_siblings_are_apart_from_the_others()
    {
        var trashed = Enumerable.Range(0, 3).Select(i => SavedPage("Trashed " + i)).ToArray();
        SavedPage("Kept");
        Array.ForEach(trashed, d => Documents.MoveToRecycleBin(d));

        var siblings = Entities.GetTrashedSiblings(trashed[1].Key, [UmbracoObjectTypes.Document], 5, 5, out var before, out var after);

        Assert.Equal(trashed.Select(t => t.Id), siblings.Select(s => s.Id));
        Assert.Equal((0, 0), (before, after));
    }

    [Fact]
    public void Keys_ids_and_kinds_lead_to_each_other()
    {
        var document = SavedPage("Child", SavedPage("Parent").Id);
        var parent = Documents.GetParent(document)!;

        Assert.Equal([parent.Key, document.Key], Entities.GetPathKeys(document));
        Assert.Equal([parent.Key], Entities.GetPathKeys(document, omitSelf: true));
        Assert.Equal(document.Id, Entities.GetId(document.Key, UmbracoObjectTypes.Document).Result);
        Assert.Equal(document.Id, Entities.GetId(document.Key, UmbracoObjectTypes.Unknown).Result);
        Assert.False(Entities.GetId(document.Key, UmbracoObjectTypes.Media).Success);
        Assert.False(Entities.GetKey(document.Id, UmbracoObjectTypes.DocumentType).Success);
        Assert.Equal(UmbracoObjectTypes.Document, Entities.GetObjectType(document.Id));
        Assert.True(Entities.Exists([parent.Key, document.Key, document.Key]));
        Assert.False(Entities.Exists([parent.Key, Guid.NewGuid()]));
        Assert.Throws<NotSupportedException>(() => Entities.GetAll<IContentBase>());
    }

    [Fact]
    public void A_reserved_id_answers_for_every_kind()
    {
        var key = Guid.NewGuid();
        var id = Entities.ReserveId(key);

        Assert.Equal(id, Entities.GetId(key, UmbracoObjectTypes.DocumentType).Result);
        Assert.Equal(id, Entities.GetId(key, UmbracoObjectTypes.Media).Result);
        Assert.Throws<InvalidOperationException>(() => Entities.ReserveId(key));
    }

    [Fact]
    public void The_keys_of_a_path_come_from_the_root_down()
    {
        var root = SavedPage("Root");
        var child = SavedPage("Child", root.Id);
        var below = SavedPage("Below", child.Id);
        var entities = Get<IEntityService>();

        Assert.Equal([root.Key, child.Key, below.Key], entities.GetPathKeys(below));
        Assert.Equal([root.Key, child.Key], entities.GetPathKeys(below, omitSelf: true));
        Assert.Empty(entities.GetPathKeys(root, omitSelf: true));
    }

    [Fact]
    public void Entities_of_no_single_kind_cannot_be_asked_for()
    {
        Assert.Throws<NotSupportedException>(() => Get<IEntityService>().GetAll<IContentBase>());
        Assert.Throws<NotSupportedException>(() => Get<IEntityService>().GetAll(Constants.ObjectTypes.ContentItem));
    }

    [Fact]
    public void A_forgotten_pair_of_id_and_key_is_read_anew()
    {
        var (page, map) = (SavedPage("Page"), Get<IIdKeyMap>());

        foreach (var forget in new Action[] { map.ClearCache, () => map.ClearCache(page.Id), () => map.ClearCache(page.Key) })
        {
            forget();
            Assert.Equal((page.Id, page.Key), (map.GetIdForKey(page.Key, UmbracoObjectTypes.Document).Result, map.GetKeyForId(page.Id, UmbracoObjectTypes.Document).Result));
            Assert.Equal(page.Id, map.GetIdForUdi(new GuidUdi(Constants.UdiEntityType.Document, page.Key)).Result);
            Assert.Equal(new GuidUdi(Constants.UdiEntityType.Document, page.Key), map.GetUdiForId(page.Id, UmbracoObjectTypes.Document).Result);
        }
        Assert.False(map.GetIdForKey(page.Key, UmbracoObjectTypes.Media).Success);
        Documents.Delete(page);
        Assert.False(map.GetIdForKey(page.Key, UmbracoObjectTypes.Document).Success);
        Assert.False(map.GetKeyForId(page.Id, UmbracoObjectTypes.Document).Success);
    }
}
