using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.DeliveryApi;
using Umbraco.Cms.Core.Serialization;

namespace LapeKnowledge.Umbraco.PropertyEditors.Blocks;

/// <summary>One block, or null.</summary>
[DefaultPropertyValueConverter]
internal sealed class SingleBlockConverter(IJsonSerializer json, BlockElements elements, IPublishedModelFactory models, IApiElementBuilder apiElements)
    : PropertyValueConverterBase, IDeliveryApiPropertyValueConverter
{
    private readonly SingleBlockEditorDataConverter _data = new(json);
    private readonly BlockItemFactory<BlockListItem> _items = new(typeof(BlockListItem<,>), models);

    public override bool IsConverter(IPublishedPropertyType propertyType) => propertyType.EditorAlias == Constants.PropertyEditors.Aliases.SingleBlock;

    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(BlockListItem);

    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Element;

    public override object? ConvertSourceToIntermediate(IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview) => BlockText.Of(source);

    public override object? ConvertIntermediateToObject(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview)
        => Block(owner, propertyType, referenceCacheLevel, inter, preview);

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevel(IPublishedPropertyType propertyType) => GetPropertyCacheLevel(propertyType);

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevelForExpansion(IPublishedPropertyType propertyType) => PropertyCacheLevel.None;

    public Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => typeof(ApiBlockItem);

    public object? ConvertIntermediateToDeliveryApiObject(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding)
        => Block(owner, propertyType, referenceCacheLevel, inter, preview) is { } block ? ApiBlocks.Item(block, apiElements) : null;

    private BlockListItem? Block(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview)
    {
        if (inter is not string text || !_data.TryDeserialize(text, out var data) || propertyType.DataType.ConfigurationAs<SingleBlockConfiguration>() is not { } configuration)
        {
            return null;
        }
        var configured = BlockText.ByContentType(configuration.Blocks);
        var shown = elements.Shown(data.BlockValue, elements.Owner(owner, propertyType, referenceCacheLevel, preview), configured);
        return (data.Layout ?? []).Select(layout => _items.Create(layout, shown, configured)).FirstOrDefault(item => item is not null);
    }
}
