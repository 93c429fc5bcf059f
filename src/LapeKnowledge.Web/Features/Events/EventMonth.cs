using System.Globalization;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Events;

/// <summary>The events of one month, by week and day.</summary>
/// <param name="Title">As in Toukokuu 2018.</param>
/// <param name="DayNames">The names of the days of the week, Monday first.</param>
/// <param name="Count">How many events have a day in the month.</param>
/// <param name="Previous">Null before the first month that has an event; so that robots do not walk through time for ever.</param>
/// <param name="Next">Null after the last month that has an event.</param>
internal sealed record EventMonth(
    string Title, IReadOnlyList<DayName> DayNames, IReadOnlyList<EventWeek> Weeks, int Count, MonthLink? Previous, MonthLink? Next)
{
    private const int DaysOfWeek = 7;

    /// <summary>The days that have something, for a narrow screen.</summary>
    public IEnumerable<EventDay> BusyDays => Weeks.SelectMany(w => w.Days).Where(d => d is { IsOfMonth: true, Events.Count: > 0 });

    /// <param name="first">The first day of the month.</param>
    public static EventMonth Of(PageReader read, IReadOnlyList<Event> events, DateOnly first)
    {
        var dated = events.Where(e => e.StartDate != default).OrderBy(e => e.StartDate).ToArray();
        var after = first.AddMonths(1);
        var format = CultureInfo.GetCultureInfo(read.Culture).DateTimeFormat;
        var weeks =
            from monday in Mondays(first, after)
            select new EventWeek(
                ISOWeek.GetWeekOfYear(monday.ToDateTime(TimeOnly.MinValue)),
                [.. Enumerable.Range(0, DaysOfWeek).Select(monday.AddDays).Select(day => DayOf(read, dated, day, first, format))]);
        return new EventMonth(
            TitleOf(read.Culture, first),
            [.. Enumerable.Range(1, DaysOfWeek).Select(d => (DayOfWeek)(d % DaysOfWeek)).Select(d => new DayName(format.GetDayName(d), format.GetAbbreviatedDayName(d)))],
            [.. weeks],
            dated.Count(e => e.FirstDay() < after && e.LastDay() >= first),
            Neighbour(read.Culture, dated, first, -1),
            Neighbour(read.Culture, dated, first, 1));
    }

    public static string TitleOf(string culture, DateOnly month)
    {
        var information = CultureInfo.GetCultureInfo(culture);
        var name = information.DateTimeFormat.GetMonthName(month.Month);
        return string.Create(CultureInfo.InvariantCulture, $"{information.TextInfo.ToUpper(name[..1])}{name[1..]} {month.Year}");
    }

    private static IEnumerable<DateOnly> Mondays(DateOnly first, DateOnly after)
    {
        for (var monday = first.AddDays(-(((int)first.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek)); monday < after; monday = monday.AddDays(DaysOfWeek))
        {
            yield return monday;
        }
    }

    private static EventDay DayOf(PageReader read, IEnumerable<Event> events, DateOnly day, DateOnly month, DateTimeFormatInfo format)
    {
        var isOfMonth = day.Month == month.Month && day.Year == month.Year;
        var shown =
            from item in isOfMonth ? events : []
            where item.FirstDay() <= day && item.LastDay() >= day
            let link = read.LinkTo(item)
            where link is not null
            select new EventEntry(link, NoteOf(read, item, day));
        return new EventDay(day, format.GetDayName(day.DayOfWeek), isOfMonth, day == DateOnly.FromDateTime(read.Dates.Now), [.. shown]);
    }

    private static string? NoteOf(PageReader read, Event item, DateOnly day)
    {
        var when = day != item.FirstDay() ? read.Interface(InterfaceTexts.EventContinues)
            : item.StartDate.TimeOfDay == TimeSpan.Zero ? null
            : read.Interface(InterfaceTexts.Clock, item.StartDate.ToString("H.mm", CultureInfo.InvariantCulture));
        var status = item.Status is null or "" or Vocabularies.EventStatus.Scheduled ? null : read.Code(Vocabularies.EventStatus.Key, item.Status);
        return (when, status) switch
        {
            (null, _) => status,
            (_, null) => when,
            _ => $"{when}, {status}",
        };
    }

    // beside the months that have events the nearest of those is the neighbour
    private static MonthLink? Neighbour(string culture, IReadOnlyCollection<Event> dated, DateOnly month, int step)
    {
        if (dated.Count == 0)
        {
            return null;
        }

        var first = MonthOf(dated.Min(e => e.FirstDay()));
        var last = MonthOf(dated.Max(e => e.LastDay()));
        var next = month.AddMonths(step);
        var isAway = step < 0 ? next < first : next > last;
        if (isAway)
        {
            return null;
        }

        var target = next < first ? first : next > last ? last : next;
        return new MonthLink(TitleOf(culture, target), MonthAddress.Of(culture, target));
    }

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}

internal sealed record EventWeek(int Number, IReadOnlyList<EventDay> Days);

/// <param name="DayName">The name of the day of the week.</param>
/// <param name="IsOfMonth">False for the days of the neighbouring months that fill the first and the last week.</param>
internal sealed record EventDay(DateOnly Date, string DayName, bool IsOfMonth, bool IsToday, IReadOnlyList<EventEntry> Events)
{
    public string Machine => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string Text => Date.ToString("d.M.", CultureInfo.InvariantCulture);
}

/// <param name="Note">When it begins that day, that it goes on from the day before, that it is cancelled; null when there is nothing to say.</param>
internal sealed record EventEntry(ItemLink Link, string? Note);

internal sealed record DayName(string Name, string Short);

internal sealed record MonthLink(string Title, string Url);
