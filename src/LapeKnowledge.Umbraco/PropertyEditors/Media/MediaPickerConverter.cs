using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.DeliveryApi;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Serialization;

namespace LapeKnowledge.Umbraco.PropertyEditors.Media;

/// <summary>The picked media items that exist, each with its crops; one item or null where only one may be picked.</summary>
[DefaultPropertyValueConverter]
internal sealed class MediaPickerConverter(
    IJsonSerializer json,
    IPublishedMediaCache media,
    IPublishedUrlProvider urls,
    IPublishedValueFallback fallback,
    ApiMediaWithCropsBuilder apiMedia) : PropertyValueConverterBase, IDeliveryApiPropertyValueConverter
{
    public override bool IsConverter(IPublishedPropertyType propertyType) => propertyType.EditorAlias == Constants.PropertyEditors.Aliases.MediaPicker3;

    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => IsMultiple(propertyType) ? typeof(IEnumerable<MediaWithCrops>) : typeof(MediaWithCrops);

    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.None;

    public override bool? IsValue(object? value, PropertyValueLevel level)
        => level == PropertyValueLevel.Source ? value?.ToString() is { Length: > 0 } text && text != "[]" : base.IsValue(value, level);

    public override object? ConvertSourceToIntermediate(IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview)
        => source is null ? null : PickedMedia.Read(json, source);

    public override object? ConvertIntermediateToObject(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview)
    {
        var found = Items(inter, propertyType);
        return IsMultiple(propertyType) ? found.ToArray() : found.FirstOrDefault();
    }

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Elements;

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevelForExpansion(IPublishedPropertyType propertyType) => PropertyCacheLevel.None;

    public Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => typeof(IEnumerable<IApiMediaWithCrops>);

    /// <summary>Always a list, so that a client is not broken when more than one item may be picked one day.</summary>
    public object ConvertIntermediateToDeliveryApiObject(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding)
    {
        var found = Items(inter, propertyType);
        return (IsMultiple(propertyType) ? found : found.Take(1)).Select(apiMedia.Build).ToArray();
    }

    private IEnumerable<MediaWithCrops> Items(object? inter, IPublishedPropertyType propertyType)
    {
        var configuration = propertyType.DataType.ConfigurationAs<MediaPicker3Configuration>();
        foreach (var picked in inter as PickedMedia[] ?? [])
        {
            if (media.GetById(picked.MediaKey) is { } item)
            {
                var crops = new ImageCropperValue
                {
                    Src = urls.GetMediaUrl(item, UrlMode.Default),
                    Crops = ImageCrops.Applied(picked.Crops, ImageCrops.Configured(configuration)),
                    FocalPoint = configuration?.EnableLocalFocalPoint == false ? null : picked.FocalPoint,
                };
                yield return new MediaWithCrops(item, fallback, crops);
            }
        }
    }

    private static bool IsMultiple(IPublishedPropertyType propertyType) => propertyType.DataType.ConfigurationAs<MediaPicker3Configuration>()?.Multiple ?? false;
}
