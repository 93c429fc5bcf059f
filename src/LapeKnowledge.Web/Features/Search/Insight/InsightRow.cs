using System.Globalization;

namespace LapeKnowledge.Web.Features.Search.Insight;

/// <summary>How often one thing was searched for in one week. Nothing in it tells of whom, or when in the week.</summary>
internal sealed class InsightRow
{
    public const int LanguageLength = 2;

    /// <summary>The ISO week as <see cref="WeekOf"/> numbers it.</summary>
    public int Week { get; init; }

    /// <summary>Of the page: fi or sv.</summary>
    public string Language { get; init; } = string.Empty;

    /// <summary>See <see cref="InsightQuery"/>.</summary>
    public string Query { get; init; } = string.Empty;

    public int Searches { get; init; }

    /// <summary>Those that found nothing, though nothing narrowed them.</summary>
    public int Empty { get; init; }

    /// <summary>How many results were opened.</summary>
    public int Opened { get; init; }

    /// <summary>Year and week, as in 202647: a later week has a greater number.</summary>
    public static int WeekOf(DateOnly day)
    {
        var date = day.ToDateTime(TimeOnly.MinValue);
        return (ISOWeek.GetYear(date) * 100) + ISOWeek.GetWeekOfYear(date);
    }

    /// <summary>As in 2026-W47.</summary>
    public static string NameOf(int week) => string.Create(CultureInfo.InvariantCulture, $"{week / 100}-W{week % 100:00}");
}
