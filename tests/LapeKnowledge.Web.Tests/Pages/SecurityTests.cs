using System.Net;
using System.Text.RegularExpressions;
using LapeKnowledge.Web.Features.Security;
using LapeKnowledge.Web.Tests.Repository;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LapeKnowledge.Web.Tests.Pages;

/// <summary>What every answer says to browsers, and what odd requests are answered.</summary>
[Collection(SiteCollection.Name)]
public sealed partial class SecurityTests(SiteFixture site)
{
    private static readonly string[] Always =
        ["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"];

    /// <summary>What somebody who is not signed in can send.</summary>
    private static readonly string[] Forms =
        ["/palaute", "/sv/respons", "/kirjaudu", "/sv/logga-in", "/luo-tunnus", "/sv/skapa-konto", "/unohtunut-salasana", "/sv/glomt-losenord"];

    [Theory]
    [InlineData("/")]
    [InlineData("/css/site.css")]
    [InlineData("/fonts/figtree.woff2")]
    [InlineData("/ei-ole")]
    [InlineData("/palaute")]
    [InlineData("/health/live")]
    [InlineData("/atom/ei-ole")]
    public async Task Every_answer_has_each_header_once(string address)
    {
        using var answer = await site.Http.GetAsync(new Uri(address, UriKind.Relative));
        Assert.All(Always, name => Assert.Single(answer.Headers.GetValues(name)));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single().Split("; ");
        Assert.All(["default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"], part => Assert.Contains(part, policy));
        Assert.DoesNotContain(policy, p => p.Contains("unsafe", StringComparison.Ordinal));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security")); // over plain http it would mean nothing
    }

    [Fact]
    public async Task Https_is_for_good_but_not_on_ones_own_machine()
    {
        using var there = await site.Http.GetAsync(new Uri("https://lape.example/"));
        using var here = await site.Http.GetAsync(new Uri("https://localhost/"));
        Assert.Equal("max-age=31536000", there.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.False(here.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public void Only_forms_that_need_one_set_a_cookie() =>
        Assert.Equal(Forms.Order(StringComparer.Ordinal), site.Crawled.Values.Where(p => p.SetsCookie).Select(p => p.Address.Split('?')[0]).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Nothing_is_loaded_from_elsewhere()
    {
        foreach (var page in site.Crawled.Values.Where(p => p.IsHtml))
        {
            var loaded = page.Document.QuerySelectorAll("script[src], img[src], iframe[src], video[src], audio[src], source[src], track[src], embed[src], use[href], link[rel=stylesheet], link[rel=preload], link[rel=icon], form[action]")
                .Select(e => e.GetAttribute("src") ?? e.GetAttribute("href") ?? e.GetAttribute("action")!)
                .Concat(page.Document.QuerySelectorAll("[srcset]").SelectMany(e => e.GetAttribute("srcset")!.Split(", ").Select(s => s.Split(' ')[0])));
            Assert.All(loaded, address => Assert.True(address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal), $"{page.Address}: {address}"));
            Assert.Empty(page.Document.QuerySelectorAll("[style], style, link[rel=preconnect], link[rel=dns-prefetch], [onclick], [onload]"));
        }
    }

    [Fact]
    public void Style_sheets_and_drawings_load_nothing_from_elsewhere()
    {
        foreach (var file in Directory.EnumerateFiles(RepositoryFolder.File("src", "LapeKnowledge.Web", "wwwroot"), "*.*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".css" or ".svg" or ".js" or ".html"))
        {
            Assert.Empty(Elsewhere().Matches(File.ReadAllText(file)).Select(m => $"{file}: {m.Value}"));
        }
    }

    [Theory]
    [InlineData("GET", "/ei-ole", 404, "Sivua ei löytynyt")]
    [InlineData("GET", "/sv/ei-ole", 404, "Sidan hittades inte")]
    [InlineData("GET", "/sv/ei-ole?x=%00%ff", 404, "Sidan hittades inte")]
    [InlineData("GET", "/%ff%fe/%zz", 404, "Sivua ei löytynyt")]
    [InlineData("GET", "//evil.example/x", 404, "Sivua ei löytynyt")]
    [InlineData("GET", "/atom/ei-ole", 404, "(virhe 404)")]
    [InlineData("POST", "/pilotit", 405, "(fel 405)")]
    [InlineData("DELETE", "/palaute", 405, "(virhe 405)")]
    [InlineData("PROPFIND", "/", 405, "(virhe 405)")]
    public async Task Odd_requests_are_answered_in_words_and_never_kept(string method, string address, int status, string words)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("http://localhost" + address));
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await site.Http.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync());
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sv/")]
    [InlineData("/pilotit?haku=")]
    [InlineData("/media/")]
    [InlineData("/atom/")]
    [InlineData("/ilmoittautumisen-peruutus/")]
    [InlineData("/css/")]
    public async Task An_address_of_5000_characters_is_no_failure(string start)
    {
        var answer = await site.OpenAsync(start + new string('a', 5000));
        Assert.InRange((int)answer.Status, 200, 499);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/palaute")]
    [InlineData("/sitemap.xml")]
    [InlineData("/robots.txt")]
    [InlineData("/css/site.css")]
    public async Task Headers_may_be_asked_for_alone(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var answer = await site.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_failure_is_a_page_in_both_languages_with_all_headers_and_nothing_of_its_cause()
    {
        using var answer = await FailAsync(new InvalidOperationException("secret"));
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.All(Always, name => Assert.Single(answer.Headers.GetValues(name)));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("Jokin meni vikaan", text);
        Assert.Contains("Något gick fel", text);
        Assert.DoesNotContain("secret", text);
    }

    public static TheoryData<Exception> OfABusyDatabase() =>
    [
        new InvalidOperationException("a transient failure", new NpgsqlException("The connection pool has been exhausted", new TimeoutException())),
        new DbUpdateException("not saved", new SqliteException("database is locked", 5)),
    ];

    [Theory]
    [MemberData(nameof(OfABusyDatabase))]
    public async Task A_database_that_is_busy_is_no_failure_of_ours_and_says_when_to_come_again(Exception busy)
    {
        using var answer = await FailAsync(busy);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(10), answer.Headers.RetryAfter!.Delta);
        Assert.Contains("Palvelussa on ruuhkaa", await answer.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> FailAsync(Exception failure)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { WebRootPath = RepositoryFolder.File("src", "LapeKnowledge.Web", "wwwroot"), EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        await using var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseErrorPage();
        app.Run(http =>
        {
            http.Response.Headers.CacheControl = "public";
            throw failure;
        });
        await app.StartAsync();
        using var client = app.GetTestClient();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return await client.GetAsync(new Uri("http://localhost/sv/x"));
    }

    [NpmFact(HtmlValidateTests.Package)]
    public async Task A_validator_finds_nothing_wrong_with_the_pages_of_failures() => await HtmlValidateTests.CheckAsync(
    [
        await File.ReadAllTextAsync(RepositoryFolder.File("src", "LapeKnowledge.Web", "wwwroot", "error.html")),
        await File.ReadAllTextAsync(RepositoryFolder.File("src", "LapeKnowledge.Web", "wwwroot", "busy.html")),
        await File.ReadAllTextAsync(RepositoryFolder.File("src", "LapeKnowledge.Web", "wwwroot", "refused.html")),
        (await site.OpenAsync("/sv/ei-ole")).Text,
    ]);

    [GeneratedRegex("""(url\(["']?|@import\s+["']?|src=["']|href=["'])(https?:)?//[^)"']+""")]
    private static partial Regex Elsewhere();
}
