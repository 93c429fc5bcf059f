using System.Text.Json.Serialization;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.PropertyEditors.Media;

/// <summary>An image file with its crops and focal point; as text it is the address of the file.</summary>
internal sealed record ImageCropperValue : IHtmlEncodedString
{
    public string? Src { get; init; }

    /// <summary>An upload that is to become the file; only on its way from the editor.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? TemporaryFileId { get; init; }

    public IReadOnlyList<Crop>? Crops { get; init; }

    public FocalPoint? FocalPoint { get; init; }

    public string ToHtmlString() => Src ?? string.Empty;

    public override string ToString() => ToHtmlString();
}
