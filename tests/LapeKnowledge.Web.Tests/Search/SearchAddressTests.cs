using System.Net;
using System.Xml.Linq;
using LapeKnowledge.Web.Features.Search.Indexing;
using LapeKnowledge.Web.Tests.Pages;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LapeKnowledge.Web.Tests.Search;

/// <summary>The search page and its feed as browsers and bad clients ask for them.</summary>
[Collection(SiteCollection.Name)]
public sealed class SearchAddressTests(SiteFixture site)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static readonly string[] OddQueries =
    [
        "?q=%22", "?q=%22%22%22", "?q=((((", "?q=-", "?q=-koulu", "?q=*", "?q=...,,,!!!", "?q=%00%1b%7f%0a", "?q=%F0%9F%91%A9%E2%80%8D%F0%9F%8F%AB", "?q=%D7%A9%D7%9C%D7%95%D7%9D%20%D8%B3%D9%84%D8%A7%D9%85",
        "?q=%E2%80%AEulak", "?q=%ED%A0%80", "?q=%", "?q=%FF%FE", "?q=teema:", "?q=:teema", "?q=teema:%22", "?q=klo:12:30", "?q=olen:ja", "?q=a&q=b", "?q", "?", "?&&&=", "?sivu=-1", "?q=koulu&sivu=0", "?q=koulu&sivu=99999999999999999999",
        "?q=koulu&teema=ei-ole", "?q=koulu&teema=", "?q=koulu&vuosi=-2018", "?q=koulu&vuosi=99999", "?q=koulu&kieli=xx", "?q=koulu&tyyppi=home", "?q=koulu&jarjestys=nouseva", "?q=koulu&eiole=1",
        "?q=%3Cscript%3Ealert(1)%3C/script%3E", "?q=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E", "?teema=%3Cscript%3E&q=koulu", "?q=ja", "?q=ei%20ole%20ja%20on", "?q=!%20OR%201=1;--",
    ];

    public static IEnumerable<object[]> Odd => OddQueries.Select(q => new object[] { q });

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task Whatever_is_typed_is_answered_with_a_valid_page(string query)
    {
        foreach (var path in new[] { "/haku", "/sv/sok" })
        {
            var page = await site.OpenAsync(path + query);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Empty(page.ParseErrors);
            Assert.Empty(page.Document.QuerySelectorAll("script:not([src^='/js/'][defer]), img, [onerror]"));
            Assert.Single(page.Document.QuerySelectorAll("h1"));
            Assert.True(page.IsHiddenFromSearch);
        }
    }

    [NpmFact(HtmlValidateTests.Package)]
    public async Task A_validator_finds_nothing_wrong_with_them()
    {
        var pages = new List<string>();
        foreach (var query in OddQueries.Append("?q=koulu&teema=osallisuus&tyyppi=pilot").Append("?q=zzzz&teema=osallisuus").Append($"?q={new string('a', 1200)}"))
        {
            pages.Add((await site.OpenAsync("/haku" + query)).Text);
            pages.Add((await site.OpenAsync("/sv/sok" + query)).Text);
        }

        await HtmlValidateTests.CheckAsync(pages);
    }

    [Fact]
    public async Task A_query_that_is_much_too_long_is_refused_in_words()
    {
        foreach (var path in new[] { "/haku", "/haku.atom", "/api/v1/search", "/api/v1/suggest" })
        {
            var page = await site.OpenAsync($"{path}?q={string.Concat(Enumerable.Repeat("%C3%A4", 10_000))}");
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.Contains("1", page.Text, StringComparison.Ordinal);
        }

        Assert.Contains("enintään 1\u00A0000 merkkiä", (await site.OpenAsync($"/haku?q={new string('a', 1001)}")).Document.Body!.TextContent);
        Assert.True(site.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits.MaxRequestLineSize >= 6 * 10_000 + 1000, "the server itself would refuse it without a word");
    }

    [Fact]
    public async Task The_page_is_fresh_each_time_and_its_own_in_both_languages()
    {
        using var answer = await site.Http.GetAsync(new Uri("/haku?q=koulu&teema=osallisuus", UriKind.Relative));
        Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
        Assert.Equal("noindex", answer.Headers.GetValues("X-Robots-Tag").Single());
        Assert.False(answer.Headers.Contains("Set-Cookie"));

        var page = await site.OpenAsync("/haku?teema=osallisuus&q=koulu");
        Assert.Equal("http://localhost/haku?q=koulu&teema=osallisuus", page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal("/sv/sok?q=koulu&tema=delaktighet", page.Document.QuerySelector("header .language-switch a")!.GetAttribute("href"));
        Assert.Equal("fi", page.Document.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Results_are_said_counted_and_marked()
    {
        var page = await site.OpenAsync("/haku?q=yksin%C3%A4isyyden%20ehk%C3%A4isy");
        var count = page.Document.QuerySelector("[role=status] h2")!.TextContent;
        Assert.Matches(@"^\d+ tulosta haulle ”yksinäisyyden ehkäisy”$", count);
        Assert.StartsWith(count.Split(" haulle")[0] + ": yksinäisyyden ehkäisy – Haku", page.Document.Title);
        Assert.Equal(10, page.Document.QuerySelectorAll(".hit h3 a").Length);
        Assert.NotEmpty(page.Document.QuerySelectorAll(".hit mark"));
        Assert.All(page.Document.QuerySelectorAll(".hit h3 a"), a => Assert.StartsWith("/", a.GetAttribute("href")));
    }

    [Fact]
    public async Task Pages_follow_each_other_and_hold_each_document_once()
    {
        var (address, seen, total) = ("/haku?q=koulu", new List<string>(), 0);
        while (true)
        {
            var page = await site.OpenAsync(address);
            total = int.Parse(page.Document.QuerySelector("#results")!.TextContent.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
            seen.AddRange(page.Document.QuerySelectorAll(".hit h3 a").Select(a => a.GetAttribute("data-key")!));
            if (page.Document.QuerySelector(".paging a[rel=next]")?.GetAttribute("href") is not { } next)
            {
                break;
            }

            address = next;
        }

        Assert.Equal(total, seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Theory]
    [InlineData("/haku.atom?q=koulu", "fi")]
    [InlineData("/sv/sok.atom?q=skola&tema=delaktighet", "sv")]
    [InlineData("/haku.atom", "fi")]
    [InlineData("/haku.atom?q=zzzzzz", "fi")]
    [InlineData("/haku.atom?q=%3Cb%3E%26%00%EF%BF%BE", "fi")]
    public async Task A_search_is_a_feed_too(string address, string language)
    {
        var answer = await site.OpenAsync(address);
        var feed = XDocument.Parse(answer.Text).Root!;
        Assert.Equal("application/atom+xml", answer.ContentType);
        Assert.Equal(language, feed.Attribute(XNamespace.Xml + "lang")!.Value);
        Assert.NotEmpty(feed.Elements(Atom + "author"));
        var entries = feed.Elements(Atom + "entry").ToArray();
        foreach (var part in entries.Prepend(feed))
        {
            Assert.All(["id", "title", "updated"], name => Assert.False(string.IsNullOrWhiteSpace(Assert.Single(part.Elements(Atom + name)).Value)));
            Assert.Single(part.Elements(Atom + "link"), l => l.Attribute("rel")!.Value == "alternate");
        }

        Assert.Equal(entries.Length, entries.Select(e => e.Element(Atom + "id")!.Value).Distinct().Count());
        Assert.Equal(HttpStatusCode.OK, (await site.OpenAsync(new Uri(feed.Elements(Atom + "link").Single(l => l.Attribute("rel")!.Value == "self").Attribute("href")!.Value).PathAndQuery)).Status);
    }

    [Fact]
    public async Task While_there_is_no_index_everything_says_so_and_when_to_come_again()
    {
        var holder = site.Services.GetRequiredService<SearchIndexHolder>();
        var index = holder.Index;
        try
        {
            holder.Index = null;
            foreach (var address in new[] { "/haku", "/haku?q=koulu", "/sv/sok?q=skola", "/haku.atom?q=koulu", "/api/v1/search?q=koulu", "/api/v1/suggest?q=kou" })
            {
                using var answer = await site.Http.GetAsync(new Uri(address, UriKind.Relative));
                Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
                Assert.NotNull(answer.Headers.RetryAfter);
            }

            var page = await site.OpenAsync("/haku?q=koulu");
            Assert.Contains("Hakuhakemistoa rakennetaan", page.Text);
            Assert.NotNull(page.Document.QuerySelector("main a[href='/haku?q=koulu']"));
            Assert.Equal(HttpStatusCode.OK, (await site.OpenAsync("/")).Status);
        }
        finally
        {
            holder.Index = index;
        }
    }

    [Fact]
    public async Task Every_page_has_a_box_that_searches_without_scripts()
    {
        foreach (var (address, action) in new[] { ("/", "/haku"), ("/sv", "/sv/sok"), ("/tyokalut/sisukas", "/haku"), ("/ei-ole", "/haku"), ("/palaute", "/haku"), ("/haku", "/haku"), ("/sv/sok?q=skola", "/sv/sok") })
        {
            var page = await site.OpenAsync(address);
            var forms = page.Document.QuerySelectorAll("form[role=search][method=get]");
            Assert.NotEmpty(forms);
            Assert.All(forms, f => Assert.Equal(action, f.GetAttribute("action")));
            Assert.All(forms, f => Assert.NotNull(page.Document.QuerySelector($"label[for='{f.QuerySelector("input[name=q]")!.Id}']")));
        }

        Assert.NotNull((await site.OpenAsync("/")).Document.QuerySelector(".hero form[role=search]"));
    }
}
