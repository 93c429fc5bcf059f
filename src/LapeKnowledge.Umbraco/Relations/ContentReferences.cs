using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
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
            var typeIds = types.Values.ToArray();
            database.Write.Relations.Where(r => r.ParentId == content.Id && typeIds.Contains(r.RelationTypeId)).ExecuteDelete();
            return;
        }
        Write(content.Id, types, Wanted(references, types));
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

    private void Write(int contentId, Dictionary<string, int> types, HashSet<(int ChildId, int TypeId)> wanted)
    {
        var db = database.Write;
        var typeIds = types.Values.ToArray();
        var existing = db.Relations.AsNoTracking()
            .Where(r => r.ParentId == contentId && typeIds.Contains(r.RelationTypeId))
            .Select(r => new { r.Id, r.ChildId, r.RelationTypeId })
            .ToDictionary(r => (r.ChildId, r.RelationTypeId), r => r.Id);
        var superfluous = existing.Where(e => !wanted.Contains(e.Key)).Select(e => e.Value).ToArray();
        if (superfluous.Length > 0)
        {
            db.Relations.Where(r => superfluous.Contains(r.Id)).ExecuteDelete();
        }
        Add(db, contentId, wanted.Where(w => !existing.ContainsKey(w)));
    }

    private void Add(UmbracoDbContext db, int contentId, IEnumerable<(int ChildId, int TypeId)> missing)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var rows = missing.Select(m => new RelationRow { ParentId = contentId, ChildId = m.ChildId, RelationTypeId = m.TypeId, CreateDate = now }).ToArray();
        if (rows.Length == 0)
        {
            return;
        }
        db.Relations.AddRange(rows);
        db.SaveChanges();
        db.ChangeTracker.Clear();
    }
}
