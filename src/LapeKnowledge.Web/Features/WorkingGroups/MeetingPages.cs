using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.WorkingGroups;

internal sealed class MeetingPages(DetailPages details)
{
    private const string GroupLabel = "workingGroup"; // a label of the dictionary, not a property

    public MeetingPage Build(Meeting meeting)
    {
        var read = details.Open();
        var group = details.Related.Parent<WorkingGroup>(meeting.Key);
        var facts = new FactList(read, meeting)
            .Item(GroupLabel, group)
            .Moment(Meeting.Aliases.Date, meeting.Date)
            .Text(Meeting.Aliases.Place)
            .Item(Meeting.Aliases.Municipality, meeting.Municipality);
        var agenda = AgendaRow.Of(read, meeting, Meeting.Aliases.Agenda);
        IEnumerable<Meeting> others = group is null ? [] : details.Related.Children<Meeting>(group.Key).Where(m => m.Key != meeting.Key).OrderByDescending(m => m.Date);
        var related = details.Groups(read).Add("siblings", read.Interface(InterfaceTexts.MeetingsOfGroup), others);
        return new MeetingPage(
            details.Article(read, meeting), read.LinkTo(group), facts.All, agenda, details.Media.Files(meeting.Memos, read.Culture), related.All);
    }
}
