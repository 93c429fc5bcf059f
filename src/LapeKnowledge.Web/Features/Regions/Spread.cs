using LapeKnowledge.Web.Features.Lists;
using LapeKnowledge.Web.Features.Related;

namespace LapeKnowledge.Web.Features.Regions;

/// <summary>What happens in which municipality, as a map of tiles and as rows of a table that say the same.</summary>
/// <param name="Provinces">In the order of the tree.</param>
/// <param name="Filter">What the pilots and practices counted here are narrowed to.</param>
/// <param name="Choices">The groups of the filter that are offered: themes and tools.</param>
internal sealed record Spread(IReadOnlyList<SpreadProvince> Provinces, ListFilter Filter, IReadOnlyList<FilterGroup> Choices)
{
    public TileMap Map { get; } = TileMap.Of(Provinces);
}

internal sealed record SpreadProvince(ItemLink Link, string Code, IReadOnlyList<SpreadRow> Rows);

/// <param name="Code">The municipality code, as in 853.</param>
/// <param name="Practices">The good practices that name a pilot of the municipality.</param>
internal sealed record SpreadRow(ItemLink Link, string Code, int Pilots, int Practices, IReadOnlyList<ItemLink> Themes, IReadOnlyList<ItemLink> Tools)
{
    public int Total => Pilots + Practices;
}
