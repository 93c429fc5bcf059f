using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Events;

/// <summary>The ways to look at the events of a section: as the list, by month, in a calendar of one's own.</summary>
/// <param name="ListUrl">The list; null when the section has no address.</param>
/// <param name="Month">The month that the address asks for; null where it asks for none.</param>
/// <param name="MonthUrl">The month view of the month that a reader most likely wants; null when no event has a date.</param>
/// <param name="CalendarUrl">All events as iCalendar; null when the section has no address.</param>
/// <param name="IsMonthUnknown">The address asks for a month that there is not.</param>
internal sealed record EventViews(string? ListUrl, EventMonth? Month, string? MonthUrl, string? CalendarUrl, bool IsMonthUnknown)
{
    public static EventViews Of(PageReader read, SectionPage section, IReadOnlyList<Event> events, IQueryCollection asked)
    {
        var parameter = asked[MonthAddress.Parameter(read.Culture)];
        var month = MonthAddress.Read(parameter);
        var calendar = EventCalendar.Of(events, read.Dates.Now);
        var nearest = calendar.Upcoming.Count > 0 ? calendar.Upcoming[0] : calendar.Past.Count > 0 ? calendar.Past[0] : null;
        var url = read.LinkTo(section)?.Url;
        return new EventViews(
            url,
            month is { } first ? EventMonth.Of(read, events, first) : null,
            nearest is null ? null : MonthAddress.Of(read.Culture, nearest.FirstDay()),
            url is null ? null : CalendarFiles.AddressOf(url),
            parameter.Count > 0 && month is null);
    }
}
