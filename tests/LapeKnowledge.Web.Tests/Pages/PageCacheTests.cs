using System.IO.Compression;
using System.Net;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Pages;

[Collection(SiteCollection.Name)]
public sealed class PageCacheTests(SiteFixture site)
{
    private const string Address = "/tyokalut/sisukas";

    [Fact]
    public async Task Everybody_gets_the_kept_page_until_something_published_changes()
    {
        await GetAsync(Address);
        using (var kept = await GetAsync(Address))
        {
            Assert.NotNull(kept.Headers.Age);
        }

        site.Services.GetRequiredService<BuiltPages>().Forget(); // what every change of published content does

        using var fresh = await GetAsync(Address);
        Assert.Null(fresh.Headers.Age);
        Assert.Equal(HttpStatusCode.OK, fresh.StatusCode);
    }

    [Theory]
    [InlineData("Cookie", "UMB_PREVIEW=preview")]
    [InlineData("Authorization", "Bearer x")]
    public async Task Whoever_brings_a_cookie_or_credentials_is_answered_afresh(string header, string value)
    {
        await GetAsync(Address);
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.Add(header, value);

        using var answer = await site.Http.SendAsync(request);

        Assert.Null(answer.Headers.Age);
    }

    [Theory]
    [InlineData("/ei-ole")]
    [InlineData("/health/ready")]
    public async Task What_is_no_page_is_not_kept(string address)
    {
        await GetAsync(address);
        using var second = await GetAsync(address);
        Assert.Null(second.Headers.Age);
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("gzip;q=0.5, br;q=0", "gzip")]
    [InlineData("zstd", null)]
    [InlineData(";;q=none", null)]
    public async Task Each_reader_gets_the_encoding_that_he_understands(string accepted, string? expected)
    {
        await GetAsync(Address); // kept as it is
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Address);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
            using var answer = await site.Http.SendAsync(request);

            Assert.Equal(expected, answer.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Contains("<h1>Sisukas", await TextOfAsync(answer, expected), StringComparison.Ordinal);
        }
    }

    private static async Task<string> TextOfAsync(HttpResponseMessage answer, string? encoding)
    {
        var sent = await answer.Content.ReadAsStreamAsync();
        using var reader = new StreamReader(encoding switch
        {
            "br" => new BrotliStream(sent, CompressionMode.Decompress),
            "gzip" => new GZipStream(sent, CompressionMode.Decompress),
            _ => sent,
        });
        return await reader.ReadToEndAsync();
    }

    private Task<HttpResponseMessage> GetAsync(string address) => site.Http.GetAsync(new Uri(address, UriKind.Relative));
}
