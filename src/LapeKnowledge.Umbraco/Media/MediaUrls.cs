using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Umbraco.Media;

/// <summary>An upload field keeps the address of its file as it is.</summary>
internal sealed class UploadedFileUrl : IMediaUrlGenerator
{
    public bool TryGetMediaPath(string? propertyEditorAlias, object? value, out string? mediaPath)
    {
        mediaPath = propertyEditorAlias == Constants.PropertyEditors.Aliases.UploadField && value?.ToString() is { Length: > 0 } path ? path : null;
        return mediaPath is not null;
    }
}

/// <summary>An image cropper keeps JSON with the address in <c>src</c>, or, as content imported from elsewhere may have it, the bare address.</summary>
internal sealed class CroppedImageUrl : IMediaUrlGenerator
{
    public bool TryGetMediaPath(string? propertyEditorAlias, object? value, out string? mediaPath)
    {
        mediaPath = propertyEditorAlias == Constants.PropertyEditors.Aliases.ImageCropper ? Source(value?.ToString()) : null;
        return mediaPath is not null;
    }

    private static string? Source(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }
        if (!value.TrimStart().StartsWith('{'))
        {
            return value;
        }
        try
        {
            return JsonNode.Parse(value)?["src"]?.GetValue<string>() is { Length: > 0 } source ? source : null;
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or InvalidOperationException)
        {
            return null; // what is no image crop has no file
        }
    }
}
