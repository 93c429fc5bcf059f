using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.GoodPractices;

internal sealed class GoodPracticeCard : CardFacts<GoodPractice>
{
    protected override void Add(FactList facts, GoodPractice document) =>
        facts
            .Codes(Classified.Aliases.Setting, Vocabularies.Setting.Key, document.Setting)
            .Code(GoodPractice.Aliases.CostRating, Vocabularies.CostRating.Key, document.CostRating);
}
