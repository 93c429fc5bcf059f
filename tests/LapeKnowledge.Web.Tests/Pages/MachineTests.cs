using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Web.Tests.Pages;

/// <summary>What other programs read of the site.</summary>
[Collection(SiteCollection.Name)]
public sealed class MachineTests(SiteFixture site)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    [Fact]
    public async Task The_sitemap_names_every_page_that_may_be_found_once_with_its_languages()
    {
        var map = XDocument.Parse(site.Sitemap).Root!;
        var addresses = map.Elements(Map + "url").Select(u => new Uri(u.Element(Map + "loc")!.Value).AbsolutePath).ToList();

        var findable = site.Crawled.Values.Where(p => p is { IsHtml: true, Status: HttpStatusCode.OK, IsHiddenFromSearch: false })
            .Select(p => p.Address.Split('?', '#')[0]).Distinct();
        Assert.Equal(findable.Order(StringComparer.Ordinal), addresses.Order(StringComparer.Ordinal));
        var home = map.Elements(Map + "url").Single(u => u.Element(Map + "loc")!.Value == "http://localhost/");
        Assert.Equal([("fi", "http://localhost/"), ("sv", "http://localhost/sv")], home.Elements(Xhtml + "link").Select(l => (l.Attribute("hreflang")!.Value, l.Attribute("href")!.Value)));
        Assert.Contains("Sitemap: http://localhost/sitemap.xml", (await site.OpenAsync("/robots.txt")).Text);
    }

    [Theory]
    [InlineData("/hyvat-kaytannot", "fi")]
    [InlineData("/sv/god-praxis", "sv")]
    public async Task Every_section_has_a_feed_of_its_newest_in_its_language(string section, string language)
    {
        var link = site.Crawled[section].Document.QuerySelector("link[type='application/atom+xml']")!.GetAttribute("href")!;
        var feed = XDocument.Parse((await site.OpenAsync(link)).Text).Root!;

        Assert.Equal(language, feed.Attribute(XNamespace.Xml + "lang")!.Value);
        var entries = feed.Elements(Atom + "entry").ToList();
        Assert.True(entries.Count > 3);
        var updated = entries.Select(e => DateTimeOffset.Parse(e.Element(Atom + "updated")!.Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(updated.OrderDescending(), updated);
        Assert.All(entries, e => Assert.Contains(new Uri(e.Element(Atom + "link")!.Attribute("href")!.Value).AbsolutePath, site.Crawled.Keys));
        Assert.Equal(entries.Count, entries.Select(e => e.Element(Atom + "id")!.Value).Distinct().Count());
    }

    [Theory]
    [InlineData(ProcessDescription.ModelTypeAlias)]
    [InlineData(SeminarVideo.ModelTypeAlias)]
    public async Task A_feed_has_what_lies_below_the_documents_of_its_section_as_well(string type)
    {
        var (document, url, section) = site.InContext(services =>
        {
            var documents = new PublishedDocuments(services);
            var found = documents.First(d => d.ContentType.Alias == type);
            return (found.Key, documents.Url(found), documents.Url(services.GetRequiredService<RelatedContent>().Ancestors(found.Key).OfType<SectionPage>().Single()));
        });
        var contents = site.Services.GetRequiredService<IContentService>();
        var content = contents.GetById(document)!;
        Assert.True(contents.Publish(content, [.. content.PublishedCultures]).Success); // the newest

        var feed = XDocument.Parse((await site.OpenAsync("/atom" + section)).Text).Root!;

        Assert.Contains(url, feed.Elements(Atom + "entry").Select(e => new Uri(e.Element(Atom + "link")!.Attribute("href")!.Value).AbsolutePath));
    }

    [Theory]
    [InlineData("/atom/ei-ole")]
    [InlineData("/atom/hyvat-kaytannot/soppapoyta")]
    [InlineData("/atom/")]
    public async Task A_feed_of_what_is_no_section_is_not_found(string address) => Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync(address)).Status);

    [Fact]
    public void Every_page_says_in_structured_data_what_it_is_about()
    {
        foreach (var page in site.Crawled.Values.Where(p => p is { IsHtml: true, Status: HttpStatusCode.OK, IsHiddenFromSearch: false } && !p.Address.Contains('?')))
        {
            using var data = JsonDocument.Parse(page.Document.QuerySelector("script[type='application/ld+json']")!.TextContent);
            Assert.Equal("https://schema.org", data.RootElement.GetProperty("@context").GetString());
            Assert.Equal("http://localhost" + page.Address, data.RootElement.GetProperty("url").GetString());
            var about = data.RootElement;
            var described = about.TryGetProperty("mainEntityOfPage", out var telling) ? telling : about;
            Assert.Equal(page.Culture, described.GetProperty("inLanguage").GetString());
            Assert.All(RequiredOf(about.GetProperty("@type").GetString()!), name => Assert.True(about.TryGetProperty(name, out _), $"{page.Address} has no {name}"));
            Assert.StartsWith("http://localhost/jakokuva/", about.GetProperty("image").GetString());
            if (about.GetProperty("@type").GetString() != "WebSite")
            {
                var steps = described.GetProperty("breadcrumb").GetProperty("itemListElement").EnumerateArray().ToList();
                Assert.Equal(Enumerable.Range(1, steps.Count), steps.Select(s => s.GetProperty("position").GetInt32()));
                Assert.Equal("http://localhost" + page.Address, steps[^1].GetProperty("item").GetString());
            }
            Assert.False(string.IsNullOrWhiteSpace(data.RootElement.GetProperty("name").GetString()));
        }

        Assert.Equal("HowTo", TypeAt("/hyvat-kaytannot/soppapoyta"));
        Assert.Equal("Service", TypeAt("/tyokalut/avartti"));
        Assert.Equal("WebSite", TypeAt("/"));
    }

    [Fact]
    public async Task Security_txt_has_a_contact_and_has_not_expired()
    {
        var lines = (await site.OpenAsync("/.well-known/security.txt")).Text.Split('\n').Where(l => l.Length > 0).Select(l => l.Split(": ", 2)).ToDictionary(l => l[0], l => l[1]);
        Assert.Equal(HttpStatusCode.OK, (await site.OpenAsync(new Uri(lines["Contact"]).AbsolutePath)).Status);
        Assert.True(DateTimeOffset.Parse(lines["Expires"], System.Globalization.CultureInfo.InvariantCulture) > TimeProvider.System.GetUtcNow());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/css/site.css")]
    [InlineData("/ei-ole")]
    [InlineData("/sitemap.xml")]
    public async Task Every_answer_forbids_what_the_site_never_does(string address)
    {
        using var response = await site.Http.GetAsync(new Uri(address, UriKind.Relative));
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'self'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_feed_has_all_that_Atom_requires()
    {
        foreach (var address in site.Crawled.Values.SelectMany(p => p.Document.QuerySelectorAll("link[type='application/atom+xml']")).Select(l => l.GetAttribute("href")!).Distinct())
        {
            var feed = XDocument.Parse((await site.OpenAsync(address)).Text).Root!;
            Assert.Equal(Atom + "feed", feed.Name);
            Assert.Equal("http://localhost" + address, feed.Elements(Atom + "link").Single(l => l.Attribute("rel")!.Value == "self").Attribute("href")!.Value);
            Assert.NotEmpty(feed.Elements(Atom + "author"));
            foreach (var part in feed.Elements(Atom + "entry").Prepend(feed))
            {
                Assert.All(["id", "title", "updated"], name => Assert.False(string.IsNullOrWhiteSpace(Assert.Single(part.Elements(Atom + name)).Value), $"{address} {name}"));
                Assert.True(Uri.TryCreate(part.Element(Atom + "id")!.Value, UriKind.Absolute, out _));
                Assert.Single(part.Elements(Atom + "link"), l => l.Attribute("rel")!.Value == "alternate");
            }
        }
    }

    [Fact]
    public void The_languages_of_the_sitemap_name_each_other_and_themselves()
    {
        var urls = XDocument.Parse(site.Sitemap).Root!.Elements(Map + "url").ToDictionary(u => u.Element(Map + "loc")!.Value);
        foreach (var (address, url) in urls.Where(u => u.Value.Elements(Xhtml + "link").Any()))
        {
            var names = url.Elements(Xhtml + "link").Select(l => (l.Attribute("hreflang")!.Value, l.Attribute("href")!.Value)).ToList();
            Assert.Equal(["fi", "sv"], names.Select(n => n.Item1));
            Assert.Contains(address, names.Select(n => n.Item2));
            Assert.All(names, n => Assert.Equal(names, urls[n.Item2].Elements(Xhtml + "link").Select(l => (l.Attribute("hreflang")!.Value, l.Attribute("href")!.Value))));
            var page = site.Crawled[address["http://localhost".Length..]];
            Assert.Equal(names, page.Document.QuerySelectorAll("link[rel=alternate][hreflang]").Select(l => (l.GetAttribute("hreflang")!, l.GetAttribute("href")!)));
        }
    }

    /// <summary>What readers of structured data cannot do without.</summary>
    private static string[] RequiredOf(string type) => type switch
    {
        "VideoObject" => ["thumbnailUrl", "uploadDate", "description"],
        "HowTo" => ["inLanguage", "dateModified"],
        "DiscussionForumPosting" => ["author", "datePublished", "text"],
        "Event" => [],
        "EducationEvent" => ["startDate", "location"],
        "LearningResource" => ["inLanguage", "learningResourceType"],
        "AdministrativeArea" or "DefinedTerm" or "Service" or "Project" or "Organization" => ["mainEntityOfPage"],
        _ => ["inLanguage"],
    };

    private string? TypeAt(string address)
    {
        using var data = JsonDocument.Parse(site.Crawled[address].Document.QuerySelector("script[type='application/ld+json']")!.TextContent);
        return data.RootElement.GetProperty("@type").GetString();
    }
}
