using LapeKnowledge.Umbraco.Persistence.Rows;

namespace LapeKnowledge.Umbraco.Schema;

internal static class NodeRowExtensions
{
    /// <summary>A copy at another place: snapshots share their rows, so a row of one is never changed.</summary>
    public static NodeRow At(this NodeRow node, string path, int level, int? parentId = null)
    {
        var copy = node.Copy();
        copy.Path = path;
        copy.Level = level;
        copy.ParentId = parentId ?? node.ParentId;
        return copy;
    }

    public static NodeRow Copy(this NodeRow node) => new()
    {
        Id = node.Id,
        Key = node.Key,
        ObjectType = node.ObjectType,
        ParentId = node.ParentId,
        Path = node.Path,
        Level = node.Level,
        SortOrder = node.SortOrder,
        Trashed = node.Trashed,
        Name = node.Name,
        CreatorId = node.CreatorId,
        WriterId = node.WriterId,
        CreateDate = node.CreateDate,
        UpdateDate = node.UpdateDate,
        ContentTypeId = node.ContentTypeId,
        Published = node.Published,
        Edited = node.Edited,
        EditedCultures = node.EditedCultures,
        VersionId = node.VersionId,
        PublishedVersionId = node.PublishedVersionId,
        MediaPath = node.MediaPath,
    };
}
