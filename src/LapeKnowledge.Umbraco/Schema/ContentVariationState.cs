using System.Text.Json;
using System.Text.Json.Nodes;
using LapeKnowledge.Umbraco.Documents;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Umbraco.Schema;

/// <summary>Names and edited flags of documents whose type, or a property of it, begins or ceases to vary by culture.</summary>
internal sealed class ContentVariationState(ScopedDatabase database)
{
    private const int BatchSize = 200;

    /// <summary>
    /// Every version's name becomes its name in the default culture. The other way needs nothing: the name of the default culture always is the
    /// invariant one too. Names that other cultures had earlier come back.
    /// </summary>
    public void NamesToCulture(int typeId, string culture)
    {
        var db = database.Write;
        var nodeIds = db.Nodes.Where(n => n.ContentTypeId == typeId).Select(n => n.Id).ToArray();
        foreach (var ids in nodeIds.Chunk(BatchSize))
        {
            db.NodeCultures.Where(c => ids.Contains(c.NodeId) && c.Culture == culture).ExecuteDelete();
            foreach (var node in db.Nodes.Where(n => ids.Contains(n.Id)).ToList())
            {
                db.NodeCultures.Add(new NodeCultureRow { NodeId = node.Id, Culture = culture, Name = node.Name, Available = true, Edited = node.Edited, Published = node.Published });
                node.EditedCultures = StoredCultures.JoinCodes(StoredCultures.SplitCodes(node.EditedCultures).Where(c => c != culture).Concat(node.Edited ? [culture] : []));
            }
            foreach (var version in db.Versions.Where(v => ids.Contains(v.NodeId)).ToList())
            {
                version.Cultures = StoredCultures.With(version.Cultures, culture, new StoredCulture(version.Name, version.VersionDate));
            }
            db.SaveChanges();
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Compares what is edited with what is published anew, because values have moved between cultures.</summary>
    public void RecountEdited(IReadOnlyCollection<int> nodeIds, EffectiveProperty[] properties, ContentVariation typeVariations, string defaultCulture)
    {
        var db = database.Write;
        foreach (var ids in nodeIds.Chunk(BatchSize))
        {
            var nodes = db.Nodes.Where(n => ids.Contains(n.Id)).ToList();
            var versions = db.Versions.AsNoTracking().Where(v => ids.Contains(v.NodeId) && (v.Current || v.Published)).ToList().ToDictionary(v => v.Id);
            var cultures = db.NodeCultures.Where(c => ids.Contains(c.NodeId)).ToList().ToLookup(c => c.NodeId);
            foreach (var node in nodes.Where(n => versions.ContainsKey(n.VersionId)))
            {
                var published = node.Published ? versions.GetValueOrDefault(node.PublishedVersionId) : null;
                var edited = Edited(versions[node.VersionId], published, properties, typeVariations.HasFlag(ContentVariation.Culture), defaultCulture);
                node.Edited = edited.Any || !node.Published;
                node.EditedCultures = StoredCultures.JoinCodes(edited.Cultures);
                foreach (var culture in cultures[node.Id])
                {
                    culture.Edited = edited.Cultures.Contains(culture.Culture);
                }
            }
            db.SaveChanges();
            db.ChangeTracker.Clear();
        }
    }

    private static EditedState Edited(VersionRow current, VersionRow? published, EffectiveProperty[] properties, bool varies, string defaultCulture)
    {
        var cultures = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var any = current.Name != published?.Name;
        var (draft, live) = (JsonNode.Parse(current.Values)!.AsObject(), JsonNode.Parse(published?.Values ?? "{}")!.AsObject());
        foreach (var property in properties)
        {
            var (now, then) = (Values(draft, property), Values(live, property));
            foreach (var key in now.Keys.Union(then.Keys).Where(k => now.GetValueOrDefault(k) != then.GetValueOrDefault(k)))
            {
                any = true;
                cultures.Add(key.Culture ?? defaultCulture);
            }
        }
        if (!varies)
        {
            return new EditedState(any, []);
        }
        var publishedNames = StoredCultures.Read(published?.Cultures);
        foreach (var (culture, name) in StoredCultures.Read(current.Cultures))
        {
            if (publishedNames.GetValueOrDefault(culture)?.Name != name.Name)
            {
                any = true;
                cultures.Add(culture);
            }
        }
        return new EditedState(any, cultures);
    }

    /// <summary>The values that count for the property as it varies now; others are kept for a change back.</summary>
    private static Dictionary<(string? Culture, string? Segment), string> Values(JsonObject values, EffectiveProperty property)
        => (values[property.Alias] as JsonArray ?? [])
            .Where(e => e?["c"] is null != property.VariesByCulture)
            .ToDictionary(e => (e?["c"]?.GetValue<string>(), e?["s"]?.GetValue<string>()), e => e?["v"]?.ToJsonString(JsonSerializerOptions.Default) ?? string.Empty);
}
