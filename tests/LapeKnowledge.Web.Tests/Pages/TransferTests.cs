using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Pages;

/// <summary>What goes over the network, and how long it is kept.</summary>
[Collection(SiteCollection.Name)]
public sealed class TransferTests(SiteFixture site)
{
    private const int MostBytes = 100_000;

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("zstd", null)]
    [InlineData(null, null)]
    public async Task A_kept_page_is_answered_in_the_encoding_that_the_browser_takes(string? accepted, string? encoding)
    {
        var plain = (await site.OpenAsync("/pilotit")).Text;
        for (var turn = 0; turn < 2; turn++)
        {
            using var answer = await GetAsync("/pilotit", accepted);

            Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Equal(plain, await DecodedAsync(answer));
            if (encoding is not null)
            {
                Assert.Contains("Accept-Encoding", answer.Headers.Vary);
            }
            if (turn == 1)
            {
                Assert.NotNull(answer.Headers.Age); // from the cache
            }
        }
    }

    [Theory]
    [InlineData("/sitemap.xml")]
    [InlineData("/atom/pilotit")]
    [InlineData("/css/site.css")]
    [InlineData("/img/icons.svg")]
    [InlineData("/js/page-tools.js")]
    [InlineData("/favicon.svg")]
    public async Task What_is_text_is_compressed(string address)
    {
        using var answer = await GetAsync(address, "br");
        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.Equal((await site.OpenAsync(address)).Text, await DecodedAsync(answer));
    }

    [Theory]
    [InlineData("/palaute")]
    [InlineData("https://localhost/sv/respons")]
    [InlineData("/ilmoittautumisen-peruutus/0123456789012345678901234567890123456789012")]
    public async Task A_page_with_a_secret_in_it_is_never_compressed(string address)
    {
        using var answer = await GetAsync(address, "br, gzip");
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public void Every_page_names_the_versions_of_its_files()
    {
        foreach (var page in site.Crawled.Values.Where(p => p.IsHtml))
        {
            var own = page.Document.QuerySelectorAll("link[href], script[src], use[href], img[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!)
                .Where(a => a.StartsWith("/css/", StringComparison.Ordinal) || a.StartsWith("/js/", StringComparison.Ordinal) || a.StartsWith("/img/", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(own);
            Assert.All(own, a => Assert.Matches(@"^/[\w/.-]+\?v=[0-9a-f]{12}(#[\w-]+)?$", a));
        }
    }

    [Fact]
    public async Task A_file_is_kept_for_ever_by_its_version_alone()
    {
        var versioned = site.Crawled["/"].Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        using var known = await GetAsync(versioned, "br");
        using var old = await GetAsync("/css/site.css?v=000000000000", "br");
        using var font = await GetAsync("/fonts/figtree.woff2", "br");

        Assert.Equal("public, max-age=31536000, immutable", known.Headers.CacheControl!.ToString());
        Assert.Equal("public, max-age=3600", old.Headers.CacheControl!.ToString());
        Assert.Equal("public, max-age=2592000", font.Headers.CacheControl!.ToString());
        Assert.Empty(font.Content.Headers.ContentEncoding);

        using var again = new HttpRequestMessage(HttpMethod.Get, versioned);
        again.Headers.AcceptEncoding.ParseAdd("br");
        again.Headers.IfNoneMatch.Add(known.Headers.ETag!);
        using var unchanged = await site.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        using var asked = new HttpRequestMessage(HttpMethod.Head, versioned);
        using var head = await site.Http.SendAsync(asked);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sv")]
    [InlineData("/pilotit")]
    [InlineData("/tapahtumat")]
    [InlineData("/alueet")]
    [InlineData("/hyvat-kaytannot/soppapoyta")]
    public async Task A_page_and_all_it_needs_but_pictures_are_below_100_kB(string address)
    {
        var page = await site.OpenAsync(address);
        var needed = page.Document.QuerySelectorAll("link[rel=stylesheet], link[rel=preload], link[rel=icon], script[src], use[href]").Select(e => (e.GetAttribute("href") ?? e.GetAttribute("src")!).Split('#')[0]).Distinct();
        var bytes = 0;
        foreach (var part in needed.Prepend(address))
        {
            using var answer = await GetAsync(part, "br");
            Assert.True(answer.IsSuccessStatusCode, part);
            bytes += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }

        Assert.InRange(bytes, 1, MostBytes);
    }

    private async Task<HttpResponseMessage> GetAsync(string address, string? accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (accepted is not null)
        {
            request.Headers.AcceptEncoding.ParseAdd(accepted);
        }

        return await site.Http.SendAsync(request);
    }

    private static async Task<string> DecodedAsync(HttpResponseMessage answer)
    {
        await using var bytes = await answer.Content.ReadAsStreamAsync();
        await using Stream text = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(bytes, CompressionMode.Decompress),
            "gzip" => new GZipStream(bytes, CompressionMode.Decompress),
            _ => bytes,
        };
        return await new StreamReader(text).ReadToEndAsync();
    }
}
