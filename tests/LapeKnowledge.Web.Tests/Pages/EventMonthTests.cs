using System.Net;
using AngleSharp.Dom;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Pages;

/// <summary>The month view of events, by its address alone.</summary>
[Collection(SiteCollection.Name)]
public sealed class EventMonthTests(SiteFixture site) : IDisposable
{
    private readonly TemporaryEvents _events = new(site);

    public void Dispose() => _events.Dispose();

    [Theory]
    [InlineData("/tapahtumat?kuukausi=2018-05", "Toukokuu 2018", "to")]
    [InlineData("/sv/evenemang?manad=2018-05", "Maj 2018", "tors")]
    public async Task An_event_stands_on_its_day_in_the_table_and_in_the_list(string address, string title, string weekday)
    {
        var page = await site.OpenAsync(address);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(title, page.Document.QuerySelector("main h2")!.TextContent);
        Assert.StartsWith(title, page.Document.Title, StringComparison.Ordinal);
        Assert.Contains(title, page.Document.QuerySelector("main caption")!.TextContent);
        var cell = page.Document.QuerySelector("td:has(time[datetime='2018-05-24'])")!;
        Assert.NotNull(cell.QuerySelector("a"));
        Assert.Equal(4, cell.ParentElement!.Children.ToList().IndexOf(cell)); // Thursday, after the week
        Assert.StartsWith(weekday, page.Document.QuerySelectorAll("thead th")[4].QuerySelector("[aria-hidden]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("21", cell.ParentElement!.QuerySelector("th[scope=row]")!.TextContent);
        Assert.NotNull(page.Document.QuerySelector(".month-list li:has(time[datetime='2018-05-24']) a"));
        Assert.Empty(page.ParseErrors);
    }

    [Fact]
    public async Task An_event_of_several_days_stands_on_each_of_them_also_over_the_end_of_a_month()
    {
        _events.Publish("Kahden kuun tapahtuma", (Event.Aliases.StartDate, new DateTime(2018, 5, 30, 9, 0, 0)), (Event.Aliases.EndDate, new DateTime(2018, 6, 2)));

        var may = await site.OpenAsync("/tapahtumat?kuukausi=2018-05");
        var june = await site.OpenAsync("/tapahtumat?kuukausi=2018-06");

        Assert.Equal(["2018-05-30", "2018-05-31"], DaysOf(may, "/tapahtumat/kahden-kuun-tapahtuma"));
        Assert.Equal(["2018-06-01", "2018-06-02"], DaysOf(june, "/tapahtumat/kahden-kuun-tapahtuma"));
        Assert.Contains("klo 9.00", may.Document.QuerySelector("td:has(time[datetime='2018-05-30'])")!.TextContent);
        Assert.Contains("jatkuu", may.Document.QuerySelector("td:has(time[datetime='2018-05-31'])")!.TextContent);
    }

    [Fact]
    public async Task Every_month_between_the_first_and_the_last_event_can_be_walked_to_and_none_beyond()
    {
        var address = (await site.OpenAsync("/tapahtumat")).Document.QuerySelector(".event-views a[href*='kuukausi=']")!.GetAttribute("href");
        var seen = new List<string>();
        for (var next = address; next is not null; next = (await OpenAsync(next)).QuerySelector("a[rel=prev]")?.GetAttribute("href"))
        {
            seen.Add(next);
        }

        Assert.InRange(seen.Count, 6, 60);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(seen[^2], (await OpenAsync(seen[^1])).QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.True((await OpenAsync(seen[^1])).QuerySelectorAll("td a").Length > 0);
    }

    [Fact]
    public async Task A_month_far_away_says_that_it_is_empty_and_leads_back()
    {
        var page = await site.OpenAsync("/tapahtumat?kuukausi=2150-01");

        Assert.Contains("Tässä kuussa ei ole tapahtumia.", page.Text);
        Assert.Empty(page.Document.QuerySelectorAll("td a, a[rel=next]"));
        Assert.Equal(HttpStatusCode.OK, (await site.OpenAsync("/tapahtumat" + page.Document.QuerySelector("a[rel=prev]")!.GetAttribute("href"))).Status);
    }

    [Theory]
    [InlineData("2018-13")]
    [InlineData("")]
    [InlineData("9999-12")]
    [InlineData("%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("2018-05&kuukausi=2018-06")]
    public async Task What_is_no_month_gives_the_list_and_says_so(string month)
    {
        var page = await site.OpenAsync("/tapahtumat?kuukausi=" + month);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Osoitteessa oli kuukausi, jota ei ole.", page.Text);
        Assert.Contains(page.ContentLinks(), l => l.StartsWith("/tapahtumat/", StringComparison.Ordinal));
        Assert.Null(page.Document.QuerySelector("main table"));
    }

    private async Task<IDocument> OpenAsync(string query) => (await site.OpenAsync("/tapahtumat" + query)).Document;

    private static IEnumerable<string?> DaysOf(SitePage page, string address) =>
        page.Document.QuerySelectorAll($"td:has(a[href='{address}']) time").Select(t => t.GetAttribute("datetime"));
}
