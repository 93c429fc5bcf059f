using LapeKnowledge.Web.Features.Events;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.FrontPage;

internal sealed class FrontPages(DetailPages details)
{
    private const int UpcomingShown = 4;

    public FrontPageModel Build(Home home)
    {
        var read = details.Open();
        var sections = details.Related.Children<SectionPage>(home.Key);
        return new FrontPageModel(
            read.Text(home, Home.Aliases.HeroTitle) ?? new Localized<string>(Names.Of(home, read.Culture)),
            read.Text(home, Home.Aliases.HeroText),
            home.HeroImage is { } image ? details.Media.Picture(image, null) : null,
            read.Links(home, Home.Aliases.HeroLinks),
            read.Text(home, Home.Aliases.FeaturedTitle),
            details.Cards.Of(home.Featured, read.Culture),
            Upcoming(read, sections),
            details.Cards.Of(sections, read.Culture),
            Themes(read, sections),
            read.Text(home, Home.Aliases.IntroTitle),
            read.Html(home, Home.Aliases.IntroBody));
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
