using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Umbraco.Documents;

/// <summary>What documents and media items have in common, from rows to model.</summary>
internal static class ContentFields
{
    public static void Set(ContentBase content, ContentRows rows)
    {
        var (node, version, _) = rows;
        content.Id = node.Id;
        content.Key = node.Key;
        content.Path = node.Path;
        content.Level = node.Level;
        content.SortOrder = node.SortOrder;
        content.Trashed = node.Trashed;
        content.CreatorId = node.CreatorId;
        content.WriterId = version.UserId;
        content.CreateDate = node.CreateDate;
        content.UpdateDate = version.VersionDate;
        content.VersionId = version.Id;
    }
}
