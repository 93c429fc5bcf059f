using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Umbraco.PropertyEditors.Blocks;

/// <summary>Blocks as the Delivery API gives them.</summary>
internal static class ApiBlocks
{
    private const int DefaultColumns = 12;

    public static ApiBlockItem Item(IBlockReference<IPublishedElement, IPublishedElement> block, IApiElementBuilder elements)
        => new(elements.Build(block.Content), block.Settings is { } settings ? elements.Build(settings) : null);

    public static ApiBlockGridItem GridItem(BlockGridItem block, IApiElementBuilder elements) => new(
        elements.Build(block.Content),
        block.Settings is { } settings ? elements.Build(settings) : null,
        block.RowSpan,
        block.ColumnSpan,
        block.AreaGridColumns ?? block.GridColumns ?? DefaultColumns,
        block.Areas.Select(area => new ApiBlockGridArea(area.Alias, area.RowSpan, area.ColumnSpan, area.Select(item => GridItem(item, elements)).ToArray())).ToArray());

    public static ApiBlockGridModel Grid(BlockGridModel grid, IApiElementBuilder elements)
        => new(grid.GridColumns ?? DefaultColumns, grid.Select(item => GridItem(item, elements)).ToArray());
}
