using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.PropertyEditors;

namespace LapeKnowledge.Umbraco.PropertyEditors.Media;

/// <summary>A point of an image that must stay in sight, in shares of its width and height from the top left corner.</summary>
internal sealed record FocalPoint
{
    public decimal Left { get; init; }

    public decimal Top { get; init; }

    public bool IsCentre => Left == 0.5m && Top == 0.5m;

    public ImageFocalPoint ToApi() => new(Left, Top);
}

/// <summary>How much is cut off each edge, in shares of the width and height.</summary>
internal sealed record CropCoordinates
{
    public decimal X1 { get; init; }

    public decimal Y1 { get; init; }

    public decimal X2 { get; init; }

    public decimal Y2 { get; init; }
}

internal sealed record Crop
{
    public string? Alias { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public CropCoordinates? Coordinates { get; init; }

    public ImageCrop ToApi() => new(Alias, Width, Height, Coordinates is { } c ? new ImageCropCoordinates(c.X1, c.Y1, c.X2, c.Y2) : null);
}

/// <summary>The crops and the focal point of an image, in one place of use or for the image itself.</summary>
internal static class ImageCrops
{
    /// <summary>The configured crops with the coordinates that were stored for them, and those that were stored but are not configured any more.</summary>
    public static Crop[] Applied(IEnumerable<Crop>? stored, IEnumerable<Crop>? configured)
    {
        var kept = (stored ?? []).ToArray();
        var known = (configured ?? []).Select(c => c with { Coordinates = kept.FirstOrDefault(s => Same(s, c))?.Coordinates }).ToArray();
        return [.. known, .. kept.Where(s => !known.Any(c => Same(c, s)))];
    }

    /// <summary>Only what an editor has set: crops without coordinates come from the configuration.</summary>
    public static Crop[] Pruned(IEnumerable<Crop>? crops) => (crops ?? []).Where(c => c.Coordinates is not null).ToArray();

    public static IEnumerable<Crop> Configured(MediaPicker3Configuration? configuration)
        => configuration?.Crops?.Select(c => new Crop { Alias = c.Alias, Width = c.Width, Height = c.Height }) ?? [];

    private static bool Same(Crop a, Crop b) => string.Equals(a.Alias, b.Alias, StringComparison.OrdinalIgnoreCase);
}
