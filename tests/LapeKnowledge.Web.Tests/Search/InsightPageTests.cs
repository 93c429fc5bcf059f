using System.Net;
using LapeKnowledge.Web.Features.Search.Insight;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Search;

/// <summary>What of the reading of pages is counted.</summary>
[Collection(SiteCollection.Name)]
public sealed class InsightPageTests(SiteFixture site)
{
    private const string Person = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    [Fact]
    public async Task A_person_who_searches_is_counted_once_however_he_narrows_sorts_and_turns_pages()
    {
        await GetAsync("/haku?q=Avartti%20laskuri");
        await GetAsync("/haku?q=Avartti%20laskuri&sivu=2");
        await GetAsync("/haku?q=Avartti%20laskuri&tyyppi=pilot", ("Referer", "http://localhost/haku?q=Avartti%20laskuri"));
        await GetAsync("/haku?q=Avartti%20laskuri&jarjestys=uusin", ("Referer", "http://localhost/haku?q=Avartti%20laskuri&tyyppi=pilot"));
        Assert.Equal((1, 0), await CountAsync("avartti laskuri"));

        await OpenedAsync("Avartti laskuri");
        await OpenedAsync("ei haettu koskaan");
        Assert.Equal((1, 1), await CountAsync("avartti laskuri"));
        Assert.Null(await CountAsync("ei haettu koskaan"));
    }

    [Theory]
    [InlineData("User-Agent", "Mozilla/5.0 (compatible; Googlebot/2.1)")]
    [InlineData("User-Agent", "curl/8.0")]
    [InlineData("Sec-Purpose", "prefetch;prerender")]
    public async Task Programs_and_browsers_that_look_ahead_are_not_counted(string header, string value)
    {
        await GetAsync("/haku?q=ohjelman%20haku", (header, value));
        Assert.Null(await CountAsync("ohjelman haku"));
    }

    [Fact]
    public async Task Nobody_s_address_is_kept_even_where_he_types_it_into_the_box()
    {
        await GetAsync("/haku?q=matti.esimerkki%40example.org");
        await site.Services.GetRequiredService<SearchInsight>().FlushAsync(default);
        Assert.DoesNotContain(await site.Services.GetRequiredService<InsightStore>().SinceAsync(0, default), r => r.Query.Contains("matti", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_sites_cannot_tell_that_something_was_opened_and_bad_forms_are_refused()
    {
        Assert.Equal(HttpStatusCode.Forbidden, await OpenedAsync("avartti", ("Sec-Fetch-Site", "cross-site")));
        using var text = new StringContent("q=avartti");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await PostAsync(text));
        using var broken = new StringContent(string.Join('&', Enumerable.Range(0, 2000).Select(n => $"f{n}=1")), null, "application/x-www-form-urlencoded");
        Assert.True((int)await PostAsync(broken) is >= 400 and < 500);
        Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync("/haku/avattu")).Status);
    }

    private async Task GetAsync(string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("User-Agent", Person);
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await site.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<HttpStatusCode> OpenedAsync(string query, params (string Name, string Value)[] headers)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("q", query)]);
        return await PostAsync(form, headers);
    }

    private async Task<HttpStatusCode> PostAsync(HttpContent content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/haku/avattu") { Content = content };
        request.Headers.TryAddWithoutValidation("User-Agent", Person);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await site.Http.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<(int Searches, int Opened)?> CountAsync(string query)
    {
        // the writer may have taken some of it already: its writing is waited for by writing too
        for (var attempt = 0; attempt < 2; attempt++)
        {
            await site.Services.GetRequiredService<SearchInsight>().FlushAsync(default);
            await Task.Delay(100);
        }

        var row = (await site.Services.GetRequiredService<InsightStore>().SinceAsync(0, default)).SingleOrDefault(r => r.Query == query);
        return row is null ? null : (row.Searches, row.Opened);
    }
}
