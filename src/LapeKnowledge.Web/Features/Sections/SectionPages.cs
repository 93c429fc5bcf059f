using LapeKnowledge.Web.Features.Contacts;
using LapeKnowledge.Web.Features.Events;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Lists;
using LapeKnowledge.Web.Features.PeriodReports;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Regions;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Sections;

/// <summary>A section lists the documents below it: those of most types by name, what has a date by date.</summary>
internal sealed class SectionPages(DetailPages details, BuiltPages built, Spreads spreads, Timeline timeline)
{
    private static readonly string[] Narrowed =
        [Vocabularies.ListKind.GoodPractices, Vocabularies.ListKind.Tools, Vocabularies.ListKind.TrainingMaterials, Vocabularies.ListKind.Pilots];

    /// <param name="asked">The parameters of the address, whatever stands there.</param>
    public SectionPageModel Build(SectionPage section, IQueryCollection asked)
    {
        var read = details.Open();
        if (Narrowed.Contains(section.Lists))
        {
            return Narrow(read, section, asked);
        }

        if (section.Lists == Vocabularies.ListKind.Regions)
        {
            return Regions(read, section, asked);
        }

        if (section.Lists == Vocabularies.ListKind.PeriodReports)
        {
            return InTime(read, section);
        }

        if (section.Lists == Vocabularies.ListKind.Contacts)
        {
            return Contacts(read, section);
        }

        var items = Items(read, section);
        var views = section.Lists == Vocabularies.ListKind.Events ? EventViews.Of(read, section, [.. items.OfType<Event>()], asked) : null;
        if (views?.Month is { } month)
        {
            return Month(read, section, views, month);
        }

        var paging = Paging.Of(items.Count, asked[Paging.Parameter]);
        var groups = section.Lists switch
        {
            Vocabularies.ListKind.Events => Events(read, paging.Take(items).OfType<Event>()),
            _ => details.Groups(read).Add("list", string.Empty, paging.Take(items)).All,
        };
        var empty = read.Text(section, SectionPage.Aliases.EmptyText);
        return new SectionPageModel(
            details.Article(read, section), Count(read, items.Count), Notice(read, section, items, views), groups, [], items.Count == 0 ? empty : null, paging, null)
        {
            Events = views,
        };
    }

    private SectionPageModel Month(PageReader read, SectionPage section, EventViews views, EventMonth month)
    {
        var empty = month.Count == 0 ? new Localized<string>(read.Interface(InterfaceTexts.MonthEmpty)) : null;
        return new SectionPageModel(details.Article(read, section), Count(read, month.Count), null, [], [], empty, Paging.Of(0, null), null) { Events = views };
    }

    private SectionPageModel Narrow(PageReader read, SectionPage section, IQueryCollection asked)
    {
        var index = built.Get(section, () => ListIndex.Of(Items(read, section), read, details.Related));
        var query = ListQuery.Read(asked, index, read.Culture);
        var found = index.Find(query);
        var paging = Paging.Of(found.Count, query.Page) with { Address = query.AtPage };
        var groups = details.Groups(read).Add("list", string.Empty, paging.Take(found).Select(details.Related.Get<IPublishedContent>).OfType<IPublishedContent>()).All;
        var empty = found.Count == 0 && !query.IsNarrowed ? read.Text(section, SectionPage.Aliases.EmptyText) : null;
        return new SectionPageModel(
            details.Article(read, section), Count(read, found.Count), null, groups, [], empty, paging, ListFilter.Of(index, query, read.Culture));
    }

    private IReadOnlyList<IPublishedContent> Items(PageReader read, SectionPage section)
    {
        var children = details.Related.Children<IPublishedContent>(section.Key);
        return section.Lists switch
        {
            Vocabularies.ListKind.Events => InOrder(EventCalendar.Of(children.OfType<Event>(), read.Dates.Now)),
            Vocabularies.ListKind.Seminars => [.. children.OfType<Seminar>().OrderByDescending(s => s.StartDate)],
            Vocabularies.ListKind.Collections => children,
            _ => RelatedContent.ByName(children, read.Culture),
        };
    }

    private static IReadOnlyList<IPublishedContent> InOrder(EventCalendar calendar) => [.. calendar.Upcoming, .. calendar.Past, .. calendar.Undated];

    private static string? Notice(PageReader read, SectionPage section, IReadOnlyList<IPublishedContent> items, EventViews? views) =>
        views is { IsMonthUnknown: true } ? read.Interface(InterfaceTexts.MonthUnknown)
        : section.Lists == Vocabularies.ListKind.Events && EventCalendar.Of(items.OfType<Event>(), read.Dates.Now).Upcoming.Count == 0
            ? read.Interface(InterfaceTexts.NoUpcomingEvents)
            : null;

    private IReadOnlyList<RelatedGroup> Events(PageReader read, IEnumerable<Event> events)
    {
        var calendar = EventCalendar.Of(events, read.Dates.Now);
        return details.Groups(read)
            .Add("upcoming", read.Interface(InterfaceTexts.UpcomingEvents), calendar.Upcoming)
            .Add("past", read.Interface(InterfaceTexts.PastEvents), calendar.Past)
            .Add("undated", read.Interface(InterfaceTexts.UndatedEvents), calendar.Undated)
            .All;
    }

    private SectionPageModel Regions(PageReader read, SectionPage section, IQueryCollection asked)
    {
        var provinces = details.Related.Children<Province>(section.Key);
        var spread = spreads.Of(read, section, provinces, asked);
        var rows = spread.Provinces.Join(provinces, s => s.Link.Key, p => p.Key, (s, p) => new ProvinceRow(s.Link, read.Text(p, Describable.Aliases.Summary), s)).ToList();
        var empty = rows.Count == 0 ? read.Text(section, SectionPage.Aliases.EmptyText) : null;
        return new SectionPageModel(
            details.Article(read, section), Count(read, rows.Count), null, [], rows, empty, Paging.Of(rows.Count, null), spread.Filter with { Groups = [] })
        {
            Spread = spread,
        };
    }

    private SectionPageModel InTime(PageReader read, SectionPage section)
    {
        var periods = timeline.Of(read, section);
        var empty = periods.Count == 0 ? read.Text(section, SectionPage.Aliases.EmptyText) : null;
        return new SectionPageModel(
            details.Article(read, section), Count(read, periods.Count), null, [], [], empty, Paging.Of(periods.Count, null), null)
        {
            Timeline = periods,
        };
    }

    /// <summary>The provinces stand below the section that lists regions; their roles are gathered here.</summary>
    private SectionPageModel Contacts(PageReader read, SectionPage section)
    {
        var sections = details.Related.Root<Home>() is { } home ? details.Related.Children<SectionPage>(home.Key) : [];
        var provinces = sections.Where(s => s.Lists == Vocabularies.ListKind.Regions).SelectMany(s => details.Related.Children<Province>(s.Key));
        var contacts = provinces.Select(p => ContactRoles.Of(read, p)).OfType<ProvinceContacts>().ToList();
        var empty = contacts.Count == 0 ? read.Text(section, SectionPage.Aliases.EmptyText) : null;
        return new SectionPageModel(details.Article(read, section), string.Empty, null, [], [], empty, Paging.Of(contacts.Count, null), null) { Contacts = contacts };
    }

    private static string Count(PageReader read, int count) =>
        read.Interface(count == 1 ? InterfaceTexts.CountOne : InterfaceTexts.CountMany, count);
}
