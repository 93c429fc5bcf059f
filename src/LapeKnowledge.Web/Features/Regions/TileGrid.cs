using System.Collections.Frozen;

namespace LapeKnowledge.Web.Features.Regions;

/// <summary>
/// Where the tile of each municipality stands, roughly as the municipalities lie to each other: west on the left, north at the top.
/// Our own drawing; borders and areas are not shown.
/// </summary>
internal static class TileGrid
{
    /// <summary>By the municipality code of Statistics Finland.</summary>
    public static FrozenDictionary<string, TilePlace> Municipalities { get; } = new Dictionary<string, TilePlace>
    {
        ["684"] = new(0, 0), // Rauma
        ["631"] = new(0, 1), // Pyhäranta
        ["400"] = new(1, 1), // Laitila
        ["561"] = new(4, 1), // Oripää
        ["430"] = new(5, 1), // Loimaa
        ["895"] = new(0, 2), // Uusikaupunki
        ["918"] = new(1, 2), // Vehmaa
        ["503"] = new(2, 2), // Mynämäki
        ["538"] = new(3, 2), // Nousiainen
        ["636"] = new(4, 2), // Pöytyä
        ["284"] = new(5, 2), // Koski Tl
        ["304"] = new(0, 3), // Kustavi
        ["833"] = new(1, 3), // Taivassalo
        ["481"] = new(2, 3), // Masku
        ["704"] = new(3, 3), // Rusko
        ["019"] = new(4, 3), // Aura
        ["480"] = new(5, 3), // Marttila
        ["761"] = new(6, 3), // Somero
        ["529"] = new(1, 4), // Naantali
        ["680"] = new(2, 4), // Raisio
        ["853"] = new(3, 4), // Turku
        ["423"] = new(4, 4), // Lieto
        ["577"] = new(5, 4), // Paimio
        ["734"] = new(6, 4), // Salo
        ["445"] = new(2, 5), // Parainen
        ["202"] = new(3, 5), // Kaarina
        ["738"] = new(4, 5), // Sauvo
        ["322"] = new(5, 5), // Kemiönsaari
        ["106"] = new(8, 2), // Hyvinkää
        ["543"] = new(8, 3), // Nurmijärvi
        ["186"] = new(9, 3), // Järvenpää
        ["444"] = new(8, 4), // Lohja
        ["638"] = new(10, 4), // Porvoo
    }.ToFrozenDictionary();

    /// <summary>Where the name of a province begins, by its code: on empty places beside its municipalities.</summary>
    public static FrozenDictionary<string, TilePlace> Provinces { get; } = new Dictionary<string, TilePlace>
    {
        ["04"] = new(1, 0), // Satakunta
        ["02"] = new(2, 1), // Varsinais-Suomi
        ["01"] = new(8, 1), // Uusimaa
    }.ToFrozenDictionary();
}

internal sealed record TilePlace(int Column, int Row);
