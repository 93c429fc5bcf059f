namespace LapeKnowledge.Web.Features.Languages;

/// <summary>The two cultures of the site. Finnish is the default one; Swedish lies under <c>/sv</c>.</summary>
internal static class Cultures
{
    public const string Finnish = "fi-FI";
    public const string Swedish = "sv-FI";

    public static IReadOnlyList<string> All { get; } = [Finnish, Swedish];

    /// <summary>The site's culture that an ISO code in any letter case means; Finnish when it means none.</summary>
    public static string Of(string? isoCode) => Swedish.Equals(isoCode, StringComparison.OrdinalIgnoreCase) ? Swedish : Finnish;

    public static string Other(string culture) => culture == Swedish ? Finnish : Swedish;

    /// <summary>The value of <c>lang</c> and <c>hreflang</c>.</summary>
    public static string Language(string culture) => culture == Swedish ? "sv" : "fi";

    /// <summary>The language's name in that language.</summary>
    public static string NameOf(string culture) => culture == Swedish ? "Svenska" : "Suomi";
}
