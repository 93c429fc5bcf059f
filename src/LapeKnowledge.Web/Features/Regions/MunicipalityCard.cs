using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Regions;

internal sealed class MunicipalityCard(RelatedContent related) : CardFacts<Municipality>
{
    private const string ProvinceLabel = "province"; // a label of the dictionary, not a property

    protected override void Add(FactList facts, Municipality document) => facts.Item(ProvinceLabel, related.Parent<Province>(document.Key));
}
