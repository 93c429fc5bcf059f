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

    private Task<HttpResponseMessage> GetAsync(string address) => site.Http.GetAsync(new Uri(address, UriKind.Relative));
}
