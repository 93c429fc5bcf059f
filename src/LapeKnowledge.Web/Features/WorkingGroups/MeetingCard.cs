using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.WorkingGroups;

internal sealed class MeetingCard : CardFacts<Meeting>
{
    protected override void Add(FactList facts, Meeting document) => facts.Moment(Meeting.Aliases.Date, document.Date).Text(Meeting.Aliases.Place);
}
