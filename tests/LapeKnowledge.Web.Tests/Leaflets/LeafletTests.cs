using System.Net;
using LapeKnowledge.Web.Features.Leaflets;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Accounts;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Leaflets;

/// <summary>A practice on one sheet of paper.</summary>
[Collection(SiteCollection.Name)]
public sealed class LeafletTests(SiteFixture site)
{
    [Fact]
    public async Task Every_practice_has_a_leaflet_in_both_languages_with_a_code_and_its_address()
    {
        var practices = site.InContext(services => new PublishedDocuments(services) is var all ? all.OfType<GoodPractice>().Select(p => (p.Key, Finnish: all.Url(p))).ToList() : []);
        Assert.NotEmpty(practices);
        foreach (var (key, url) in practices)
        {
            Assert.Contains($"/esite/{key}", (await site.OpenAsync(url)).ContentLinks());
            foreach (var address in new[] { $"/esite/{key}", $"/sv/broschyr/{key}" })
            {
                var page = await site.OpenAsync(address);
                Assert.Equal(HttpStatusCode.OK, page.Status);
                Assert.Empty(page.ParseErrors);
                Assert.Single(page.Document.QuerySelectorAll("h1"));
                Assert.True(page.IsHiddenFromSearch);
                Assert.NotNull(page.Document.QuerySelector("svg.leaflet-code path[d^='M']"));
                Assert.NotNull(page.Document.QuerySelector(".leaflet-address a[href^='/']"));
                Assert.False(page.SetsCookie);
            }
        }
    }

    [Fact]
    public async Task There_is_no_leaflet_of_anything_else()
    {
        var tool = site.InContext(services => new PublishedDocuments(services).OfType<Tool>().First().Key);
        Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync($"/esite/{tool}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync($"/esite/{Guid.NewGuid()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync("/esite/<script>")).Status);
    }

    [Fact]
    public void The_code_is_a_square_with_its_three_corners()
    {
        var code = QrPath.Of("https://example.org/hyvat-kaytannot/aamupiiri");

        Assert.InRange(code.Size, 21 + 8, 60);
        Assert.StartsWith("M4 4h1v1h-1z", code.Path); // the first dark module stands inside the quiet zone
    }
}

internal sealed class LeafletAccessRows : IAccessRows
{
    public Task<IReadOnlyList<AccessRow>> ReadAsync(SiteFixture site, AccessCallers callers) =>
        Task.FromResult<IReadOnlyList<AccessRow>>([.. AccessRow.Public("GET", LeafletEndpoints.Address.Finnish, LeafletEndpoints.Address.Swedish)]);
}
