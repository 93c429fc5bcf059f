using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Seminars;

internal sealed class SeminarCard : CardFacts<Seminar>
{
    protected override void Add(FactList facts, Seminar document) =>
        facts.Range(Meeting.Aliases.Date, document.StartDate, document.EndDate).Text(Seminar.Aliases.Place);
}
