using LapeKnowledge.Umbraco.Tests.Documents;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests.Relations;

public sealed class RelationTests(HostFixture host) : DocumentTest(host)
{
    private IRelationService Relations => Get<IRelationService>();

    private IRelationType OfMedia => Relations.GetRelationTypeByAlias(Constants.Conventions.RelationTypes.RelatedMediaAlias)!;

    [Fact]
    public void A_relation_tells_what_its_ends_are()
    {
        var saved = Relations.Relate(SavedPage("Page").Id, Folder("Folder").Id, OfMedia);

        var loaded = Relations.GetById(saved.Id)!;

        Assert.All([saved, loaded], r => Assert.Equal((Constants.ObjectTypes.Document, Constants.ObjectTypes.Media), (r.ParentObjectType, r.ChildObjectType)));
        Assert.Equal(Constants.Conventions.RelationTypes.RelatedMediaAlias, loaded.RelationType.Alias);
        Assert.False(((IRelation)loaded).IsDirty());
    }

    [Fact]
    public void A_saved_relation_tells_when_it_was_saved_and_a_loaded_one_when_it_was_made()
    {
        var made = Relations.Relate(SavedPage("Page").Id, Folder("Folder").Id, OfMedia).CreateDate;
        Host.Clock.Advance(TimeSpan.FromHours(1));
        var relation = Relations.GetByRelationTypeAlias(OfMedia.Alias)!.Single();

        relation.Comment = "Changed";
        Relations.Save(relation);

        Assert.Equal(made.AddHours(1), relation.UpdateDate, TimeSpan.FromMinutes(1));
        var loaded = Relations.GetById(relation.Id)!;
        Assert.Equal(("Changed", loaded.CreateDate), (loaded.Comment, loaded.UpdateDate));
        loaded.UpdateDate = made.AddDays(-1);
        Relations.Save(loaded);
        Assert.Equal(made.AddDays(-1), loaded.UpdateDate);
    }

    [Fact]
    public void Both_ends_are_found_as_entities()
    {
        var page = SavedPage("Page");
        var folder = Folder("Folder");
        var relation = Relations.Relate(page.Id, folder.Id, OfMedia);

        Assert.IsType<DocumentEntitySlim>(Relations.GetParentEntityFromRelation(relation));
        Assert.IsType<MediaEntitySlim>(Relations.GetChildEntityFromRelation(relation));
        Assert.Equal([page.Key], Relations.GetParentEntitiesFromRelations([relation]).Select(e => e.Key));
        Assert.Equal([folder.Key], Relations.GetChildEntitiesFromRelations([relation]).Select(e => e.Key));
    }

    [Fact]
    public void Relations_are_found_from_either_end_and_by_type()
    {
        var (one, two, folder) = (SavedPage("One"), SavedPage("Two"), Folder("Folder"));
        Relations.Relate(one.Id, folder.Id, OfMedia);
        Relations.Relate(two.Id, folder.Id, OfMedia);
        Relations.Relate(one.Id, two.Id, Constants.Conventions.RelationTypes.RelatedDocumentAlias);

        Assert.Equal(2, Relations.GetByParentId(one.Id)!.Count());
        Assert.Equal([folder.Id], Relations.GetByParentId(one.Id, Constants.Conventions.RelationTypes.RelatedMediaAlias)!.Select(r => r.ChildId));
        Assert.Equal([one.Id, two.Id], Relations.GetByChildId(folder.Id).Select(r => r.ParentId));
        Assert.Equal(2, Relations.GetByParentOrChildId(two.Id).Count());
        Assert.Equal(2, Relations.GetByRelationTypeAlias(Constants.Conventions.RelationTypes.RelatedMediaAlias).Count());
        Assert.True(Relations.AreRelated(one.Id, two.Id));
        Assert.False(Relations.AreRelated(two.Id, one.Id));
        Assert.True(Relations.IsRelated(one.Id, RelationDirectionFilter.Parent, [OfMedia.Id], null));
        Assert.False(Relations.IsRelated(two.Id, RelationDirectionFilter.Child, null, [Relations.GetRelationTypeByAlias("umbDocument")!.Id]));
    }

