using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Events;

internal sealed class EventCard : CardFacts<Event>
{
    protected override void Add(FactList facts, Event document)
    {
        facts.Range(Meeting.Aliases.Date, document.StartDate, document.EndDate);
        if (document.StartDate == default)
        {
            facts.Text(Event.Aliases.DateNote);
        }

        facts.Text(Event.Aliases.Place);
        if (document.Status is not (null or "" or Vocabularies.EventStatus.Scheduled))
        {
            facts.Code(Event.Aliases.Status, Vocabularies.EventStatus.Key, document.Status);
        }
    }
}
