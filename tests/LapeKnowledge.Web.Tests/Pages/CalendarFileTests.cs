using System.Net;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Pages;

[Collection(SiteCollection.Name)]
public sealed class CalendarFileTests(SiteFixture site) : IDisposable
{
    private readonly TemporaryEvents _events = new(site);

    public void Dispose() => _events.Dispose();

    [Theory]
    [InlineData("/tapahtumat", "/ics/tapahtumat.ics", "fi")]
    [InlineData("/sv/evenemang", "/sv/ics/evenemang.ics", "sv")]
    public async Task The_section_has_a_feed_of_every_event_with_a_date(string section, string address, string language)
    {
        Assert.Equal(address, site.Crawled[section].Document.QuerySelector("head link[type='text/calendar']")!.GetAttribute("href"));

        using var response = await site.Http.GetAsync(new Uri(address, UriKind.Relative));
        var lines = Unfold(await response.Content.ReadAsStringAsync());

        Assert.Equal("text/calendar; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(["BEGIN:VCALENDAR", "VERSION:2.0"], lines.Take(2));
        Assert.Equal("END:VCALENDAR", lines[^1]);
        var dated = site.InContext(services => new PublishedDocuments(services).OfType<Event>().Where(e => e.StartDate != default).Select(e => $"UID:{e.Key:D}").ToList());
        Assert.True(dated.Count > 5);
        Assert.Equal(dated.Order(), lines.Where(l => l.StartsWith("UID:", StringComparison.Ordinal)).Order());
        Assert.Equal(dated.Count, lines.Count(l => l.StartsWith("DTSTAMP:", StringComparison.Ordinal)));
        Assert.Equal(dated.Count, lines.Count(l => l.StartsWith("DTSTART", StringComparison.Ordinal)));
        Assert.Contains(lines, l => l.StartsWith($"SUMMARY;LANGUAGE={language}:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_with_clock_times_is_written_in_utc_and_its_texts_are_escaped()
    {
        var key = _events.Publish(
            "Koulutus, joka alkaa; ja päättyy",
            (Event.Aliases.StartDate, new DateTime(2031, 7, 1, 9, 0, 0)),
            (Event.Aliases.EndDate, new DateTime(2031, 7, 1, 15, 30, 0)),
            (Event.Aliases.Place, "Kirjasto, iso sali"));
        var page = await site.OpenAsync("/tapahtumat/koulutus-joka-alkaa-ja-paattyy");
        var link = page.Document.QuerySelector("main a[type='text/calendar']")!.GetAttribute("href")!;

        var lines = Unfold((await site.OpenAsync(link)).Text);

        Assert.Equal("/ics/tapahtumat/koulutus-joka-alkaa-ja-paattyy.ics", link);
        Assert.Single(lines, "BEGIN:VEVENT");
        Assert.Contains($"UID:{key:D}", lines);
        Assert.Contains("DTSTART:20310701T060000Z", lines);
        Assert.Contains("DTEND:20310701T123000Z", lines);
        Assert.Contains("SUMMARY;LANGUAGE=fi:Koulutus\\, joka alkaa\\; ja päättyy", lines);
        Assert.Contains("LOCATION;LANGUAGE=fi:Kirjasto\\, iso sali", lines);
        Assert.Contains("URL:http://localhost/tapahtumat/koulutus-joka-alkaa-ja-paattyy", lines);
        Assert.Contains("STATUS:CONFIRMED", lines);
    }

    [Fact]
    public async Task An_event_without_clock_times_lasts_whole_days_and_a_cancelled_one_says_so()
    {
        _events.Publish(
            "Kaksi päivää",
            (Event.Aliases.StartDate, new DateTime(2031, 12, 30)),
            (Event.Aliases.EndDate, new DateTime(2031, 12, 31)),
            (Event.Aliases.Status, $"[\"{Vocabularies.EventStatus.Cancelled}\"]"));

        var lines = Unfold((await site.OpenAsync("/ics/tapahtumat/kaksi-paivaa.ics")).Text);

        Assert.Contains("DTSTART;VALUE=DATE:20311230", lines);
        Assert.Contains("DTEND;VALUE=DATE:20320101", lines);
        Assert.Contains("STATUS:CANCELLED", lines);
    }

    [Fact]
    public async Task An_event_without_a_date_has_no_file()
    {
        _events.Publish("Päivä puuttuu");

        Assert.Null((await site.OpenAsync("/tapahtumat/paiva-puuttuu")).Document.QuerySelector("[type='text/calendar']"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync("/ics/tapahtumat/paiva-puuttuu.ics")).Status);
    }

    [Theory]
    [InlineData("/ics/")]
    [InlineData("/ics/.ics")]
    [InlineData("/sv/ics/tapahtumat.ics")]
    [InlineData("/ics/tapahtumat")]
    [InlineData("/ics/pilotit.ics")]
    [InlineData("/ics/tapahtumat/ei-ole.ics")]
    [InlineData("/ics/tapahtumat/%22%0D%0AX:1.ics")]
    public async Task The_calendar_of_what_is_no_event_is_not_found(string address) => Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync(address)).Status);

    private static List<string> Unfold(string text)
    {
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text.Replace("\r\n", string.Empty));
        return [.. text.Replace("\r\n ", string.Empty).Split("\r\n")[..^1]];
    }
}