    [Fact]
    public async Task Relations_are_told_in_pages()
    {
        var pages = Enumerable.Range(0, 5).Select(i => SavedPage($"Page {i}")).ToArray();
        var folder = Folder("Folder");
        foreach (var page in pages)
        {
            Relations.Relate(page.Id, folder.Id, OfMedia);
        }

        var first = Relations.GetPagedByRelationTypeId(OfMedia.Id, 0, 3, out var total).ToArray();
        var second = Relations.GetPagedByRelationTypeId(OfMedia.Id, 1, 3, out _).ToArray();
        var byKey = await Relations.GetPagedByChildKeyAsync(folder.Key, 1, 2, Constants.Conventions.RelationTypes.RelatedMediaAlias);

        Assert.Equal(5, total);
        Assert.Equal(pages.Select(p => p.Id), first.Concat(second).Select(r => r.ParentId));
        Assert.Equal(5, byKey.Total);
        Assert.Equal([pages[1].Id, pages[2].Id], byKey.Items.Select(r => r.ParentId));
        Assert.Equal(0, (await Relations.GetPagedByChildKeyAsync(folder.Key, 0, 2, "umbDocument")).Total);
    }

    [Fact]
    public void Related_entities_are_told_in_pages_and_by_kind()
    {
        var (one, two, folder) = (SavedPage("One"), SavedPage("Two"), Folder("Folder"));
        Relations.Relate(one.Id, folder.Id, OfMedia);
        Relations.Relate(two.Id, folder.Id, OfMedia);
        Relations.Relate(one.Id, two.Id, "umbDocument");

        Assert.Equal([two.Id], Relations.GetPagedParentEntitiesByChildId(folder.Id, 1, 1, out var parents).Select(e => e.Id));
        Assert.Equal(2, parents);
        Assert.Equal([folder.Id], Relations.GetPagedChildEntitiesByParentId(one.Id, 0, 10, out var media, UmbracoObjectTypes.Media).Select(e => e.Id));
        Assert.Equal(1, media);
    }

    [Fact]
    public void Two_entities_are_related_once()
    {
        var (page, folder) = (SavedPage("Page"), Folder("Folder"));
        var first = Relations.Relate(page.Id, folder.Id, OfMedia);
        var again = new Relation(page.Id, folder.Id, OfMedia) { Comment = "again" };
        Relations.Save([again, new Relation(page.Id, SavedPage("Other").Id, OfMedia)]);

        Assert.Equal(first.Id, again.Id);
        Assert.Equal("again", Assert.Single(Relations.GetByChildId(folder.Id)).Comment);
        InScope(_ =>
        {
            Get<IRelationRepository>().SaveBulk([new ReadOnlyRelation(page.Id, folder.Id, OfMedia.Id), new ReadOnlyRelation(folder.Id, page.Id, OfMedia.Id)]);
            return 0;
        });
        Assert.Equal(2, Relations.GetByParentOrChildId(folder.Id).Count());
    }

    [Fact]
    public void Many_are_saved_at_once_and_each_gets_its_id()
    {
        var folder = Folder("Folder");
        var many = Enumerable.Range(0, 4).Select(i => new Relation(SavedPage($"Page {i}").Id, folder.Id, OfMedia)).ToArray();

        Relations.Save(many);

        Assert.All(many, r => Assert.True(r.HasIdentity));
        Assert.Equal(many.Select(r => (r.Id, r.ParentId)), Relations.GetByChildId(folder.Id).Select(r => (r.Id, r.ParentId)));
    }

    [Fact]
    public void A_deleted_entity_or_type_takes_its_relations_along()
    {
        var (page, folder) = (SavedPage("Page"), Folder("Folder"));
        var type = new RelationType("Test", "test", false, null, null, false);
        Relations.Save(type);
        Relations.Relate(page.Id, folder.Id, type);
        Relations.Relate(page.Id, folder.Id, OfMedia);

        Relations.Delete(type);
        Assert.Equal([OfMedia.Id], Relations.GetByParentId(page.Id)!.Select(r => r.RelationTypeId));
        Documents.Delete(page);
        Assert.Empty(Relations.GetByChildId(folder.Id));
    }

    [Fact]
    public void The_relations_of_a_parent_are_deleted_by_type()
    {
        var (page, folder, other) = (SavedPage("Page"), Folder("Folder"), SavedPage("Other"));
        Relations.Relate(page.Id, folder.Id, OfMedia);
        Relations.Relate(page.Id, other.Id, "umbDocument");

        InScope(_ =>
        {
            Get<IRelationRepository>().DeleteByParent(page.Id, Constants.Conventions.RelationTypes.RelatedMediaAlias);
            return 0;
        });

        Assert.Equal([other.Id], Relations.GetByParentId(page.Id)!.Select(r => r.ChildId));
    }

    private IMedia Folder(string name)
    {
        var folder = Get<IMediaService>().CreateMedia(name, Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
        Assert.True(Get<IMediaService>().Save(folder).Success);
        return folder;
    }
}
