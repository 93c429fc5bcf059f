using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;

namespace LapeKnowledge.Web.Features.Events;

/// <param name="CalendarUrl">The event as iCalendar; null when it has no date.</param>
/// <param name="Registration">Where one registers; null when one cannot.</param>
/// <param name="Notice">The status in words when the event does not simply take place as planned.</param>
internal sealed record EventPage(
    Article Article,
    string? CalendarUrl,
    string? Registration,
    string? Notice,
    IReadOnlyList<Fact> Facts,
    Localized<IReadOnlyList<AgendaRow>>? Programme,
    IReadOnlyList<FileLink> Files,
    IReadOnlyList<RelatedGroup> Related);
