using LapeKnowledge.Umbraco.Tests.Documents;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests.Relations;

/// <summary>What is in the recycle bin remembers where it was.</summary>
public sealed class TrashTests(HostFixture host) : DocumentTest(host)
{
    private const string OfDocuments = Constants.Conventions.RelationTypes.RelateParentDocumentOnDeleteAlias;
    private const string OfMedia = Constants.Conventions.RelationTypes.RelateParentMediaFolderOnDeleteAlias;

    private IRelationService Relations => Get<IRelationService>();

    [Fact]
    public async Task A_trashed_document_is_related_to_its_parent_and_it_is_on_record()
    {
        var parent = SavedPage("Parent");
        var child = SavedPage("Child", parent.Id);

        Documents.MoveToRecycleBin(child);

        Assert.Equal([parent.Id], Relations.GetByChildId(child.Id, OfDocuments).Select(r => r.ParentId));
        var entries = await Get<IAuditService>().GetItemsByEntityAsync(child.Id, 0, 10, auditTypeFilter: [AuditType.Delete]);
        Assert.Contains(entries.Items, e => e.Comment!.Contains($"{parent.Id}"));
    }

    [Fact]
    public void What_was_at_the_root_is_related_to_the_root()
    {
        var page = SavedPage("Page");

        Documents.MoveToRecycleBin(page);

        Assert.Equal([Constants.System.Root], Relations.GetByChildId(page.Id, OfDocuments).Select(r => r.ParentId));
    }

    [Fact]
    public void The_memory_is_gone_once_the_document_is_out_of_the_bin()
    {
        var parent = SavedPage("Parent");
        var child = SavedPage("Child", parent.Id);
        Documents.MoveToRecycleBin(child);

        Documents.Move(Reload(child), Constants.System.Root);

        Assert.Empty(Relations.GetByChildId(child.Id, OfDocuments));
    }

    [Fact]
    public async Task A_document_is_put_back_where_it_was()
    {
        var parent = SavedPage("Parent");
        var child = SavedPage("Child", parent.Id);
        Documents.MoveToRecycleBin(child);

        var result = await Get<IContentEditingService>().RestoreAsync(child.Key, parent.Key, Constants.Security.SuperUserKey, includeDescendants: true);

        Assert.True(result.Success, result.Status.ToString());
        Assert.Equal((parent.Id, false), (Reload(child).ParentId, Reload(child).Trashed));
        Assert.Empty(Relations.GetByChildId(child.Id, OfDocuments));
    }

    [Fact]
    public void Trashed_media_is_related_to_its_folder()
    {
        var media = Get<IMediaService>();
        var folder = media.CreateMedia("Folder", Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
        media.Save(folder);
        var child = media.CreateMedia("Child", folder.Id, Constants.Conventions.MediaTypes.Folder);
        media.Save(child);

        media.MoveToRecycleBin(child);
        Assert.Equal([folder.Id], Relations.GetByChildId(child.Id, OfMedia).Select(r => r.ParentId));
        media.Move(media.GetById(child.Id)!, folder.Id);
        Assert.Empty(Relations.GetByChildId(child.Id, OfMedia));
    }
}
