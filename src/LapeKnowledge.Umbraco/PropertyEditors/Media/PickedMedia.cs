using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Serialization;

namespace LapeKnowledge.Umbraco.PropertyEditors.Media;

/// <summary>A picked media item as it is kept and edited.</summary>
internal sealed record PickedMedia
{
    public Guid Key { get; init; }

    public Guid MediaKey { get; init; }

    public string? MediaTypeAlias { get; init; }

    public IReadOnlyList<Crop>? Crops { get; init; }

    public FocalPoint? FocalPoint { get; init; }

    /// <summary>Reads JSON, and the UDIs with commas that pickers of old kept.</summary>
    public static PickedMedia[] Read(IJsonSerializer json, object? value)
    {
        if (value is string text && text.StartsWith("umb://", StringComparison.Ordinal))
        {
            return text.Split(',').Select(u => UdiParser.TryParse(u, out GuidUdi? udi) ? udi : null).OfType<GuidUdi>()
                .Select(udi => new PickedMedia { Key = udi.Guid, MediaKey = udi.Guid }).ToArray();
        }
        return EditorJson.Read<PickedMedia[]>(json, value) ?? [];
    }
}
