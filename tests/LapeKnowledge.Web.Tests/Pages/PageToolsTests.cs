using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Pages;

/// <summary>What every article offers at its end, with and without scripts.</summary>
[Collection(SiteCollection.Name)]
public sealed class PageToolsTests(SiteFixture site)
{
    private const string Tool = "/tyokalut/avartti";

    [Fact]
    public async Task An_article_can_be_cited_with_its_name_site_date_and_address()
    {
        var page = await site.OpenAsync(Tool);
        var citation = page.Document.QuerySelector("#citation")!.TextContent;
        Assert.StartsWith(page.Heading + ". ", citation, StringComparison.Ordinal);
        Assert.Matches(@"LapeKnowledge\. Päivitetty \d{1,2}\.\d{1,2}\.\d{4}\. http://localhost/tyokalut/avartti", citation);
    }

    [Fact]
    public async Task Parameters_of_the_address_are_not_cited() =>
        Assert.EndsWith("/tyokalut/avartti", (await site.OpenAsync(Tool + "?utm=1")).Document.QuerySelector("#citation")!.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task Without_scripts_there_are_a_link_and_a_letter_and_no_dead_button()
    {
        var tools = (await site.OpenAsync(Tool)).Document.QuerySelector(".page-tools")!;
        Assert.All(tools.QuerySelectorAll("button"), b => Assert.True(b.HasAttribute("hidden")));
        Assert.Equal(Tool, tools.QuerySelector("a[data-copy-address]")!.GetAttribute("href"));
        Assert.Contains("body=http%3A%2F%2Flocalhost%2Ftyokalut%2Favartti", tools.QuerySelector("a[href^='mailto:']")!.GetAttribute("href"));
    }

    [Fact]
    public void Where_nothing_is_known_of_the_effects_the_page_says_so()
    {
        var practices = site.Crawled.Values.Where(p => p.Address.StartsWith("/hyvat-kaytannot/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(practices);
        Assert.All(practices, p => Assert.NotNull(p.Document.QuerySelector("#evidence")));
        var unknown = site.Crawled.Values.Where(p => p.Document.QuerySelector("#evidence") is not null && p.Document.QuerySelector("ul.evidence") is null).ToList();
        Assert.NotEmpty(unknown);
        Assert.All(unknown, p => Assert.Contains(p.Culture == "sv" ? "Inte bedömt." : "Ei arvioitu.", p.Text));
    }

    [Fact]
    public void Every_evidence_says_its_level_and_when()
    {
        var rows = site.Crawled.Values.SelectMany(p => p.Document.QuerySelectorAll("ul.evidence > li")).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.True(r.QuerySelectorAll("dt").Length >= 2, r.TextContent));
    }
}
