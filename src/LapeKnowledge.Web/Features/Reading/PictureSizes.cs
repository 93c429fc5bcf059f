using System.Text.Json;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using static Umbraco.Cms.Core.Models.ImageUrlGenerationOptions;

namespace LapeKnowledge.Web.Features.Reading;

/// <summary>The addresses of a picture in the widths and formats that browsers choose from.</summary>
internal sealed class PictureSizes(IImageUrlGenerator addresses)
{
    private const int Ordinary = 960;
    private static readonly int[] Widths = [480, 960, 1440, 1920];
    private static readonly (string? Type, string? Format)[] Formats = [("image/avif", "avif"), ("image/webp", "webp"), (null, null)];
    private static readonly string[] Resized = [".jpg", ".jpeg", ".png", ".webp"]; // a GIF may move, and drawings scale by themselves

    /// <returns>The picture as it is, where its dimensions are unknown or its kind is not resized.</returns>
    public Picture Of(Picture original, IPublishedContent image, double? shape)
    {
        if (original is not { Width: { } width, Height: { } height } || !Resized.Contains(Path.GetExtension(original.Url), StringComparer.OrdinalIgnoreCase))
        {
            return original;
        }
        var shown = shape is { } wanted ? (Width: (int)Math.Min(width, height * wanted), Height: (int)Math.Min(height, width / wanted)) : (Width: width, Height: height);
        if (shown.Width < 1 || shown.Height < 1)
        {
            return original;
        }
        var focus = shape is null ? null : FocalPoint(image);
        int[] widths = [.. Widths.Where(w => w < shown.Width), Math.Min(shown.Width, Widths[^1])];
        string? Address(int to, string? format) => addresses.GetImageUrl(new ImageUrlGenerationOptions(original.Url)
        {
            Width = to,
            Height = shape is null ? null : Math.Max(1, (int)Math.Round((double)to * shown.Height / shown.Width)),
            FocalPoint = focus,
            Format = format,
        });
        return original with
        {
            Url = Address(Math.Min(shown.Width, Ordinary), null) ?? original.Url,
            Width = shown.Width,
            Height = shown.Height,
            Sources = [.. Formats.Select(f => new PictureSource(f.Type, string.Join(", ", widths.Distinct().Select(w => FormattableString.Invariant($"{Address(w, f.Format)} {w}w")))))],
        };
    }

    private static FocalPointPosition? FocalPoint(IPublishedContent image)
    {
        if (image.GetProperty(Constants.Conventions.Media.File)?.GetSourceValue()?.ToString() is not { } text || !text.StartsWith('{'))
        {
            return null;
        }
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.TryGetProperty("focalPoint", out var point) && point.ValueKind == JsonValueKind.Object
                && point.TryGetProperty("left", out var left) && left.TryGetDecimal(out var x) && point.TryGetProperty("top", out var top) && top.TryGetDecimal(out var y)
                ? new FocalPointPosition(Math.Clamp(x, 0, 1), Math.Clamp(y, 0, 1))
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // what is no image crop has no focal point
        }
    }
}
