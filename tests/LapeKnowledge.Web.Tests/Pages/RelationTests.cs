using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Tests.Pages;

/// <summary>What belongs to a document stands on its page: checked for every document of the starter content, with the Finnish pages.</summary>
[Collection(SiteCollection.Name)]
public sealed class RelationTests(SiteFixture site)
{
    [Fact]
    public void A_practice_shows_its_tools_its_pilots_and_their_process_descriptions() => Check<GoodPractice>(
        10,
        (practice, all) =>
        [
            .. practice.Tools ?? [],
            .. practice.Pilots ?? [],
            .. all.OfType<ProcessDescription>().Where(p => Has(practice.Pilots, all.Parent(p))),
        ]);

    [Fact]
    public void A_tool_shows_the_pilots_practices_and_materials_that_use_it() => Check<Tool>(
        15,
        (tool, all) =>
        [
            .. all.OfType<Pilot>().Where(p => Has(p.Tools, tool)),
            .. all.OfType<GoodPractice>().Where(p => Has(p.Tools, tool)),
            .. all.OfType<TrainingMaterial>().Where(m => Has(m.Tools, tool)),
        ]);

    [Fact]
    public void A_pilot_shows_its_process_descriptions_tools_municipality_and_practices() => Check<Pilot>(
        12,
        (pilot, all) =>
        [
            .. all.OfType<ProcessDescription>().Where(p => all.Parent(p)?.Key == pilot.Key),
            .. pilot.Tools ?? [],
            .. pilot.Municipality ?? [],
            .. all.OfType<GoodPractice>().Where(p => Has(p.Pilots, pilot)),
        ]);

    [Fact]
    public void A_municipality_shows_everything_it_does() => Check<Municipality>(
        30,
        (municipality, all) =>
        [
            .. all.OfType<Pilot>().Where(p => Has(p.Municipality, municipality)),
            .. all.OfType<ProcessDescription>().Where(p => all.Parent(p) is Pilot pilot && Has(pilot.Municipality, municipality)),
            .. all.OfType<Event>().Where(e => e.Municipality?.Key == municipality.Key),
            .. all.OfType<PeriodReport>().Where(r => EntriesOf(r).Any(e => Has(e.Municipalities, municipality))),
            .. all.OfType<WorkingGroup>().Where(g => Has(g.ChairMunicipality, municipality)),
        ]);

    [Fact]
    public void A_province_shows_its_municipalities_and_their_pilots() => Check<Province>(
        3,
        (province, all) =>
        [
            .. all.OfType<Municipality>().Where(m => all.Parent(m)?.Key == province.Key),
            .. all.OfType<Pilot>().Where(p => (p.Municipality ?? []).Any(m => all.Parent(m)?.Key == province.Key)),
        ]);

    [Fact]
    public void A_theme_shows_everything_classified_by_it() => Check<Theme>(
        9,
        (theme, all) =>
        [
            .. all.Where(d => d is IClassified classified && Has(classified.Themes, theme)),
            .. all.OfType<WorkingGroup>().Where(g => Has(g.Themes, theme)),
            .. all.OfType<Collection>().Where(c => Has(c.Themes, theme)),
            .. all.OfType<PeriodReport>().Where(r => EntriesOf(r).Any(e => e.Theme?.Key == theme.Key)),
        ]);

    [Fact]
    public void A_seminar_shows_its_videos() => Check<Seminar>(1, (seminar, all) => [.. all.OfType<SeminarVideo>().Where(v => all.Parent(v)?.Key == seminar.Key)]);

    [Fact]
    public void A_working_group_shows_its_meetings() => Check<WorkingGroup>(1, (group, all) => [.. all.OfType<Meeting>().Where(m => all.Parent(m)?.Key == group.Key)]);

    [Fact]
    public void A_period_report_shows_what_its_entries_name() => Check<PeriodReport>(
        4,
        (report, _) => [.. EntriesOf(report).SelectMany(e => (e.Municipalities ?? []).Concat(e.Pilots ?? []).Concat(e.Tools ?? []))]);

    [Fact]
    public void A_collection_shows_its_items_in_order()
    {
        var collections = site.InContext(services =>
        {
            var all = new PublishedDocuments(services);
            return all.OfType<Collection>().Select(c => (Url: all.Url(c), Items: Blocks<CollectionItem>(c.Items).Select(i => all.Url(i.Item!)).ToList())).ToList();
        });
        Assert.True(collections.Count >= 3);
        Assert.All(collections, c => Assert.Equal(c.Items, site.Crawled[c.Url].Document.QuerySelectorAll("main .card-link").Select(a => a.GetAttribute("href"))));
    }

    [Fact]
    public void Every_section_lists_what_lies_below_it() => Check<SectionPage>(11, (section, all) => [.. all.Where(d => all.Parent(d)?.Key == section.Key)]);

    /// <summary>Opens the page of each document of the type and looks for links to those that belong to it.</summary>
    private void Check<T>(int atLeast, Func<T, PublishedDocuments, IReadOnlyList<IPublishedContent>> belonging) where T : class, IPublishedContent
    {
        var expected = site.InContext(services =>
        {
            var all = new PublishedDocuments(services);
            return all.OfType<T>().Select(d => (Url: all.Url(d), Links: belonging(d, all).Where(b => b.Key != d.Key).Select(b => all.Url(b)).Distinct().ToList())).ToList();
        });
        Assert.True(expected.Count >= atLeast, $"{typeof(T).Name}: {expected.Count}");
        Assert.Contains(expected, e => e.Links.Count > 0);
        var missing = from document in expected
                      let links = site.Crawled[document.Url].ContentLinks().Select(l => l.Split('#')[0]).ToHashSet()
                      from link in document.Links
                      where !links.Contains(link)
                      select $"{document.Url} does not link to {link}";
        Assert.Empty(missing);
    }

    private static bool Has(IEnumerable<IPublishedContent>? picked, IPublishedContent? document) => document is not null && (picked ?? []).Any(p => p.Key == document.Key);

    private static IEnumerable<PeriodEntry> EntriesOf(PeriodReport report) => Blocks<PeriodEntry>(report.Entries);

    private static IEnumerable<T> Blocks<T>(BlockListModel? blocks) => (blocks ?? BlockListModel.Empty).Select(b => b.Content).OfType<T>();
}
