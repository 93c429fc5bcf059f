using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Persistence.Rows;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Umbraco.Documents;

/// <summary>Path, level and sort order of content below its parent.</summary>
internal static class NodePlacement
{
    /// <exception cref="InvalidOperationException">There is no such parent.</exception>
    public static (string Path, int Level) Parent(UmbracoDbContext db, int parentId)
    {
        var parent = db.Nodes.Where(n => n.Id == parentId).Select(n => new { n.Path, n.Level }).FirstOrDefault()
            ?? throw new InvalidOperationException($"There is no parent of id {parentId}.");
        return (parent.Path, parent.Level);
    }

    /// <summary>Where new content goes: below its parent, under the id that was reserved for its key if one was.</summary>
    /// <returns>The parent's path and level, and the reserved id; 0 when there is none.</returns>
    /// <exception cref="InvalidOperationException">There is no such parent.</exception>
    public static (string Path, int Level, int ReservedId) ForNew(UmbracoDbContext db, IContentBase content)
    {
        var (parentId, key) = (content.ParentId, content.Key);
        var nodes = db.Nodes.Where(n => n.Id == parentId || (n.Key == key && n.ObjectType == Constants.ObjectTypes.IdReservation))
            .Select(n => new { n.Id, n.Path, n.Level }).ToList();
        var parent = nodes.Find(n => n.Id == parentId) ?? throw new InvalidOperationException($"There is no parent of id {parentId}.");
        return (parent.Path, parent.Level, nodes.Find(n => n.Id != parentId)?.Id ?? 0);
    }

    /// <summary>Puts existing content at the end of its new parent's children.</summary>
    public static void Place(UmbracoDbContext db, IContentBase content, Guid objectType)
    {
        var parent = Parent(db, content.ParentId);
        content.Path = FormattableString.Invariant($"{parent.Path},{content.Id}");
        content.Level = parent.Level + 1;
        content.SortOrder = NextSortOrder(db, content.ParentId, objectType);
    }

    /// <summary>The sort order asked for when it was set and is free, else the next one.</summary>
    public static int SortOrderForNew(UmbracoDbContext db, IContentBase content, Guid objectType)
    {
        var (parentId, asked) = (content.ParentId, content.SortOrder);
        var wasSet = asked != 0 || content.IsPropertyDirty(nameof(content.SortOrder));
        var taken = !wasSet || db.Nodes.Any(n => n.ParentId == parentId && n.ObjectType == objectType && n.SortOrder == asked);
        return taken ? NextSortOrder(db, parentId, objectType) : asked;
    }

    private static int NextSortOrder(UmbracoDbContext db, int parentId, Guid objectType)
        => (db.Nodes.Where(n => n.ParentId == parentId && n.ObjectType == objectType).Max(n => (int?)n.SortOrder) ?? -1) + 1;
}
