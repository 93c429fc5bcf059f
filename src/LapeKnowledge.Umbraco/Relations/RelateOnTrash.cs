using System.Globalization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Relations;

/// <summary>
/// Remembers where a document or media item was when it went to the recycle bin, so that it can be put back; forgets it when the item leaves the bin.
/// </summary>
internal sealed class RelateOnTrash(
    ICoreScopeProvider scopes,
    IRelationService relations,
    IEntityService entities,
    IAuditService audits,
    IUserIdKeyResolver users) :
    INotificationAsyncHandler<ContentMovedToRecycleBinNotification>,
    INotificationAsyncHandler<MediaMovedToRecycleBinNotification>,
    INotificationAsyncHandler<ContentMovedNotification>,
    INotificationAsyncHandler<MediaMovedNotification>
{
    private static readonly Kind Documents = new(
        Constants.Conventions.RelationTypes.RelateParentDocumentOnDeleteAlias,
        Constants.Conventions.RelationTypes.RelateParentDocumentOnDeleteName,
        Constants.System.RecycleBinContentString,
        UmbracoObjectTypes.Document);

    private static readonly Kind Media = new(
        Constants.Conventions.RelationTypes.RelateParentMediaFolderOnDeleteAlias,
        Constants.Conventions.RelationTypes.RelateParentMediaFolderOnDeleteName,
        Constants.System.RecycleBinMediaString,
        UmbracoObjectTypes.Media);

    public Task HandleAsync(ContentMovedToRecycleBinNotification notification, CancellationToken cancellationToken)
        => RememberAsync(Documents, notification.MoveInfoCollection.Select(m => ((IContentBase)m.Entity, m.OriginalPath)));

    public Task HandleAsync(MediaMovedToRecycleBinNotification notification, CancellationToken cancellationToken)
        => RememberAsync(Media, notification.MoveInfoCollection.Select(m => ((IContentBase)m.Entity, m.OriginalPath)));

    public Task HandleAsync(ContentMovedNotification notification, CancellationToken cancellationToken)
        => ForgetAsync(Documents, notification.MoveInfoCollection.Select(m => ((IContentBase)m.Entity, m.OriginalPath)));

    public Task HandleAsync(MediaMovedNotification notification, CancellationToken cancellationToken)
        => ForgetAsync(Media, notification.MoveInfoCollection.Select(m => ((IContentBase)m.Entity, m.OriginalPath)));

    private async Task RememberAsync(Kind kind, IEnumerable<(IContentBase Item, string OriginalPath)> moved)
    {
        using var scope = scopes.CreateCoreScope();
        var type = relations.GetRelationTypeByAlias(kind.RelationTypeAlias) ?? CreateType(kind);
        foreach (var (item, originalPath) in moved)
        {
            var parentId = ParentOf(originalPath);
            if (!entities.Exists(parentId))
            {
                continue; // the parent was deleted in the same transaction
            }
            relations.Save(relations.GetByParentAndChildId(parentId, item.Id, type) ?? new Relation(parentId, item.Id, type));
            await audits.AddAsync(
                AuditType.Delete,
                await users.GetAsync(item.WriterId),
                item.Id,
                kind.ObjectType.GetName(),
                string.Create(CultureInfo.InvariantCulture, $"Trashed {kind.ObjectType} with Id: {item.Id} related to original parent with Id: {parentId}"));
        }
        scope.Complete();
    }

    private Task ForgetAsync(Kind kind, IEnumerable<(IContentBase Item, string OriginalPath)> moved)
    {
        foreach (var (item, _) in moved.Where(m => m.OriginalPath.Split(',').Contains(kind.BinId)))
        {
            foreach (var relation in relations.GetByChildId(item.Id, kind.RelationTypeAlias))
            {
                relations.Delete(relation);
            }
        }
        return Task.CompletedTask;
    }

    private RelationType CreateType(Kind kind)
    {
        var type = new RelationType(kind.RelationTypeName, kind.RelationTypeAlias, false, kind.ObjectType.GetGuid(), kind.ObjectType.GetGuid(), false);
        relations.Save(type);
        return type;
    }

    private static int ParentOf(string path)
    {
        var ids = path.Split(',');
        return ids.Length > 2 ? int.Parse(ids[^2], CultureInfo.InvariantCulture) : Constants.System.Root;
    }

    private sealed record Kind(string RelationTypeAlias, string RelationTypeName, string BinId, UmbracoObjectTypes ObjectType);
}
