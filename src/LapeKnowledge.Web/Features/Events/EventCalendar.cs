using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Events;

/// <summary>Events by where the present stands: those to come soonest first, those gone newest first, and those without a date.</summary>
internal sealed record EventCalendar(IReadOnlyList<Event> Upcoming, IReadOnlyList<Event> Past, IReadOnlyList<Event> Undated)
{
    /// <param name="now">Finnish local time.</param>
    public static EventCalendar Of(IEnumerable<Event> events, DateTime now)
    {
        var byDated = events.ToLookup(e => e.StartDate != default);
        var byEnded = byDated[true].ToLookup(e => EndOf(e) < now);
        return new EventCalendar(
            [.. byEnded[false].OrderBy(e => e.StartDate)],
            [.. byEnded[true].OrderByDescending(e => e.StartDate)],
            [.. byDated[false]]);
    }

    // an event without an end, or without a clock time, lasts until the end of its day
    private static DateTime EndOf(Event @event)
    {
        var last = @event.EndDate > @event.StartDate ? @event.EndDate : @event.StartDate;
        return @event.EndDate > @event.StartDate && last.TimeOfDay != TimeSpan.Zero ? last : last.Date.AddDays(1);
    }
}
