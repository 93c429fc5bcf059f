using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Umbraco.PropertyEditors.Media;

/// <summary>Media items as the Delivery API gives them: the crops of the place of use first, those of the item itself after them.</summary>
internal sealed class ApiMediaWithCropsBuilder(IApiMediaBuilder builder)
{
    public IApiMediaWithCrops Build(MediaWithCrops media)
    {
        var own = media.GetProperty(Constants.Conventions.Media.File)?.GetValue() as ImageCropperValue;
        var focalPoint = media.LocalCrops.FocalPoint ?? own?.FocalPoint;
        var crops = ImageCrops.Applied(media.LocalCrops.Crops, own?.Crops);
        return new Item(builder.Build(media.Content), focalPoint?.ToApi(), crops.Length == 0 ? null : crops.Select(c => c.ToApi()).ToArray());
    }

    private sealed class Item(IApiMedia media, ImageFocalPoint? focalPoint, IEnumerable<ImageCrop>? crops) : IApiMediaWithCrops
    {
        public Guid Id => media.Id;

        public string Name => media.Name;

        public string MediaType => media.MediaType;

        public string Url => media.Url;

        public string? Extension => media.Extension;

        public int? Width => media.Width;

        public int? Height => media.Height;

        public int? Bytes => media.Bytes;

        public IDictionary<string, object?> Properties => media.Properties;

        public ImageFocalPoint? FocalPoint => focalPoint;

        public IEnumerable<ImageCrop>? Crops => crops;
    }
}
