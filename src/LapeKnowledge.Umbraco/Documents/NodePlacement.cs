using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Persistence.Rows;
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
