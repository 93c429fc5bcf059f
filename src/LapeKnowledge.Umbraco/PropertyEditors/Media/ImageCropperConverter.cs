using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;

namespace LapeKnowledge.Umbraco.PropertyEditors.Media;

[DefaultPropertyValueConverter]
internal sealed class ImageCropperConverter(IJsonSerializer json) : PropertyValueConverterBase
{
    public override bool IsConverter(IPublishedPropertyType propertyType) => propertyType.EditorAlias == Constants.PropertyEditors.Aliases.ImageCropper;

    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(ImageCropperValue);

    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Element;

    public override object? ConvertSourceToIntermediate(IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview)
    {
        var value = ImageCropperValueEditor.Read(json, source);
        var configuration = propertyType.DataType.ConfigurationAs<ImageCropperConfiguration>();
        return value is null ? null : value with { Crops = ImageCrops.Applied(value.Crops, configuration?.Crops) };
    }
}
