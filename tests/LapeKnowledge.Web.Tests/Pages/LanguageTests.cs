using System.Net;
using AngleSharp.Dom;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Pages;

[Collection(SiteCollection.Name)]
public sealed class LanguageTests(SiteFixture site)
{
    [Theory]
    [InlineData("/", "/sv")]
    [InlineData("/tyokalut", "/sv/verktyg")]
    [InlineData("/tyokalut/avartti", "/sv/verktyg/avartti")]
    public void The_language_switch_lands_on_the_same_page(string finnish, string swedish)
    {
        Assert.Equal(swedish, SwitchOf(site.Crawled[finnish]));
        Assert.Equal(finnish, SwitchOf(site.Crawled[swedish]));
        Assert.Equal("sv", site.Crawled[finnish].Document.QuerySelector(".language-switch a")!.GetAttribute("hreflang"));
        Assert.Equal(["http://localhost" + finnish, "http://localhost" + swedish], Alternates(site.Crawled[finnish]));
        Assert.Equal(Alternates(site.Crawled[finnish]), Alternates(site.Crawled[swedish]));
    }

    [Fact]
    public void Every_switch_leads_to_the_page_that_leads_back_or_says_that_there_is_none()
    {
        foreach (var page in site.Crawled.Values.Where(p => p.IsHtml))
        {
            var target = SwitchOf(page);
            var note = page.Document.QuerySelector(".language-switch .note")?.TextContent.Trim();
            if (note is null)
            {
                Assert.Equal(page.Address.Split('?')[0], SwitchOf(site.Crawled[target]));
            }
            else
            {
                Assert.Equal(page.Culture == "fi" ? "Sidan finns inte på svenska." : "Sivua ei ole suomeksi.", note);
                Assert.Empty(Alternates(page));
            }
        }
    }

    [Fact]
    public void Some_documents_are_not_translated_and_their_pages_say_so() =>
        Assert.Contains(site.Crawled.Values, p => p.Document.QuerySelector(".language-switch .note") is not null);

    [Fact]
    public void A_swedish_page_links_to_what_is_only_in_finnish_and_says_so()
    {
        var crossing = from page in site.Crawled.Values
                       where page.Culture == "sv"
                       from link in page.Document.QuerySelectorAll("main a[href^='/']")
                       where link.GetAttribute("href") is var href && href != "/sv" && !href!.StartsWith("/sv/", StringComparison.Ordinal)
                             && !href.StartsWith("/media/", StringComparison.Ordinal) // files are in the language of whoever chose them
                       select (page, link);
        Assert.NotEmpty(crossing);
        Assert.All(crossing.Where(c => c.link.Closest(".rich-text") is null), c => Assert.True(c.link.GetAttribute("hreflang") == "fi", $"{c.page.Address}: {c.link.OuterHtml}"));
        Assert.Contains(crossing, c => c.link.NextElementSibling?.TextContent == "(på finska)");
    }

    [Fact]
    public void A_finnish_page_links_to_finnish_pages_only() =>
        Assert.Empty(site.Crawled.Values.Where(p => p.Culture == "fi").SelectMany(p => p.ContentLinks().Where(l => l == "/sv" || l.StartsWith("/sv/", StringComparison.Ordinal)).Select(l => $"{p.Address}: {l}")));

    [Fact]
    public void Labels_are_in_the_language_of_the_page()
    {
        Assert.Equal(["Ohjelma"], site.Crawled["/tyokalut/avartti"].Facts("Työkalun laji"));
        Assert.Equal(["Program"], site.Crawled["/sv/verktyg/avartti"].Facts("Typ av verktyg"));
        Assert.Empty(site.Crawled["/sv/verktyg/avartti"].Facts("Työkalun laji"));
    }

    [Theory]
    [InlineData("/ei-ole", "fi", "Sivua ei löytynyt", "Sidan hittades inte")]
    [InlineData("/sv/finns-inte", "sv", "Sidan hittades inte", "Sivua ei löytynyt")]
    public async Task An_address_without_a_page_says_so_in_both_languages_and_shows_ways_on(string address, string language, string heading, string other)
    {
        var page = await site.OpenAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(heading, page.Heading);
        Assert.Equal(other, page.Document.QuerySelector("main [lang] h2")!.TextContent);
        Assert.Contains(language == "fi" ? "/" : "/sv", page.ContentLinks());
        Assert.All(page.ContentLinks(), l => Assert.Contains(l, site.Crawled.Keys));
        Assert.NotNull(page.Document.QuerySelector("meta[name=robots][content=noindex]"));
        Assert.Empty(page.ParseErrors);
    }

    private static string SwitchOf(SitePage page) => page.Document.QuerySelector(".language-switch a")!.GetAttribute("href")!;

    private static IEnumerable<string> Alternates(SitePage page) => page.Document.QuerySelectorAll("link[rel=alternate][hreflang]").Select(l => l.GetAttribute("href")!);
}
