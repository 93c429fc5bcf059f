using System.Globalization;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Languages;

/// <summary>A moment for a reader and for a <c>&lt;time datetime&gt;</c>.</summary>
internal sealed record DateText(string Text, string Machine);

/// <summary>Dates as they are written in Finland. The editors' dates are Finnish local time; midnight means a day without a clock time.</summary>
internal sealed class Dates(Texts texts, TimeProvider time)
{
    private static readonly TimeZoneInfo Finland = TimeZoneInfo.FindSystemTimeZoneById("Europe/Helsinki");

    /// <summary>The present in Finnish local time.</summary>
    public DateTime Now => TimeZoneInfo.ConvertTime(time.GetUtcNow(), Finland).DateTime;

    /// <summary>The day that is now in Finland.</summary>
    public static DateOnly Today(TimeProvider time) => FinnishDay(time.GetUtcNow().UtcDateTime)!.Value;

    /// <summary>The moment of a Finnish local time. The hour that the clocks leave out in March is taken as the one after it.</summary>
    public static DateTime ToUtc(DateTime local)
    {
        var clock = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(Finland.IsInvalidTime(clock) ? clock.AddHours(1) : clock, Finland);
    }

    /// <summary>The Finnish local time of a moment, to the minute.</summary>
    public static DateTime ToLocal(DateTime utc)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Finland);
        return local.AddTicks(-(local.Ticks % TimeSpan.TicksPerMinute));
    }

    /// <summary>Null for a date that was not given.</summary>
    public DateText? Of(string culture, DateTime date)
    {
        if (date == default)
        {
            return null;
        }

        var hasTime = date.TimeOfDay != TimeSpan.Zero;
        return hasTime
            ? new DateText($"{Day(date)} {Clock(culture, date)}", date.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture))
            : new DateText(Day(date), MachineDay(date));
    }

    /// <summary>The day without the clock time.</summary>
    public static DateText? OfDay(DateTime date) => date == default ? null : new DateText(Day(date), MachineDay(date));

    /// <summary>One or two moments: a day, a start and an end on the same day, or two days.</summary>
    public IReadOnlyList<DateText> OfRange(string culture, DateTime start, DateTime end)
    {
        var from = Of(culture, start);
        if (from is null || end <= start)
        {
            return from is null ? [] : [from];
        }

        if (end.Date == start.Date)
        {
            return [from, new DateText(end.ToString("H.mm", CultureInfo.InvariantCulture), end.ToString("HH:mm", CultureInfo.InvariantCulture))];
        }

        return [from, Of(culture, end)!];
    }

    /// <summary>When a document was changed: moments that the host stores are UTC.</summary>
    public static DateText? OfUtcDay(DateTime utc) =>
        FinnishDay(utc) is { } day ? OfDay(day.ToDateTime(TimeOnly.MinValue)) : null;

    /// <summary>The day in Finland of a moment that the host stores; null for one that was not given.</summary>
    public static DateOnly? FinnishDay(DateTime utc) =>
        utc == default ? null : DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Finland));

    /// <summary>The day and the clock time in Finland of a moment that the tables keep.</summary>
    public DateText OfUtcMoment(string culture, DateTime utc)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Finland);
        return new DateText($"{Day(local)} {Clock(culture, local)}", utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    }

    public string Minutes(string culture, int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var rest) => texts.Format(culture, InterfaceTexts.Minutes, rest),
        (var hours, 0) => texts.Format(culture, InterfaceTexts.Hours, hours),
        (var hours, var rest) => texts.Format(culture, InterfaceTexts.HoursMinutes, hours, rest),
    };

    public string Seconds(string culture, int seconds) => seconds switch
    {
        < 60 => texts.Format(culture, InterfaceTexts.Seconds, seconds),
        _ when seconds % 60 == 0 || seconds >= 3600 => Minutes(culture, (seconds + 30) / 60),
        _ => $"{Minutes(culture, seconds / 60)} {texts.Format(culture, InterfaceTexts.Seconds, seconds % 60)}",
    };

    /// <summary>A place in a video, as in 1.02.05 or 3.40.</summary>
    public static string Position(int seconds)
    {
        var position = TimeSpan.FromSeconds(seconds);
        return position.ToString(position.TotalHours >= 1 ? @"h\.mm\.ss" : @"m\.ss", CultureInfo.InvariantCulture);
    }

    private string Clock(string culture, DateTime date) => texts.Format(culture, InterfaceTexts.Clock, date.ToString("H.mm", CultureInfo.InvariantCulture));

    private static string Day(DateTime date) => date.ToString("d.M.yyyy", CultureInfo.InvariantCulture);

    private static string MachineDay(DateTime date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
