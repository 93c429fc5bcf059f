using LapeKnowledge.Web.Features.Related;

namespace LapeKnowledge.Web.Features.Regions;

/// <summary>The tiles of a map, in the units of its drawing. Municipalities that the grid does not place stand in the table alone.</summary>
internal sealed record TileMap(IReadOnlyList<Tile> Tiles, IReadOnlyList<TileLabel> Labels, int Width, int Height)
{
    public const int TileWidth = 100;
    public const int TileHeight = 66;
    private const int Gap = 6;
    private const int LabelIndent = 8;
    private const int LabelBaseline = 40;

    /// <summary>The least numbers of pilots and practices together that the shades from the second on stand for.</summary>
    public static IReadOnlyList<int> Shades { get; } = [1, 3, 6];

    public static TileMap Of(IReadOnlyList<SpreadProvince> provinces)
    {
        var placed = provinces.SelectMany(p => p.Rows)
            .Select(r => (Row: r, Place: TileGrid.Municipalities.GetValueOrDefault(r.Code))).Where(t => t.Place is not null).ToList();
        var named = provinces.Select(p => (p.Link, Place: TileGrid.Provinces.GetValueOrDefault(p.Code))).Where(p => p.Place is not null && placed.Count > 0).ToList();
        var places = placed.Select(t => t.Place!).Concat(named.Select(n => n.Place!)).ToList();
        if (places.Count == 0)
        {
            return new TileMap([], [], 0, 0);
        }

        var left = places.Min(p => p.Column);
        var top = places.Min(p => p.Row);
        return new TileMap(
            [.. placed.Select(t => new Tile(t.Row, X(t.Place!.Column - left), Y(t.Place.Row - top), ShadeOf(t.Row.Total)))],
            [.. named.Select(n => new TileLabel(n.Link, X(n.Place!.Column - left) + LabelIndent, Y(n.Place.Row - top) + LabelBaseline))],
            X(places.Max(p => p.Column) - left + 1) - Gap,
            Y(places.Max(p => p.Row) - top + 1) - Gap);
    }

    private static int ShadeOf(int total) => Shades.Count(least => total >= least);

    private static int X(int column) => column * (TileWidth + Gap);

    private static int Y(int row) => row * (TileHeight + Gap);
}

/// <param name="Shade">0 for nothing known, then one more for each of <see cref="TileMap.Shades"/>.</param>
internal sealed record Tile(SpreadRow Row, int X, int Y, int Shade);

internal sealed record TileLabel(ItemLink Link, int X, int Y);
