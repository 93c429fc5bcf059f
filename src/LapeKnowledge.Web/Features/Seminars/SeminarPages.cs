using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Seminars;

internal sealed class SeminarPages(DetailPages details)
{
    public SeminarPage Build(Seminar seminar)
    {
        var read = details.Open();
        var facts = new FactList(read, seminar)
            .Range(Meeting.Aliases.Date, seminar.StartDate, seminar.EndDate)
            .Code(Seminar.Aliases.AttendanceMode, Vocabularies.AttendanceMode.Key, seminar.AttendanceMode)
            .Text(Seminar.Aliases.Place)
            .Item(Seminar.Aliases.Municipality, seminar.Municipality)
            .Text(Seminar.Aliases.Organizer)
            .Classification(seminar);
        var programme = AgendaRow.Of(read, seminar, Seminar.Aliases.Programme);
        return new SeminarPage(details.Article(read, seminar), facts.All, programme, details.Media.Files(seminar.Files, read.Culture), Related(read, seminar));
    }

    private IReadOnlyList<RelatedGroup> Related(PageReader read, Seminar seminar) =>
        details.Groups(read)
            .Add(Seminar.Aliases.Videos, read.Interface(InterfaceTexts.SeminarVideos), [.. seminar.Videos ?? [], .. details.Related.Children<SeminarVideo>(seminar.Key)])
            .Add(Seminar.Aliases.Materials, read.Label(Seminar.Aliases.Materials), seminar.Materials)
            .AddByName("events", read.Interface(InterfaceTexts.RecordedEvents), details.Related.Referring<Event>(seminar.Key, Event.Aliases.Recording))
            .AddByName("collections", read.Interface(InterfaceTexts.CollectionsNaming), details.Related.Referring<Collection>(seminar.Key, CollectionItem.Aliases.Item))
            .All;
}
