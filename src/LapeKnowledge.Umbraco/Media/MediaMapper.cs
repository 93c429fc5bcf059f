using LapeKnowledge.Umbraco.Documents;
using LapeKnowledge.Umbraco.Schema;
using Umbraco.Cms.Core.Models;
using MediaItem = Umbraco.Cms.Core.Models.Media;

namespace LapeKnowledge.Umbraco.Media;

/// <summary>Builds media items from their rows.</summary>
internal sealed class MediaMapper(SchemaStore schema)
{
    /// <param name="rows">The node and its version; media items have one.</param>
    /// <param name="aliases">Which properties to load; null for all.</param>
    public IMedia Map(ContentRows rows, string[]? aliases)
    {
        var node = rows.Node;
        var type = schema.Current.Find<IMediaType>(node.ContentTypeId)
            ?? throw new InvalidOperationException($"The media item {node.Key} is of a media type that does not exist ({node.ContentTypeId}).");
        var properties = ContentValueReader.Properties(type, rows.Version, null, aliases);
        // Set afterwards: the constructor would throw away values that a property keeps for the day when it varies again.
        var media = new MediaItem(rows.Version.Name, node.ParentId, type, new PropertyCollection()) { Properties = properties };
        media.DisableChangeTracking();
        ContentFields.Set(media, rows);
        media.ResetDirtyProperties(false);
        media.EnableChangeTracking();
        return media;
    }
}
