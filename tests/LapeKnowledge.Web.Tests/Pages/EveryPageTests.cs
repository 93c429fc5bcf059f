using System.Net;
using AngleSharp.Dom;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Pages;

[Collection(SiteCollection.Name)]
public sealed class EveryPageTests(SiteFixture site)
{
    private IEnumerable<SitePage> Pages => site.Crawled.Values.Where(p => p.IsHtml);

    [Fact]
    public void No_link_of_the_site_is_dead()
    {
        Assert.True(Pages.Count() > 250, $"only {Pages.Count()} pages were found");
        var dead = from page in site.Crawled.Values
                   where page.Status != HttpStatusCode.OK && !page.IsForMembers
                   select $"{(int)page.Status} {page.Address}, linked from {site.Crawled.Values.First(p => p.InternalAddresses().Contains(page.Address)).Address}";
        Assert.Empty(dead);
    }

    [Fact]
    public void Every_link_to_a_part_of_a_page_finds_the_part()
    {
        var broken = from page in Pages
                     from link in page.Document.QuerySelectorAll("a[href*='#']")
                     let target = link.GetAttribute("href")!.Split('#')
                     let other = target[0].Length == 0 ? page : site.Crawled.GetValueOrDefault(target[0])
                     where other is not null && other.Document.GetElementById(target[1]) is null
                     select $"{page.Address} -> {link.GetAttribute("href")}";
        Assert.Empty(broken);
    }

    [Fact]
    public void Every_published_document_can_be_reached_in_every_language_it_has()
    {
        var addresses = site.InContext(AddressesOfPublished);
        Assert.True(addresses.Count > 250, $"only {addresses.Count} addresses were found");
        Assert.Empty(addresses.Except(site.Crawled.Keys));
    }

    [Fact]
    public void The_html_of_every_page_is_without_errors() =>
        Assert.Empty(Pages.SelectMany(p => p.ParseErrors.Select(e => $"{p.Address}: {e}")));

    [Fact]
    public void No_id_stands_twice_on_a_page()
    {
        var twice = from page in Pages
                    from id in page.Document.QuerySelectorAll("[id]").GroupBy(e => e.Id)
                    where id.Count() > 1
                    select $"{page.Address}: {id.Key}";
        Assert.Empty(twice);
    }

    [Fact]
    public void Every_label_by_id_points_at_something()
    {
        var broken = from page in Pages
                     from element in page.Document.QuerySelectorAll("[aria-labelledby]")
                     where page.Document.GetElementById(element.GetAttribute("aria-labelledby")!) is null
                     select $"{page.Address}: {element.GetAttribute("aria-labelledby")}";
        Assert.Empty(broken);
    }

    [Fact]
    public void Every_page_has_one_h1_and_no_heading_level_is_skipped()
    {
        foreach (var page in Pages)
        {
            var levels = page.Document.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(h => h.LocalName[1] - '0').ToList();
            Assert.True(levels.Count(l => l == 1) == 1, $"{page.Address}: {levels.Count(l => l == 1)} h1");
            Assert.True(levels.Zip(levels.Skip(1)).All(pair => pair.Second <= pair.First + 1), $"{page.Address}: {string.Join(' ', levels)}");
        }
    }

    [Fact]
    public void Every_page_says_its_language_title_and_description()
    {
        foreach (var page in Pages)
        {
            Assert.Equal(page.Culture, page.Document.DocumentElement.GetAttribute("lang"));
            Assert.False(string.IsNullOrWhiteSpace(page.Document.Title), page.Address);
            if (page.IsHiddenFromSearch)
            {
                continue; // forms
            }

            Assert.NotNull(page.Document.QuerySelector("meta[name=description]"));
            Assert.Equal("http://localhost" + page.Address.Split('?')[0], page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        }
    }

    [Fact]
    public void The_titles_of_pages_in_one_language_tell_them_apart()
    {
        var same = Pages
            .DistinctBy(p => p.IsHiddenFromSearch ? p.Address.Split('?')[0] : p.Address) // one form, from wherever one comes to it
            .GroupBy(p => (p.Culture, p.Document.Title))
            .Where(g => g.Count() > 1)
            .Select(g => $"{g.Key.Title}: {string.Join(", ", g.Select(p => p.Address))}");
        Assert.Empty(same);
    }

    [Fact]
    public void No_page_has_a_script_in_it_or_loads_anything_from_elsewhere()
    {
        foreach (var page in Pages)
        {
            Assert.Empty(page.Document.QuerySelectorAll("script:not([type='application/ld+json'], [src^='/js/'][defer]), iframe, [style], [onclick]"));
            Assert.Empty(page.Document.QuerySelectorAll("img[src^=http], link[rel=stylesheet][href^=http], video[src^=http]"));
        }
    }

    [Fact]
    public void No_key_of_the_dictionary_is_shown_for_its_text() =>
        Assert.Empty(Pages.Where(p => p.Document.Body!.TextContent is var text && (text.Contains("Interface.") || text.Contains("Field.") || text.Contains("Type."))).Select(p => p.Address));

    [Fact]
    public void Every_link_of_a_list_has_a_name() =>
        Assert.Empty(Pages.SelectMany(p => p.Document.QuerySelectorAll("a").Where(a => a.TextContent.Trim().Length == 0).Select(a => $"{p.Address}: {a.OuterHtml}")));

    private static HashSet<string> AddressesOfPublished(IServiceProvider services)
    {
        var all = new PublishedDocuments(services);
        return [.. all.SelectMany(d => d.Cultures.Keys.Select(c => all.Url(d, c)))];
    }
}
