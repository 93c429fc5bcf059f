using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Pilots;

internal sealed class ProcessDescriptionCard(RelatedContent related) : CardFacts<ProcessDescription>
{
    private const string PilotLabel = "pilot"; // a label of the dictionary, not a property

    protected override void Add(FactList facts, ProcessDescription document) => facts.Item(PilotLabel, related.Parent<Pilot>(document.Key));
}
