using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Frame;

internal sealed class Frames(BuiltPages built, PageReaders readers, RelatedContent related, ItemLinks links, SharePictures.SharePictures pictures, Texts texts)
{
    private const int DescriptionLength = 160;

    /// <param name="document">The document of the page; null where there is none, as on the page of an address that is not found.</param>
    public PageFrame Of(IPublishedContent? document) => document is null ? built.Get(Guid.Empty, () => Build(null)) : built.Get(document, () => Build(document));

    private PageFrame Build(IPublishedContent? document)
    {
        var read = readers.Open();
        var home = related.Root<Home>();
        var siteName = home is null ? string.Empty : Names.Of(home, read.Culture);
        var ancestors = document is null ? [] : related.Ancestors(document.Key);
        var canonical = document is null ? null : links.UrlIn(document, read.Culture);
        return new PageFrame(
            read.Culture,
            Cultures.Language(read.Culture),
            Title(read, document, siteName),
            document is null ? null : Description(read, document),
            document is null or ISeo { SeoNoIndex: true },
            canonical,
            canonical is null ? null : pictures.Of(document!, read.Culture),
            Alternates(document),
            read.LinkTo(home),
            Navigation(read, home, document, ancestors),
            Switch(read, home, document),
            read.LinksTo(ancestors),
            home is null ? null : read.Html(home, Home.Aliases.FooterText));
    }

    private static string Title(PageReader read, IPublishedContent? document, string siteName)
    {
        var own = document switch
        {
            null => read.Interface(InterfaceTexts.NotFoundTitle),
            ISeo seo when read.Text(seo, Seo.Aliases.SeoTitle) is { } title => title.Value,
            Event { StartDate: var date } when Dates.OfDay(date) is { } day => WithDay(Names.Of(document, read.Culture), day.Text),
            _ => Names.Of(document, read.Culture),
        };
        return own.Contains(siteName, StringComparison.OrdinalIgnoreCase) ? own : $"{own} – {siteName}";
    }

    // events of one name recur
    private static string WithDay(string name, string day) => name.Contains(day, StringComparison.Ordinal) ? name : $"{name} {day}";

    private static string? Description(PageReader read, IPublishedContent document)
    {
        var text = document is ISeo seo && read.Text(seo, Seo.Aliases.SeoDescription) is { } description ? description.Value
            : document is IDescribable && read.Text(document, Describable.Aliases.Summary) is { } summary ? summary.Value
            : null;
        return text is null || text.Length <= DescriptionLength ? text : ShortenedAtWord(text);
    }

    private static string ShortenedAtWord(string text)
    {
        var end = text.LastIndexOf(' ', DescriptionLength - 1);
        return string.Concat(text.AsSpan(0, end > 0 ? end : DescriptionLength - 1).TrimEnd(" ,.;:"), "…");
    }

    private List<Alternate> Alternates(IPublishedContent? document)
    {
        var alternates =
            from culture in document is null ? [] : Cultures.All
            let url = links.UrlIn(document!, culture)
            where url is not null
            select new Alternate(Cultures.Language(culture), url);
        return [.. alternates];
    }

    private List<NavigationLink> Navigation(PageReader read, Home? home, IPublishedContent? document, IReadOnlyList<IPublishedContent> ancestors)
    {
        if (home is null)
        {
            return [];
        }

        var sections =
            from page in related.Children<IPublishedContent>(home.Key)
            where page is not ISeo { UmbracoNaviHide: true }
            let link = read.LinkTo(page)
            where link is not null
            select (Page: page, Link: new NavigationLink(link, page.Key == document?.Key ? "page" : ancestors.Any(a => a.Key == page.Key) ? "true" : null));
        var all = sections.ToList();

        // the discussions are no document; they stand beside the pilots, whose they mostly are
        var pilots = all.FindIndex(s => s.Page is SectionPage { Lists: Vocabularies.ListKind.Pilots });
        var discussions = new ItemLink(ForumDirectory.Developers, read.Interface(InterfaceTexts.Discussions), DiscussionAddresses.Home.In(read.Culture), null);
        List<NavigationLink> entries = [.. all.Select(s => s.Link)];
        entries.Insert(pilots < 0 ? entries.Count : pilots + 1, new NavigationLink(discussions, null));
        return entries;
    }

    private LanguageSwitch Switch(PageReader read, Home? home, IPublishedContent? document)
    {
        var other = Cultures.Other(read.Culture);
        var same = document is null ? null : links.UrlIn(document, other);
        var note = same is null && document is not null ? texts.Get(other, InterfaceTexts.NoTranslation) : null;
        return new LanguageSwitch(Cultures.Language(other), Cultures.NameOf(other), same ?? (home is null ? null : links.UrlIn(home, other)), note);
    }
}
