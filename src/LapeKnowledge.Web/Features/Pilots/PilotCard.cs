using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Pilots;

internal sealed class PilotCard : CardFacts<Pilot>
{
    protected override void Add(FactList facts, Pilot document) =>
        facts
            .Code(Pilot.Aliases.Phase, Vocabularies.Phase.Key, document.Phase)
            .Items(Pilot.Aliases.Municipality, document.Municipality);
}
