using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.DeliveryApi;
using Umbraco.Cms.Core.Serialization;

namespace LapeKnowledge.Umbraco.PropertyEditors.Blocks;

/// <summary>A block grid, with the areas that the data type knows.</summary>
[DefaultPropertyValueConverter]
internal sealed class BlockGridConverter(IJsonSerializer json, BlockElements elements, IPublishedModelFactory models, IApiElementBuilder apiElements)
    : PropertyValueConverterBase, IDeliveryApiPropertyValueConverter
{
    private readonly BlockGridEditorDataConverter _data = new(json);
    private readonly BlockItemFactory<BlockGridItem> _items = new(typeof(BlockGridItem<,>), models);

    public override bool IsConverter(IPublishedPropertyType propertyType) => propertyType.EditorAlias == Constants.PropertyEditors.Aliases.BlockGrid;

    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(BlockGridModel);

    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Element;

    public override object? ConvertSourceToIntermediate(IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview) => BlockText.Of(source);

    public override object ConvertIntermediateToObject(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview)
        => Model(owner, propertyType, referenceCacheLevel, inter, preview);

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevel(IPublishedPropertyType propertyType) => GetPropertyCacheLevel(propertyType);

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevelForExpansion(IPublishedPropertyType propertyType) => PropertyCacheLevel.None;

    public Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => typeof(ApiBlockGridModel);

    public object ConvertIntermediateToDeliveryApiObject(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding)
        => ApiBlocks.Grid(Model(owner, propertyType, referenceCacheLevel, inter, preview), apiElements);

    private BlockGridModel Model(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview)
    {
        if (inter is not string text || !_data.TryDeserialize(text, out var data) || propertyType.DataType.ConfigurationAs<BlockGridConfiguration>() is not { } configuration)
        {
            return BlockGridModel.Empty;
        }
        var configured = BlockText.ByContentType(configuration.Blocks);
        var shown = elements.Shown(data.BlockValue, elements.Owner(owner, propertyType, referenceCacheLevel, preview), configured);
        var items = (data.Layout ?? []).Select(Item).OfType<BlockGridItem>().ToList();
        return items.Count == 0 ? BlockGridModel.Empty : new BlockGridModel(items, configuration.GridColumns);

        BlockGridItem? Item(BlockGridLayoutItem layout)
        {
            if (_items.Create(layout, shown, configured) is not { } item)
            {
                return null;
            }
            var block = (BlockGridConfiguration.BlockGridBlockConfiguration)configured[item.Content.ContentType.Key];
            item.RowSpan = layout.RowSpan ?? 1;
            item.ColumnSpan = layout.ColumnSpan ?? configuration.GridColumns ?? 12;
            item.AreaGridColumns = block.AreaGridColumns;
            item.GridColumns = configuration.GridColumns;
            item.Areas = layout.Areas.Select(area => Area(area, block)).OfType<BlockGridArea>().ToArray();
            return item;
        }

        BlockGridArea? Area(BlockGridLayoutAreaItem layout, BlockGridConfiguration.BlockGridBlockConfiguration block)
            => block.Areas.FirstOrDefault(a => a.Key == layout.Key) is { } area
                ? new BlockGridArea(layout.Items.Select(Item).OfType<BlockGridItem>().ToList(), area.Alias ?? string.Empty, area.RowSpan ?? 1, area.ColumnSpan ?? 1)
                : null;
    }
}
