using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.WorkingGroups;

internal sealed class WorkingGroupPages(DetailPages details)
{
    public WorkingGroupPage Build(WorkingGroup group)
    {
        var read = details.Open();
        var facts = new FactList(read, group)
            .Items(WorkingGroup.Aliases.ChairMunicipality, group.ChairMunicipality)
            .Items(WorkingGroup.Aliases.Provinces, group.Provinces)
            .Items(WorkingGroup.Aliases.Themes, group.Themes);
        var sections = new SectionList(read, group).Lines(WorkingGroup.Aliases.Members);
        var meetings = details.Related.Children<Meeting>(group.Key).OrderByDescending(m => m.Date);
        var related = details.Groups(read)
            .Add("meetings", read.Interface(InterfaceTexts.MeetingsOfGroup), meetings)
            .AddByName("collections", read.Interface(InterfaceTexts.CollectionsNaming), details.Related.Referring<Collection>(group.Key, CollectionItem.Aliases.Item));
        return new WorkingGroupPage(details.Article(read, group), facts.All, sections.All, related.All);
    }
}
