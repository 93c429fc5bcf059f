using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.DeliveryApi;
using Umbraco.Cms.Core.Serialization;

namespace LapeKnowledge.Umbraco.PropertyEditors.Blocks;

/// <summary>A block list; the one block itself where the data type allows exactly one.</summary>
[DefaultPropertyValueConverter]
internal sealed class BlockListConverter(IJsonSerializer json, BlockElements elements, IPublishedModelFactory models, IApiElementBuilder apiElements)
    : PropertyValueConverterBase, IDeliveryApiPropertyValueConverter
{
    private readonly BlockListEditorDataConverter _data = new(json);
    private readonly BlockItemFactory<BlockListItem> _items = new(typeof(BlockListItem<,>), models);

    public override bool IsConverter(IPublishedPropertyType propertyType) => propertyType.EditorAlias == Constants.PropertyEditors.Aliases.BlockList;

    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => IsSingle(propertyType) ? typeof(BlockListItem) : typeof(BlockListModel);

    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Element;

    public override object? ConvertSourceToIntermediate(IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview) => BlockText.Of(source);

    public override object? ConvertIntermediateToObject(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview)
    {
        var model = Model(owner, propertyType, referenceCacheLevel, inter, preview);
        return IsSingle(propertyType) ? model.FirstOrDefault() : model;
    }

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevel(IPublishedPropertyType propertyType) => GetPropertyCacheLevel(propertyType);

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevelForExpansion(IPublishedPropertyType propertyType) => PropertyCacheLevel.None;

    public Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => typeof(ApiBlockListModel);

    public object ConvertIntermediateToDeliveryApiObject(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding)
        => new ApiBlockListModel(Model(owner, propertyType, referenceCacheLevel, inter, preview).Select(item => ApiBlocks.Item(item, apiElements)).ToArray());

    private BlockListModel Model(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview)
    {
        if (inter is not string text || !_data.TryDeserialize(text, out var data) || propertyType.DataType.ConfigurationAs<BlockListConfiguration>() is not { } configuration)
        {
            return BlockListModel.Empty;
        }
        var configured = BlockText.ByContentType(configuration.Blocks);
        var shown = elements.Shown(data.BlockValue, elements.Owner(owner, propertyType, referenceCacheLevel, preview), configured);
        var items = (data.Layout ?? []).Select(layout => _items.Create(layout, shown, configured)).OfType<BlockListItem>().ToList();
        return items.Count == 0 ? BlockListModel.Empty : new BlockListModel(items);
    }

#pragma warning disable CS0618 // data types of old still have it
    private static bool IsSingle(IPublishedPropertyType propertyType)
        => propertyType.DataType.ConfigurationAs<BlockListConfiguration>() is { UseSingleBlockMode: true, ValidationLimit: { Min: 1, Max: 1 }, Blocks.Length: 1 };
#pragma warning restore CS0618
}
