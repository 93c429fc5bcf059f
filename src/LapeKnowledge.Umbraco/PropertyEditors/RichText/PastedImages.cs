using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LapeKnowledge.Umbraco.PropertyEditors.Media;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.PropertyEditors.RichText;

/// <summary>Images that were pasted into a text: each is an upload named in <c>data-tmpimg</c>, and becomes a media item when the text is saved.</summary>
internal sealed class PastedImages(UploadedFiles uploads, IMediaImportService media, IMediaTypeService types, MediaUrlGeneratorCollection addresses, IImageUrlGenerator images)
{
    private const string Pasted = "data-tmpimg";
    private readonly HtmlParser _parser = new();

    /// <summary>The markup with media items in the place of uploads. An upload that is gone or not allowed stays as it is written.</summary>
    /// <param name="markup">What the editor sent.</param>
    /// <param name="folder">Key of the media folder that they go to; empty or null for the root.</param>
    public string Keep(string markup, Guid? folder)
    {
        if (!markup.Contains(Pasted, StringComparison.OrdinalIgnoreCase))
        {
            return markup;
        }
        var body = _parser.ParseDocument($"<body>{markup}</body>").Body!;
        var kept = new Dictionary<Guid, IMedia>();
        foreach (var image in body.QuerySelectorAll($"img[{Pasted}]"))
        {
            if (!Guid.TryParse(image.GetAttribute(Pasted), out var key))
            {
                continue;
            }
            if (!kept.TryGetValue(key, out var item) && Import(key, folder) is { } imported)
            {
                kept[key] = item = imported;
            }
            if (item is not null)
            {
                Refer(image, item);
            }
        }
        return kept.Count == 0 ? markup : body.InnerHtml;
    }

    private IMedia? Import(Guid key, Guid? folder) => uploads.Take(key, extensions: null, (name, content) => media
        .ImportAsync(name, content, folder == Guid.Empty ? null : folder, TypeOf(name), Constants.Security.SuperUserKey)
        .GetAwaiter().GetResult());

    private string TypeOf(string fileName)
        => fileName.EndsWith(".svg", StringComparison.OrdinalIgnoreCase) && types.Get(Constants.Conventions.MediaTypes.VectorGraphicsAlias) is { } vector
            ? vector.Alias
            : Constants.Conventions.MediaTypes.Image;

    /// <remarks>The source comes before the reference: Umbraco looks for them in this order.</remarks>
    private void Refer(IElement image, IMedia item)
    {
        var address = item.GetUrl(Constants.Conventions.Media.File, addresses) ?? string.Empty;
        if (Size(image, "width") is { } width && Size(image, "height") is { } height)
        {
            address = images.GetImageUrl(new ImageUrlGenerationOptions(address) { ImageCropMode = ImageCropMode.Max, Width = width, Height = height }) ?? address;
        }
        image.SetAttribute("src", address);
        image.RemoveAttribute("data-udi");
        image.SetAttribute("data-udi", item.GetUdi().ToString());
        image.RemoveAttribute(Pasted);
    }

    private static int? Size(IElement image, string name) => int.TryParse(image.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;
}
