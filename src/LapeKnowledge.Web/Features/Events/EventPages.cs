using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Registrations;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Events;

internal sealed class EventPages(DetailPages details)
{
    public EventPage Build(Event @event)
    {
        var read = details.Open();
        var facts = Facts(read, @event);
        var programme = AgendaRow.Of(read, @event, Event.Aliases.Programme);
        var related = details.Groups(read)
            .Add(Event.Aliases.Materials, read.Label(Event.Aliases.Materials), @event.Materials)
            .Add(Event.Aliases.Recording, read.Label(Event.Aliases.Recording), @event.Recording is { } recording ? [recording] : [])
            .AddByName("collections", read.Interface(InterfaceTexts.CollectionsNaming), details.Related.Referring<Collection>(@event.Key, CollectionItem.Aliases.Item));
        return new EventPage(
            details.Article(read, @event), CalendarUrl(read, @event), Registration(read, @event), Notice(read, @event), facts, programme, details.Media.Files(@event.Files, read.Culture), related.All);
    }

    private static string? CalendarUrl(PageReader read, Event @event) =>
        @event.StartDate != default && read.LinkTo(@event) is { } link ? CalendarFiles.AddressOf(link.Url) : null;

    private static string? Registration(PageReader read, Event @event) =>
        @event.RegistrationState(read.Dates.Now) == RegistrationState.Open ? RegistrationAddresses.Form(read.Culture, @event.Key) : null;

    private static IReadOnlyList<Fact> Facts(PageReader read, Event @event)
    {
        var facts = new FactList(read, @event)
            .Range(Meeting.Aliases.Date, @event.StartDate, @event.EndDate)
            .Text(Event.Aliases.DateNote)
            .Code(Event.Aliases.EventType, Vocabularies.EventType.Key, @event.EventType)
            .Code(Event.Aliases.AttendanceMode, Vocabularies.AttendanceMode.Key, @event.AttendanceMode)
            .Text(Event.Aliases.Place)
            .Item(Event.Aliases.Municipality, @event.Municipality)
            .Text(Event.Aliases.Organizer);
        if (@event.RegistrationOpen)
        {
            facts.Add(Event.Aliases.RegistrationOpen, [new FactValue(read.Interface(InterfaceTexts.RegistrationOpenYes))])
                .Number(Event.Aliases.RegistrationCapacity, @event.RegistrationCapacity)
                .Moment(Event.Aliases.RegistrationDeadline, @event.RegistrationDeadline);
        }

        return facts.Classification(@event).All;
    }

    private static string? Notice(PageReader read, Event @event) =>
        @event.Status is null or "" or Vocabularies.EventStatus.Scheduled ? null : read.Code(Vocabularies.EventStatus.Key, @event.Status);
}
