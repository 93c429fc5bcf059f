using System.Net;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Start;

[Collection(SiteCollection.Name)]
public sealed class HealthTests(SiteFixture site)
{
    private static readonly IReadOnlyList<(string Program, string Check)> Optional = [("vips", "images: "), ("ffmpeg", "posters: ")];

    private static bool IsInstalled(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, program)));

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_started_site_is_well(string address)
    {
        using var response = await site.Http.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var missing = address == "/health/ready" ? Optional.Where(o => !IsInstalled(o.Program)).ToArray() : [];
        var text = await response.Content.ReadAsStringAsync();
        Assert.StartsWith(missing.Length > 0 ? "Degraded\n" : "Healthy", text);
        Assert.All(missing, m => Assert.Contains("\n" + m.Check, text));
        Assert.True(response.Headers.CacheControl?.NoStore);
    }
}
