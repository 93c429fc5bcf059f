using LapeKnowledge.Umbraco.Documents;
using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Relations;
using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Media;

/// <summary>Saves media items: a node and its one version, changed in place.</summary>
internal sealed class MediaWriter(
    ScopedDatabase database,
    SchemaStore schema,
    SiblingNames names,
    ContentReferences references,
    ContentTags tags,
    Lazy<MediaUrlGeneratorCollection> urls,
    IEventAggregator events)
{
    private static readonly Guid ObjectType = Constants.ObjectTypes.Media;

    public void Insert(IMedia media)
    {
        media.AddingEntity();
        names.EnsureInvariantUnique(media, ObjectType);
        media.SanitizeEntityPropertiesForXmlStorage();

        var db = database.Write;
        var parent = NodePlacement.ForNew(db, media);
        if (parent.ReservedId > 0)
        {
            db.Nodes.Where(n => n.Id == parent.ReservedId).ExecuteDelete();
        }
        var node = new NodeRow
        {
            Id = parent.ReservedId,
            Key = media.Key,
            ObjectType = ObjectType,
            SortOrder = NodePlacement.SortOrderForNew(db, media, ObjectType),
            Level = parent.Level + 1,
            Path = parent.Path,
        };
        CopyTo(node, media);
        db.Nodes.Add(node);
        db.SaveChanges();
        var version = new VersionRow { NodeId = node.Id, Current = true, Values = StoredValues.Write(media, published: false) };
        CopyTo(version, media);
        db.Versions.Add(version);
        db.SaveChanges();
        node.VersionId = version.Id;
        node.Path = FormattableString.Invariant($"{parent.Path},{node.Id}");
        Save(db);

        media.Id = node.Id;
        media.Path = node.Path;
        media.Level = node.Level;
        media.SortOrder = node.SortOrder;
        media.VersionId = version.Id;
        Finish(media, valuesMayHaveChanged: true);
    }

    /// <exception cref="InvalidOperationException">The media item is no longer there.</exception>
    public void Update(IMedia media)
    {
        var db = database.Write;
        var node = db.Nodes.FirstOrDefault(n => n.Id == media.Id) ?? throw new InvalidOperationException($"There is no media item of id {media.Id}.");
        var moving = media.IsMoving();
        media.UpdatingEntity();
        if (!moving)
        {
            Prepare(db, media);
            var version = db.Versions.First(v => v.Id == node.VersionId);
            var partlyLoaded = media.Properties.Count < ContentValueReader.Count(schema.Current.ContentTypeOf(media.ContentTypeId));
            version.Values = StoredValues.Write(media, published: false, partlyLoaded ? version.Values : null);
            CopyTo(version, media);
            CopyTo(node, media);
        }
        node.Path = media.Path;
        node.Level = media.Level;
        node.SortOrder = media.SortOrder;
        node.Trashed = media.Trashed;
        node.UpdateDate = media.UpdateDate;
        Save(db);
        Finish(media, valuesMayHaveChanged: !moving);
    }

    private void Prepare(UmbracoDbContext db, IMedia media)
    {
        names.EnsureInvariantUnique(media, ObjectType);
        media.SanitizeEntityPropertiesForXmlStorage();
        if (media.IsPropertyDirty(nameof(media.ParentId)))
        {
            NodePlacement.Place(db, media, ObjectType);
        }
    }

    private void CopyTo(NodeRow node, IMedia media)
    {
        node.ParentId = media.ParentId;
        node.Trashed = media.Trashed;
        node.Name = media.Name;
        node.CreatorId = media.CreatorId;
        node.WriterId = media.WriterId;
        node.CreateDate = media.CreateDate;
        node.UpdateDate = media.UpdateDate;
        node.ContentTypeId = media.ContentTypeId;
        node.MediaPath = media.TryGetMediaPath(Constants.Conventions.Media.File, urls.Value, out var path) ? path : null;
    }

    private static void CopyTo(VersionRow version, IMedia media)
    {
        version.VersionDate = media.UpdateDate;
        version.UserId = media.WriterId;
        version.Name = media.Name;
    }

    private static void Save(UmbracoDbContext db)
    {
        db.SaveChanges();
        db.ChangeTracker.Clear();
    }

    private void Finish(IMedia media, bool valuesMayHaveChanged)
    {
        if (valuesMayHaveChanged)
        {
            tags.Set(media);
            references.Save(media);
        }
#pragma warning disable CS0618 // meant for caches of the persistence, which is what we are
        events.Publish(new MediaRefreshNotification(media, new EventMessages()));
#pragma warning restore CS0618
        media.ResetDirtyProperties();
    }
}
