using System.Net;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Start;

[Collection(SiteCollection.Name)]
public sealed class HealthTests(SiteFixture site)
{
    private static bool IsVipsInstalled => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "vips")));

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_started_site_is_well(string address)
    {
        using var response = await site.Http.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith(address == "/health/ready" && !IsVipsInstalled ? "Degraded\nimages: " : "Healthy", await response.Content.ReadAsStringAsync());
        Assert.True(response.Headers.CacheControl?.NoStore);
    }
}
