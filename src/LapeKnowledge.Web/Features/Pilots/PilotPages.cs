using LapeKnowledge.Web.Features.PeriodReports;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Pilots;

internal sealed class PilotPages(DetailPages details, Mentions mentions)
{
    public PilotPage Build(Pilot pilot)
    {
        var read = details.Open();
        var facts = new FactList(read, pilot)
            .Code(Pilot.Aliases.Phase, Vocabularies.Phase.Key, pilot.Phase)
            .Text(Pilot.Aliases.Unit)
            .Code(Pilot.Aliases.UnitType, Vocabularies.UnitType.Key, pilot.UnitType)
            .Items(Pilot.Aliases.Municipality, pilot.Municipality)
            .Day(Pilot.Aliases.StartDate, pilot.StartDate)
            .Day(Pilot.Aliases.EndDate, pilot.EndDate)
            .Lines(Pilot.Aliases.Team)
            .Lines(Pilot.Aliases.Partners)
            .Classification(pilot);
        return new PilotPage(details.Article(read, pilot), facts.All, Related(read, pilot), mentions.Of(read, pilot.Key, PeriodEntry.Aliases.Pilots));
    }

    private IReadOnlyList<RelatedGroup> Related(PageReader read, Pilot pilot) =>
        details.Groups(read)
            .Add("processes", read.TypesLabel(ProcessDescription.ModelTypeAlias), details.Related.Children<ProcessDescription>(pilot.Key))
            .Add(Pilot.Aliases.Successor, read.Label(Pilot.Aliases.Successor), pilot.Successor is { } successor ? [successor] : [])
            .AddByName("predecessors", read.Interface(InterfaceTexts.ContinuesFrom), details.Related.Referring<Pilot>(pilot.Key, Pilot.Aliases.Successor))
            .Add(Pilot.Aliases.Tools, read.Label(Pilot.Aliases.Tools), pilot.Tools)
            .AddByName("practices", read.Interface(InterfaceTexts.PracticesFromPilot), details.Related.Referring<GoodPractice>(pilot.Key, GoodPractice.Aliases.Pilots))
            .AddByName("derived", read.Interface(InterfaceTexts.BuildsOnThis), details.Related.Referring<IPublishedContent>(pilot.Key, GoodPractice.Aliases.BasedOn))
            .AddByName("collections", read.Interface(InterfaceTexts.CollectionsNaming), details.Related.Referring<Collection>(pilot.Key, CollectionItem.Aliases.Item))
            .All;
}
