using LapeKnowledge.Web.Features.Events;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.FrontPage;

internal sealed class FrontPages(DetailPages details)
{
    private const int UpcomingShown = 3;
    private const int NewestShown = 6;
    private const double BannerShape = 2.5;
    private static readonly string[] Knowledge =
        [Vocabularies.ListKind.GoodPractices, Vocabularies.ListKind.Tools, Vocabularies.ListKind.TrainingMaterials, Vocabularies.ListKind.Pilots];

    public FrontPageModel Build(Home home)
    {
        var read = details.Open();
        var sections = details.Related.Children<SectionPage>(home.Key);
        return new FrontPageModel(
            read.Text(home, Home.Aliases.HeroTitle) ?? new Localized<string>(Names.Of(home, read.Culture)),
            read.Text(home, Home.Aliases.HeroText),
            home.HeroImage is { } image ? details.Media.Picture(image, null, BannerShape) : null,
            read.Links(home, Home.Aliases.HeroLinks),
            read.Text(home, Home.Aliases.FeaturedTitle),
            Ways(read, sections),
            details.Cards.Of(home.Featured, read.Culture),
            Newest(read, sections, home.Featured),
            Upcoming(read, sections),
            Themes(read, sections),
            read.Text(home, Home.Aliases.IntroTitle),
            read.Html(home, Home.Aliases.IntroBody))
        {
            Events = read.LinkTo(sections.FirstOrDefault(s => s.Lists == Vocabularies.ListKind.Events)),
        };
    }

    private static IReadOnlyList<Way> Ways(PageReader read, IEnumerable<SectionPage> sections)
    {
        var byKind = sections.Where(s => s.Lists is not null).ToLookup(s => s.Lists!);
        Way To(string icon, string heading, string text, params string[] kinds) =>
            new(icon, read.Interface(heading), read.Interface(text), read.LinksTo(kinds.SelectMany(k => byKind[k])));
        return
        [
            To(GoodPractice.ModelTypeAlias, InterfaceTexts.WayEducator, InterfaceTexts.WayEducatorText,
                Vocabularies.ListKind.GoodPractices, Vocabularies.ListKind.Tools, Vocabularies.ListKind.TrainingMaterials),
            To(Pilot.ModelTypeAlias, InterfaceTexts.WayPilot, InterfaceTexts.WayPilotText,
                Vocabularies.ListKind.Pilots, Vocabularies.ListKind.Events, Vocabularies.ListKind.WorkingGroups),
            To(Collection.ModelTypeAlias, InterfaceTexts.WayEditor, InterfaceTexts.WayEditorText,
                Vocabularies.ListKind.Collections, Vocabularies.ListKind.Regions, Vocabularies.ListKind.PeriodReports),
        ];
    }

    private IReadOnlyList<Card> Newest(PageReader read, IEnumerable<SectionPage> sections, IEnumerable<IPublishedContent>? shownAlready)
    {
        var shown = (shownAlready ?? []).Select(d => d.Key).ToHashSet();
        var newest = sections.Where(s => Knowledge.Contains(s.Lists)).SelectMany(s => details.Related.Children<IPublishedContent>(s.Key))
            .Where(d => !shown.Contains(d.Key))
            .OrderByDescending(d => d.UpdateDate).Take(NewestShown);
        return details.Cards.Of(newest, read.Culture);
    }

    private IReadOnlyList<Card> Upcoming(PageReader read, IEnumerable<SectionPage> sections)
    {
        var events = sections.Where(s => s.Lists == Vocabularies.ListKind.Events).SelectMany(s => details.Related.Children<Event>(s.Key));
        return details.Cards.Of(EventCalendar.Of(events, read.Dates.Now).Upcoming.Take(UpcomingShown), read.Culture);
    }

    private IReadOnlyList<ItemLink> Themes(PageReader read, IEnumerable<SectionPage> sections)
    {
        var themes = sections.Where(s => s.Lists == Vocabularies.ListKind.Themes).SelectMany(s => details.Related.Children<Theme>(s.Key));
        return read.LinksTo(RelatedContent.ByName(themes, read.Culture));
    }
}
