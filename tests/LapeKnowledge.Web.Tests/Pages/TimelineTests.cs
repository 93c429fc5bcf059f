using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Pages;

[Collection(SiteCollection.Name)]
public sealed class TimelineTests(SiteFixture site)
{
    [Theory]
    [InlineData("/tapahtunut")]
    [InlineData("/sv/vad-har-hant")]
    public async Task Periods_stand_newest_first_with_what_happened(string address)
    {
        var page = await site.OpenAsync(address);
        var starts = page.Document.QuerySelectorAll(".timeline > li").Select(p => p.QuerySelector("time")!.GetAttribute("datetime")!).ToList();
        Assert.Equal(4, starts.Count);
        Assert.Equal(starts.OrderDescending(StringComparer.Ordinal), starts);
        Assert.All(page.Document.QuerySelectorAll(".timeline > li"), p => Assert.NotEmpty(p.QuerySelectorAll("ul a[href*='#entry-']")));
    }

    [Fact]
    public async Task No_space_stands_beside_the_dash_of_a_period()
    {
        var page = await site.OpenAsync("/tapahtunut");
        Assert.Contains("1.6.2018–31.10.2018", page.Document.QuerySelectorAll(".period").Select(p => p.TextContent.Trim()));
    }
}
