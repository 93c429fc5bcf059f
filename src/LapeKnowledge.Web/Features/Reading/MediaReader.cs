using System.Globalization;
using LapeKnowledge.Web.Features.Languages;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Routing;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Features.Reading;

/// <summary>Media items as pictures and as files to open.</summary>
internal sealed class MediaReader(IPublishedUrlProvider urls, IPublishedValueFallback valueFallback, PictureSizes pictures)
{
    private const int Kilo = 1000;

    /// <param name="image">The media item.</param>
    /// <param name="alternative">What the picture shows, for those who do not see it.</param>
    /// <param name="shape">Width by height of the part that is shown, around the focal point; the whole picture when null.</param>
    public Picture? Picture(IPublishedContent image, Localized<string>? alternative, double? shape = null)
    {
        if (UrlOf(image) is not { } url)
        {
            return null;
        }
        var picture = new Picture(
            url, alternative?.Value ?? string.Empty, alternative?.Language, Pixels(image, Constants.Conventions.Media.Width), Pixels(image, Constants.Conventions.Media.Height), []);
        return pictures.Of(picture, image, shape);
    }

    public IReadOnlyList<FileLink> Files(IEnumerable<IPublishedContent>? files, string culture) =>
        [.. (files ?? []).Select(f => File(f, culture)).OfType<FileLink>()];

    public string? UrlOf(IPublishedContent? media) => media is null ? null : urls.GetMediaUrl(media) is { Length: > 0 } url ? url : null;

    private FileLink? File(IPublishedContent file, string culture) => UrlOf(file) is { } url
        ? new FileLink(
            file.Name,
            url,
            file.Value<string>(valueFallback, Constants.Conventions.Media.Extension)?.ToUpperInvariant(),
            Size(file.Value<long>(valueFallback, Constants.Conventions.Media.Bytes), CultureInfo.GetCultureInfo(culture)))
        : null;

    private int? Pixels(IPublishedContent image, string alias) => image.Value<int>(valueFallback, alias) is > 0 and var pixels ? pixels : null;

    // Finnish and Swedish differ only in the letter of the byte: t and B
    internal static string? Size(long bytes, CultureInfo culture)
    {
        var unit = culture.TwoLetterISOLanguageName == "sv" ? "B" : "t";
        return bytes switch
        {
            <= 0 => null,
            < Kilo * Kilo => $"{Math.Max(1, bytes / Kilo).ToString(culture)} k{unit}",
            _ => $"{((double)bytes / (Kilo * Kilo)).ToString("0.0", culture)} M{unit}",
        };
    }
}
