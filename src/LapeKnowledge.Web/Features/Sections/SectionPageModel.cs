using LapeKnowledge.Web.Features.Contacts;
using LapeKnowledge.Web.Features.Events;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Lists;
using LapeKnowledge.Web.Features.PeriodReports;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Regions;
using LapeKnowledge.Web.Features.Related;

namespace LapeKnowledge.Web.Features.Sections;

/// <param name="Count">How many the section lists in all, in words.</param>
/// <param name="Notice">What a reader of the list has to know first, as that no events are to come.</param>
/// <param name="Groups">The list; one group without a heading, or several with one.</param>
/// <param name="Regions">The provinces with what they are, in the section that lists regions.</param>
/// <param name="Filter">The form that narrows the list; null where there is nothing to narrow by.</param>
/// <param name="EmptyText">Shown when there is nothing to list.</param>
internal sealed record SectionPageModel(
    Article Article,
    string Count,
    string? Notice,
    IReadOnlyList<RelatedGroup> Groups,
    IReadOnlyList<ProvinceRow> Regions,
    Localized<string>? EmptyText,
    Paging Paging,
    ListFilter? Filter)
{
    /// <summary>Other ways to look at the list, in the section of events.</summary>
    public EventViews? Events { get; init; }

    /// <summary>What happens in which municipality, in the section that lists regions.</summary>
    public Spread? Spread { get; init; }

    /// <summary>The periods with what happened in them, in the section that lists period reports.</summary>
    public IReadOnlyList<Period>? Timeline { get; init; }

    /// <summary>Whom to ask in each province, in the section that lists contacts.</summary>
    public IReadOnlyList<ProvinceContacts>? Contacts { get; init; }
}

internal sealed record ProvinceRow(ItemLink Link, Localized<string>? Summary, SpreadProvince Spread);
