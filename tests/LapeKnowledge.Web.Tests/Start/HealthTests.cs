using System.Net;
using LapeKnowledge.Search.Analysis;
using LapeKnowledge.Web.Tests.Search.Indexing;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Start;

[Collection(SiteCollection.Name)]
public sealed class HealthTests(SiteFixture site)
{
    private static readonly IReadOnlyList<(bool IsThere, string Check)> Optional =
        [(IsInstalled("vips"), "images: "), (IsInstalled("ffmpeg"), "posters: "), (LanguageAnalyzers.FinnishDictionary(new AnalysisOptions()).IsAvailable, "search: ")];

    private static bool IsInstalled(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, program)));

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_started_site_is_well(string address)
    {
        _ = new IndexedSite(site).Index; // filled
        using var response = await site.Http.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var missing = address == "/health/ready" ? Optional.Where(o => !o.IsThere).ToArray() : [];
        var text = await response.Content.ReadAsStringAsync();
        Assert.StartsWith(missing.Length > 0 ? "Degraded\n" : "Healthy", text);
        Assert.All(missing, m => Assert.Contains("\n" + m.Check, text));
        Assert.True(response.Headers.CacheControl?.NoStore);
    }
}
