using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Pilots;

internal sealed class ProcessDescriptionPages(DetailPages details)
{
    private const string PilotLabel = "pilot"; // a label of the dictionary, not a property

    public ProcessDescriptionPage Build(ProcessDescription process)
    {
        var read = details.Open();
        var pilot = details.Related.Parent<Pilot>(process.Key);
        var facts = new FactList(read, process)
            .Item(PilotLabel, pilot)
            .Items(Pilot.Aliases.Municipality, pilot?.Municipality)
            .Classification(process);
        var before = new SectionList(read, process)
            .Html(ProcessDescription.Aliases.StartingPoint)
            .Lines(ProcessDescription.Aliases.Roles);
        var after = new SectionList(read, process)
            .Html(ProcessDescription.Aliases.Interfaces)
            .Html(ProcessDescription.Aliases.Decisions)
            .Html(ProcessDescription.Aliases.Measurement)
            .Html(ProcessDescription.Aliases.Results)
            .Html(ProcessDescription.Aliases.DidNotWork)
            .Html(ProcessDescription.Aliases.Tips);
        var steps = Steps(read, process);
        return new ProcessDescriptionPage(
            details.Article(read, process),
            read.LinkTo(pilot),
            facts.All,
            before.All,
            steps,
            after.All,
            details.Media.Files(process.Attachments, read.Culture),
            Related(read, process, pilot));
    }

    private static Localized<IReadOnlyList<Step>>? Steps(PageReader read, ProcessDescription process) =>
        read.Blocks<ProcessStep>(process, ProcessDescription.Aliases.Steps) is { } steps
            ? new([.. steps.Value.Select(s => new Step(s.Who, PageReader.ToHtml(s.What), s.When, s.WithWhat))], steps.Language)
            : null;

    private IReadOnlyList<RelatedGroup> Related(PageReader read, ProcessDescription process, Pilot? pilot) =>
        details.Groups(read)
            .Add("siblings", read.TypesLabel(ProcessDescription.ModelTypeAlias), Siblings(process, pilot))
            .Add(Pilot.Aliases.Tools, read.Label(Pilot.Aliases.Tools), pilot?.Tools)
            .AddByName(
                "practices",
                read.Interface(InterfaceTexts.PracticesFromPilot),
                pilot is null ? [] : details.Related.Referring<GoodPractice>(pilot.Key, GoodPractice.Aliases.Pilots))
            .AddByName("derived", read.Interface(InterfaceTexts.BuildsOnThis), details.Related.Referring<IPublishedContent>(process.Key, GoodPractice.Aliases.BasedOn))
            .AddByName("collections", read.Interface(InterfaceTexts.CollectionsNaming), details.Related.Referring<Collection>(process.Key, CollectionItem.Aliases.Item))
            .All;

    private IEnumerable<ProcessDescription> Siblings(ProcessDescription process, Pilot? pilot) =>
        pilot is null ? [] : details.Related.Children<ProcessDescription>(pilot.Key).Where(p => p.Key != process.Key);
}
