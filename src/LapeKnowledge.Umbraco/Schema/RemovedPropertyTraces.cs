using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Relations;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Schema;

/// <summary>Tags and automatic relations that a property of content has left outside its value.</summary>
/// <remarks>The repositories are lazy because they read their types from the schema whose changes these are.</remarks>
internal sealed class RemovedPropertyTraces(
    ScopedDatabase database,
    ContentReferences references,
    Lazy<IDocumentRepository> documents,
    Lazy<IMediaRepository> media)
{
    private const int BatchSize = 200;

    public void Remove(TypeDifference difference, IReadOnlyCollection<int> touched)
    {
        if (difference.Removed.Count == 0)
        {
            return;
        }
        var db = database.Write;
        var typeId = difference.TypeId;
        var properties = difference.Removed.Select(p => p.Id).ToArray();
        db.TagRelationships.Where(r => properties.Contains(r.PropertyTypeId) && db.Nodes.Any(n => n.Id == r.NodeId && n.ContentTypeId == typeId)).ExecuteDelete();
        foreach (var ids in touched.Chunk(BatchSize))
        {
            var related = db.Relations.Where(r => ids.Contains(r.ParentId)).Select(r => r.ParentId).Distinct().ToArray();
            if (related.Length == 0)
            {
                continue;
            }
            foreach (var content in documents.Value.GetMany(related).Concat<IContentBase>(media.Value.GetMany(related)))
            {
                references.Save(content);
            }
        }
    }

    /// <summary>Tags move with the values: between no language and the default one. Those of other languages go when a property ceases to vary.</summary>
    public void MoveTags(TypeDifference difference, int? defaultLanguageId)
    {
        Move(difference.TypeId, difference.NowVariant, null, defaultLanguageId);
        Move(difference.TypeId, difference.NowInvariant, defaultLanguageId, null);
    }

    private void Move(int typeId, IReadOnlyList<EffectiveProperty> properties, int? from, int? to)
    {
        if (properties.Count == 0)
        {
            return;
        }
        var db = database.Write;
        var ids = properties.Select(p => p.Id).ToArray();
        var uses = db.TagRelationships.AsNoTracking()
            .Where(r => ids.Contains(r.PropertyTypeId) && db.Nodes.Any(n => n.Id == r.NodeId && n.ContentTypeId == typeId))
            .Join(db.Tags.AsNoTracking(), r => r.TagId, t => t.Id, (r, t) => new TagUse(r, t)).ToList();
        if (uses.Count == 0)
        {
            return;
        }
        db.TagRelationships.RemoveRange(uses.Select(u => u.Use));
        db.SaveChanges();
        db.ChangeTracker.Clear();

        var moving = uses.Where(u => u.Tag.LanguageId == from).ToArray();
        var tags = TagsIn(to, moving.Select(u => u.Tag).DistinctBy(t => t.Id).ToArray());
        db.TagRelationships.AddRange(moving.Select(u => new TagRelationshipRow
        {
            NodeId = u.Use.NodeId,
            PropertyTypeId = u.Use.PropertyTypeId,
            TagId = tags[(u.Tag.Group, u.Tag.Text)],
        }));
        db.SaveChanges();
        db.ChangeTracker.Clear();
    }

    private Dictionary<(string Group, string Text), int> TagsIn(int? languageId, TagRow[] wanted)
    {
        var db = database.Write;
        var texts = wanted.Select(t => t.Text).ToArray();
        var existing = db.Tags.Where(t => t.LanguageId == languageId && texts.Contains(t.Text)).ToList();
        foreach (var tag in wanted.Where(w => !existing.Any(e => e.Group == w.Group && e.Text == w.Text)).ToArray())
        {
            var added = new TagRow { Group = tag.Group, Text = tag.Text, LanguageId = languageId };
            db.Tags.Add(added);
            existing.Add(added);
        }
        db.SaveChanges();
        db.ChangeTracker.Clear();
        return existing.ToDictionary(t => (t.Group, t.Text), t => t.Id);
    }

    private sealed record TagUse(TagRelationshipRow Use, TagRow Tag);
}
