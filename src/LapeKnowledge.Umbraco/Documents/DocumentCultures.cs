using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Persistence.Rows;
using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Umbraco.Documents;

/// <summary>Keeps the culture rows of a document, which lists and trees query, in step with its versions.</summary>
internal static class DocumentCultures
{
    /// <summary>Adds, changes and removes rows in the change tracker, which holds those that the document has; the caller saves.</summary>
    public static void Write(UmbracoDbContext db, IContent content, NodeRow node, HashSet<string> edited)
    {
        var existing = db.NodeCultures.Local.Where(c => c.NodeId == node.Id).ToDictionary(c => c.Culture, StringComparer.OrdinalIgnoreCase);
        foreach (var wanted in Rows(content, node, edited))
        {
            if (!existing.Remove(wanted.Culture, out var row))
            {
                db.NodeCultures.Add(wanted);
                continue;
            }
            row.Name = wanted.Name;
            row.Available = wanted.Available;
            row.Edited = wanted.Edited;
            row.Published = wanted.Published;
        }
        db.NodeCultures.RemoveRange(existing.Values);
    }

    private static IEnumerable<NodeCultureRow> Rows(IContent content, NodeRow node, HashSet<string> edited)
    {
        var available = content.AvailableCultures.ToArray();
        var published = node.Published ? content.PublishedCultures.ToArray() : [];
        foreach (var culture in available.Union(published, StringComparer.OrdinalIgnoreCase))
        {
            yield return new NodeCultureRow
            {
                NodeId = node.Id,
                Culture = culture,
                Name = content.GetCultureName(culture) ?? content.GetPublishName(culture),
                Available = available.Contains(culture, StringComparer.OrdinalIgnoreCase),
                Published = published.Contains(culture, StringComparer.OrdinalIgnoreCase),
                Edited = edited.Contains(culture),
            };
        }
    }
}
