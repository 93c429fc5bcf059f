using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using LapeKnowledge.Web.Features.Regions;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Pages;

/// <summary>The map of tiles and the table beside it say the same, and both can be narrowed by the address.</summary>
[Collection(SiteCollection.Name)]
public sealed class SpreadTests(SiteFixture site)
{
    private const string Regions = "/alueet";

    [Fact]
    public void Every_municipality_has_a_place_of_its_own()
    {
        var codes = site.InContext(services => new PublishedDocuments(services).OfType<Municipality>().Select(m => m.Code!).ToList());
        Assert.Equal(codes.Order(), TileGrid.Municipalities.Keys.Order());
        Assert.Equal(codes.Count, TileGrid.Municipalities.Values.Concat(TileGrid.Provinces.Values).Distinct().Count() - TileGrid.Provinces.Count);
    }

    [Theory]
    [InlineData(Regions)]
    [InlineData("/sv/regioner")]
    [InlineData("/alueet/varsinais-suomi")]
    public async Task Map_and_table_say_the_same(string address)
    {
        var page = await site.OpenAsync(address);
        var tiles = Tiles(page);
        Assert.True(tiles.Count >= 27);
        Assert.Equal(Rows(page), tiles);
        Assert.Contains(tiles, t => t.Counts != "0 + 0");
    }

    [Fact]
    public async Task A_theme_narrows_what_is_counted()
    {
        var all = Rows(await site.OpenAsync(Regions));
        var page = await site.OpenAsync(Regions + "?teema=osallisuus");
        var narrowed = Rows(page);

        Assert.Equal(all.Select(r => r.Address), narrowed.Select(r => r.Address));
        Assert.InRange(narrowed.Sum(Sum), 1, all.Sum(Sum) - 1);
        Assert.Equal(narrowed, Tiles(page));
        Assert.NotNull(page.Document.QuerySelector("option[value=osallisuus][selected]"));
        Assert.Equal("?", page.Document.QuerySelector(".chosen a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("?teema=ei-ole")]
    [InlineData("?tyokalu=%3Cscript%3E")]
    public async Task What_is_not_known_is_left_out_and_said(string query)
    {
        var page = await site.OpenAsync(Regions + query);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("jätettiin huomiotta", page.Text);
        Assert.Equal(Rows(await site.OpenAsync(Regions)), Rows(page));
    }

    private static List<(string Address, string Name, string Counts)> Rows(SitePage page) =>
    [
        .. page.Document.QuerySelectorAll(".spread-table tbody tr")
            .Select(r => (Link(r).Address, Link(r).Name, string.Join(" + ", r.QuerySelectorAll(".number").Select(n => n.TextContent))))
            .OrderBy(r => r.Address, StringComparer.Ordinal),
    ];

    private static List<(string Address, string Name, string Counts)> Tiles(SitePage page) =>
    [
        .. page.Document.QuerySelectorAll(".tile")
            .Select(t => (t.GetAttribute("href")!, t.QuerySelector("text")!.TextContent, t.QuerySelector(".tile-count")!.TextContent.Replace("–", "0 + 0", StringComparison.Ordinal)))
            .OrderBy(r => r.Item1, StringComparer.Ordinal),
    ];

    private static (string Address, string Name) Link(IElement row) => (row.QuerySelector("th a")!.GetAttribute("href")!, row.QuerySelector("th a")!.TextContent);

    private static int Sum((string, string, string Counts) row) => row.Counts.Split(" + ").Sum(n => int.Parse(n, CultureInfo.InvariantCulture));
}
