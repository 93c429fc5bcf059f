using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Umbraco.Media;

/// <summary>Writes crops and sizes into the query of an image's address, under the names that Umbraco's own image addresses have, and signs it.</summary>
internal sealed class ImageUrls(IImageUrlTokenGenerator signatures) : IImageUrlGenerator
{
    public IEnumerable<string> SupportedImageFileTypes { get; } = ["jpeg", "jpg", "png", "gif", "webp", "bmp", "tif", "tiff", "avif"];

    public string? GetImageUrl(ImageUrlGenerationOptions? options)
    {
        if (options?.ImageUrl is not { } url)
        {
            return null;
        }
        var query = Query(options).Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Key, p.Value));
        var further = QueryHelpers.ParseQuery(options.FurtherOptions).Select(p => KeyValuePair.Create(p.Key, (string?)p.Value.ToString()));
        return signatures.RefreshSignature(QueryHelpers.AddQueryString(url, query.Concat(further)));
    }

    private static IEnumerable<(string Key, string? Value)> Query(ImageUrlGenerationOptions options)
    {
        yield return ("cc", options.Crop is { } crop ? Numbers(crop.Left, crop.Top, crop.Right, crop.Bottom) : null);
        yield return ("rxy", options is { Crop: null, FocalPoint: { } focus } ? Numbers(focus.Left, focus.Top) : null);
        yield return ("rmode", options.ImageCropMode?.ToString().ToLowerInvariant());
        yield return ("ranchor", options.ImageCropAnchor?.ToString().ToLowerInvariant());
        yield return ("width", Number(options.Width));
        yield return ("height", Number(options.Height));
        yield return ("quality", Number(options.Quality));
        yield return ("format", options.Format);
        yield return ("v", options.CacheBusterValue);
    }

    private static string Numbers(params decimal[] numbers) => string.Join(',', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)));

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
