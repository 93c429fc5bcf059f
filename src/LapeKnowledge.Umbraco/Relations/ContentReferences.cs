using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.PropertyEditors;

namespace LapeKnowledge.Umbraco.Relations;

/// <summary>
/// Keeps the automatic relations of a document or media item: one to everything that its property values refer to. The repositories call it
/// whenever they have stored values.
/// </summary>
/// <remarks>The editors are lazy because many of them depend on services that depend on the repositories.</remarks>
internal sealed class ContentReferences(
    SchemaStore schema,
    ScopedDatabase database,
    Lazy<PropertyEditorCollection> editors,
    Lazy<DataValueReferenceFactoryCollection> factories,
    TimeProvider time,
    ILogger<ContentReferences> logger)
{
    /// <summary>Asked for once: the editors do not change, and asking makes a value editor of each.</summary>
    private readonly Lazy<ISet<string>> _automaticTypes = new(() => factories.Value.GetAllAutomaticRelationTypesAliases(editors.Value));

    /// <summary>Writes the difference between the stored relations and what the values refer to now.</summary>
    /// <param name="content">The content as it was stored.</param>
    /// <param name="isNew">True when it was stored for the first time, so that there are no relations to compare with.</param>
    public void Save(IContentBase content, bool isNew = false)
    {
        var references = factories.Value.GetAllReferences(content.Properties, editors.Value, HasPublishedValues(content));
        if (references.Count == 0 && isNew)
        {
            return;
        }
        var types = schema.Current.RelationTypes.Values.Where(t => _automaticTypes.Value.Contains(t.Alias)).ToDictionary(t => t.Alias, t => t.Id);
        if (references.Count == 0)
        {
            Write(content, types, []);
            return;
        }
        Write(content, types, Wanted(references, types));
    }

    /// <summary>An unpublished document still holds what was published last; that refers to nothing any more.</summary>
    private static bool HasPublishedValues(IContentBase content)
        => content is not IContent document || document.PublishedState is PublishedState.Published or PublishedState.Publishing;

    private HashSet<(int ChildId, int TypeId)> Wanted(IEnumerable<UmbracoEntityReference> references, Dictionary<string, int> types)
    {
        var known = references.Where(r => r.Udi is GuidUdi && IsKnown(r, types)).Select(r => (Key: ((GuidUdi)r.Udi).Guid, TypeId: types[r.RelationTypeAlias])).ToArray();
        var keys = known.Select(k => k.Key).Distinct().ToArray();
        var ids = keys.Length == 0
            ? []
            : database.Write.Nodes.AsNoTracking().Where(n => keys.Contains(n.Key)).Select(n => new { n.Key, n.Id }).ToDictionary(n => n.Key, n => n.Id);
        return known.Where(k => ids.ContainsKey(k.Key)).Select(k => (ids[k.Key], k.TypeId)).ToHashSet();
    }

    private bool IsKnown(UmbracoEntityReference reference, Dictionary<string, int> types)
    {
        if (types.ContainsKey(reference.RelationTypeAlias))
        {
            return true;
        }
        if (reference.RelationTypeAlias.Length > 0)
        {
            logger.LogWarning("The reference to {Udi} is of the relation type {RelationType}, which does not exist or is not automatic.", reference.Udi, reference.RelationTypeAlias);
        }
        return false;
    }

    private void Write(IContentBase content, Dictionary<string, int> types, HashSet<(int ChildId, int TypeId)> wanted)
    {
        var db = database.Write;
        var contentId = content.Id;
        var typeIds = types.Values.ToArray();
        var existing = db.Relations.AsNoTracking()
            .Where(r => r.ParentId == contentId && typeIds.Contains(r.RelationTypeId))
            .ToDictionary(r => (r.ChildId, r.RelationTypeId));
        var gone = existing.Values.Where(e => !wanted.Contains((e.ChildId, e.RelationTypeId))).ToArray();
        if (gone.Length > 0)
        {
            var superfluous = Array.ConvertAll(gone, r => r.Id);
            db.Relations.Where(r => superfluous.Contains(r.Id)).ExecuteDelete();
            Notify(new RelationDeletedNotification(Models(content, gone), new EventMessages()) { IsAutomatic = true });
        }
        Add(db, content, wanted.Where(w => !existing.ContainsKey(w)));
    }

    private void Add(UmbracoDbContext db, IContentBase content, IEnumerable<(int ChildId, int TypeId)> missing)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var rows = missing.Select(m => new RelationRow { ParentId = content.Id, ChildId = m.ChildId, RelationTypeId = m.TypeId, CreateDate = now }).ToArray();
        if (rows.Length == 0)
        {
            return;
        }
        db.Relations.AddRange(rows);
        db.SaveChanges();
        db.ChangeTracker.Clear();
        Notify(new RelationSavedNotification(Models(content, rows), new EventMessages()) { IsAutomatic = true });
    }

    private void Notify(INotification notification) => database.Scope.Notifications.Publish(notification);

    /// <summary>The relations as their types describe the ends, so that nothing is read for a notification that may interest nobody.</summary>
    private IRelation[] Models(IContentBase content, IEnumerable<RelationRow> rows) => rows.Select(r =>
    {
        var type = (IRelationType)schema.Current.RelationTypes[r.RelationTypeId].DeepClone();
        var parentType = content is IMedia ? Constants.ObjectTypes.Media : Constants.ObjectTypes.Document;
        var relation = new Relation(r.ParentId, r.ChildId, parentType, type.ChildObjectType ?? Guid.Empty, type) { Id = r.Id, Comment = r.Comment, CreateDate = r.CreateDate, UpdateDate = r.CreateDate };
        relation.ResetDirtyProperties(false);
        return (IRelation)relation;
    }).ToArray();
}
