using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.GoodPractices;

internal sealed class GoodPracticePages(DetailPages details)
{
    public GoodPracticePage Build(GoodPractice practice)
    {
        var read = details.Open();
        var need = new SectionList(read, practice)
            .Html(GoodPractice.Aliases.Problem)
            .Text(GoodPractice.Aliases.TargetGroup)
            .Html(GoodPractice.Aliases.CoreIdea)
            .Html(GoodPractice.Aliases.SoughtChange);
        var use = new SectionList(read, practice)
            .Html(GoodPractice.Aliases.Resources)
            .Html(GoodPractice.Aliases.Conditions);
        var outcome = new SectionList(read, practice)
            .Lines(GoodPractice.Aliases.Indicators)
            .Html(GoodPractice.Aliases.Results)
            .Html(GoodPractice.Aliases.DidNotWork);
        var facts = Facts(read, practice);
        var steps = Steps(read, practice);
        var adaptations = Adaptations(read, practice);
        return new GoodPracticePage(
            details.Article(read, practice),
            facts,
            need.All,
            steps,
            use.All,
            outcome.All,
            adaptations,
            details.Media.Files(practice.Attachments, read.Culture),
            Related(read, practice));
    }

    private static IReadOnlyList<Fact> Facts(PageReader read, GoodPractice practice) =>
        new FactList(read, practice)
            .Classification(practice)
            .Code(GoodPractice.Aliases.CostRating, Vocabularies.CostRating.Key, practice.CostRating)
            .Number(GoodPractice.Aliases.StaffHours, practice.StaffHours)
            .All;

    private static Localized<IReadOnlyList<Step>>? Steps(PageReader read, GoodPractice practice) =>
        read.Blocks<GoodPracticeStep>(practice, GoodPractice.Aliases.Steps) is { } steps
            ? new([.. steps.Value.Select(s => new Step(s.Who, PageReader.ToHtml(s.What), s.When, null))], steps.Language)
            : null;

    private static Localized<IReadOnlyList<AdaptationRow>>? Adaptations(PageReader read, GoodPractice practice) =>
        read.Blocks<Adaptation>(practice, GoodPractice.Aliases.Adaptations) is { } adaptations
            ? new(
                [.. adaptations.Value.Select(a => new AdaptationRow(a.Change ?? string.Empty, a.TrafficLight ?? string.Empty, read.Code(Vocabularies.TrafficLight.Key, a.TrafficLight)))],
                adaptations.Language)
            : null;

    private IReadOnlyList<RelatedGroup> Related(PageReader read, GoodPractice practice)
    {
        var pilots = (practice.Pilots ?? []).OfType<Pilot>().ToList();
        return details.Groups(read)
            .Add(GoodPractice.Aliases.Tools, read.Label(GoodPractice.Aliases.Tools), practice.Tools)
            .Add(GoodPractice.Aliases.Pilots, read.Label(GoodPractice.Aliases.Pilots), pilots)
            .Add("processes", read.Interface(InterfaceTexts.ProcessesOfPilots), pilots.SelectMany(p => details.Related.Children<ProcessDescription>(p.Key)))
            .Add(GoodPractice.Aliases.BasedOn, read.Label(GoodPractice.Aliases.BasedOn), practice.BasedOn)
            .AddByName("predecessors", read.Interface(InterfaceTexts.ContinuesFrom), details.Related.Referring<Pilot>(practice.Key, Pilot.Aliases.Successor))
            .AddByName("derived", read.Interface(InterfaceTexts.BuildsOnThis), details.Related.Referring<IPublishedContent>(practice.Key, GoodPractice.Aliases.BasedOn))
            .AddByName("collections", read.Interface(InterfaceTexts.CollectionsNaming), details.Related.Referring<Collection>(practice.Key, CollectionItem.Aliases.Item))
            .All;
    }
}
