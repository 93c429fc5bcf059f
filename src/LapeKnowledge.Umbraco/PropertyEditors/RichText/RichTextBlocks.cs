using LapeKnowledge.Umbraco.PropertyEditors.Blocks;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;

namespace LapeKnowledge.Umbraco.PropertyEditors.RichText;

/// <summary>The blocks that stand in a rich text.</summary>
internal sealed class RichTextBlocks(IJsonSerializer json, BlockElements elements, IPublishedModelFactory models)
{
    private readonly RichTextEditorBlockDataConverter _data = new(json);
    private readonly BlockItemFactory<RichTextBlockItem> _items = new(typeof(RichTextBlockItem<,>), models);

    public RichTextBlockModel Model(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, RichTextBlockValue? blocks, bool preview)
    {
        var configured = BlockText.ByContentType(propertyType.DataType.ConfigurationAs<RichTextConfiguration>()?.Blocks);
        if (blocks is not { ContentData.Count: > 0 } || configured.Count == 0)
        {
            return RichTextBlockModel.Empty;
        }
        var data = _data.Convert(blocks);
        var shown = elements.Shown(data.BlockValue, elements.Owner(owner, propertyType, referenceCacheLevel, preview), configured);
        var items = (data.Layout ?? []).Select(layout => _items.Create(layout, shown, configured)).OfType<RichTextBlockItem>().ToList();
        return items.Count == 0 ? RichTextBlockModel.Empty : new RichTextBlockModel(items);
    }
}
