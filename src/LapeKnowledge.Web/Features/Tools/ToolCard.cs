using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Tools;

internal sealed class ToolCard : CardFacts<Tool>
{
    protected override void Add(FactList facts, Tool document) =>
        facts
            .Code(Tool.Aliases.ToolKind, Vocabularies.ToolKind.Key, document.ToolKind)
            .Code(Tool.Aliases.TrainingRequired, Vocabularies.TrainingRequired.Key, document.TrainingRequired);
}
