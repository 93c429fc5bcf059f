using LapeKnowledge.Web.Features.PeriodReports;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Tools;

internal sealed class ToolPages(DetailPages details, Mentions mentions)
{
    public ToolPage Build(Tool tool)
    {
        var read = details.Open();
        var facts = new FactList(read, tool)
            .Text(Tool.Aliases.Owner)
            .Code(Tool.Aliases.ToolKind, Vocabularies.ToolKind.Key, tool.ToolKind)
            .Classification(tool)
            .Code(Tool.Aliases.TrainingRequired, Vocabularies.TrainingRequired.Key, tool.TrainingRequired)
            .Codes(Tool.Aliases.TrainingAvailable, Vocabularies.TrainingLanguage.Key, tool.TrainingAvailable)
            .Code(Tool.Aliases.CostRating, Vocabularies.CostRating.Key, tool.CostRating);
        var sections = new SectionList(read, tool)
            .Html(Tool.Aliases.Theory)
            .Html(Tool.Aliases.RiskAndProtectiveFactors)
            .Text(Tool.Aliases.DoseAndDuration)
            .Lines(Tool.Aliases.FidelityChecklist);
        var links = read.Links(tool, Tool.Aliases.ExternalLinks);
        return new ToolPage(
            details.Article(read, tool), facts.All, sections.All, links, Related(read, tool), mentions.Of(read, tool.Key, PeriodEntry.Aliases.Tools));
    }

    private IReadOnlyList<RelatedGroup> Related(PageReader read, Tool tool) =>
        details.Groups(read)
            .AddByName("pilots", read.Interface(InterfaceTexts.PilotsUsing), details.Related.Referring<Pilot>(tool.Key, Pilot.Aliases.Tools))
            .AddByName("practices", read.Interface(InterfaceTexts.PracticesUsing), details.Related.Referring<GoodPractice>(tool.Key, GoodPractice.Aliases.Tools))
            .AddByName("materials", read.Interface(InterfaceTexts.MaterialsUsing), details.Related.Referring<TrainingMaterial>(tool.Key, TrainingMaterial.Aliases.Tools))
            .AddByName("derived", read.Interface(InterfaceTexts.BuildsOnThis), details.Related.Referring<IPublishedContent>(tool.Key, GoodPractice.Aliases.BasedOn))
            .AddByName("collections", read.Interface(InterfaceTexts.CollectionsNaming), details.Related.Referring<Collection>(tool.Key, CollectionItem.Aliases.Item))
            .All;
}
