using LapeKnowledge.Web.Features.PeriodReports;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Regions;

internal sealed class MunicipalityPages(DetailPages details, Mentions mentions)
{
    private const string ProvinceLabel = "province"; // a label of the dictionary, not a property

    public MunicipalityPage Build(Municipality municipality)
    {
        var read = details.Open();
        var facts = new FactList(read, municipality)
            .Item(ProvinceLabel, details.Related.Parent<Province>(municipality.Key))
            .Text(Municipality.Aliases.Code)
            .Code(Municipality.Aliases.LanguageStatus, Vocabularies.LanguageStatus.Key, municipality.LanguageStatus);
        var related = Related(read, municipality);
        var named = mentions.Of(read, municipality.Key, PeriodEntry.Aliases.Municipalities);
        return new MunicipalityPage(details.Article(read, municipality), facts.All, related, named, related.Count == 0 && named.Count == 0);
    }

    private IReadOnlyList<RelatedGroup> Related(PageReader read, Municipality municipality)
    {
        var related = details.Related;
        var pilots = RelatedContent.ByName(related.Referring<Pilot>(municipality.Key, Pilot.Aliases.Municipality), read.Culture);
        var events = related.Referring<Event>(municipality.Key, Event.Aliases.Municipality).OrderByDescending(e => e.StartDate);
        var meetings = related.Referring<Meeting>(municipality.Key, Meeting.Aliases.Municipality).OrderByDescending(m => m.Date);
        return details.Groups(read)
            .Add("pilots", read.Interface(InterfaceTexts.MunicipalityPilots), pilots)
            .Add("processes", read.Interface(InterfaceTexts.ProcessesOfPilots), pilots.SelectMany(p => related.Children<ProcessDescription>(p.Key)))
            .Add("practices", read.TypesLabel(GoodPractice.ModelTypeAlias), pilots.SelectMany(p => related.Referring<GoodPractice>(p.Key, GoodPractice.Aliases.Pilots)))
            .Add("events", read.Interface(InterfaceTexts.MunicipalityEvents), events)
            .AddByName("seminars", read.TypesLabel(Seminar.ModelTypeAlias), related.Referring<Seminar>(municipality.Key, Seminar.Aliases.Municipality))
            .AddByName("groups", read.Interface(InterfaceTexts.MunicipalityWorkingGroups), related.Referring<WorkingGroup>(municipality.Key, WorkingGroup.Aliases.ChairMunicipality))
            .Add("meetings", read.TypesLabel(Meeting.ModelTypeAlias), meetings)
            .All;
    }
}
