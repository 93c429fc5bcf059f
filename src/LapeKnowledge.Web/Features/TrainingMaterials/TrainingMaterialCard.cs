using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.TrainingMaterials;

internal sealed class TrainingMaterialCard : CardFacts<TrainingMaterial>
{
    protected override void Add(FactList facts, TrainingMaterial document) =>
        facts
            .Code(TrainingMaterial.Aliases.LearningResourceType, Vocabularies.ResourceType.Key, document.LearningResourceType)
            .Minutes(TrainingMaterial.Aliases.TimeRequired, document.TimeRequired);
}
