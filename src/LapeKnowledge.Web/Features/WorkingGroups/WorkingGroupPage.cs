using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;

namespace LapeKnowledge.Web.Features.WorkingGroups;

internal sealed record WorkingGroupPage(Article Article, IReadOnlyList<Fact> Facts, IReadOnlyList<TextSection> Sections, IReadOnlyList<RelatedGroup> Related);

internal sealed record MeetingPage(
    Article Article,
    ItemLink? Group,
    IReadOnlyList<Fact> Facts,
    Localized<IReadOnlyList<AgendaRow>>? Agenda,
    IReadOnlyList<FileLink> Memos,
    IReadOnlyList<RelatedGroup> Related);
