using System.Globalization;
using LapeKnowledge.Web.Features.Languages;

namespace LapeKnowledge.Web.Features.Events;

/// <summary>A month as it stands in an address: <c>?kuukausi=2018-05</c>.</summary>
internal static class MonthAddress
{
    private const string Format = "yyyy-MM";
    private const int Earliest = 1900;
    private const int Latest = 2199;

    public static string Parameter(string culture) => culture == Cultures.Swedish ? "manad" : "kuukausi";

    /// <param name="month">Any day of the month.</param>
    public static string Of(string culture, DateOnly month) => $"?{Parameter(culture)}={month.ToString(Format, CultureInfo.InvariantCulture)}";

    /// <returns>The first day of the month; null when it is no month of a calendar that anyone needs.</returns>
    public static DateOnly? Read(string? asked) =>
        DateOnly.TryParseExact(asked, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is >= Earliest and <= Latest ? month : null;
}
