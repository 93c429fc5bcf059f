using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Search;

/// <summary>A column by which readers narrow a search.</summary>
/// <param name="Column">Its name in the index.</param>
/// <param name="Finnish">Its parameter in Finnish addresses; where lists have the same filter, the same name.</param>
/// <param name="Swedish">Its parameter in Swedish addresses.</param>
/// <param name="Api">Its parameter in the API.</param>
/// <param name="Label">The key of its name in the dictionary.</param>
/// <param name="Fields">What it is called in a query, as in <c>teema:osallisuus</c>, beside its parameters; small letters.</param>
internal sealed record SearchFacet(string Column, string Finnish, string Swedish, string Api, string Label, params string[] Fields)
{
    private const string Field = "Field.";

    public static SearchFacet Type { get; } = new(SearchColumns.Type, "tyyppi", "typ", "type", InterfaceTexts.SearchType, "laji");

    public static SearchFacet Language { get; } = new(SearchColumns.Language, "kieli", "sprak", "language", InterfaceTexts.SearchLanguage, "språk");

    /// <summary>In the order in which they are offered.</summary>
    public static IReadOnlyList<SearchFacet> All { get; } =
    [
        Type,
        new(SearchColumns.Theme, "teema", "tema", "theme", Field + Classified.Aliases.Themes),
        new(SearchColumns.Audience, "kenelle", "malgrupp", "audience", Field + Classified.Aliases.Audience, "målgrupp"),
        new(SearchColumns.Tool, "tyokalu", "verktyg", "tool", Field + Pilot.Aliases.Tools, "työkalu"),
        new(SearchColumns.Province, "maakunta", "landskap", "province", Field + Classified.Aliases.Provinces),
        new(SearchColumns.Municipality, "kunta", "kommun", "municipality", Field + Pilot.Aliases.Municipality),
        new(SearchColumns.Year, "vuosi", "ar", "year", InterfaceTexts.SearchYear, "år"),
        Language,
    ];

    public static IReadOnlyList<string> Columns { get; } = [.. All.Select(f => f.Column)];

    public string Parameter(string culture) => culture == Cultures.Swedish ? Swedish : Finnish;

    public static SearchFacet? OfColumn(string column) => All.FirstOrDefault(f => f.Column == column);

    /// <param name="name">As the reader typed it before the colon.</param>
    public static SearchFacet? OfField(string name) =>
        All.FirstOrDefault(f => new[] { f.Finnish, f.Swedish, f.Api }.Concat(f.Fields).Contains(name, StringComparer.OrdinalIgnoreCase));
}
