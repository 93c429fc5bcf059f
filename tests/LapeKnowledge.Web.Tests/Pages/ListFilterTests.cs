using System.Net;
using AngleSharp.Dom;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Pages;

/// <summary>Lists are narrowed by their address alone, so that a narrowed list can be shared and works without scripts.</summary>
[Collection(SiteCollection.Name)]
public sealed class ListFilterTests(SiteFixture site)
{
    private const string Practices = "/hyvat-kaytannot";

    [Fact]
    public async Task Values_of_one_facet_widen_and_facets_narrow()
    {
        var all = Cards(await site.OpenAsync(Practices));
        var participation = Cards(await site.OpenAsync(Practices + "?teema=osallisuus"));
        var leadership = Cards(await site.OpenAsync(Practices + "?teema=johtaminen"));
        var either = Cards(await site.OpenAsync(Practices + "?teema=osallisuus&teema=johtaminen"));
        var both = Cards(await site.OpenAsync(Practices + "?teema=osallisuus&ika=age-3-5"));

        Assert.InRange(participation.Count, 1, all.Count - 1);
        Assert.Equal(participation.Union(leadership).Order(), either.Order());
        Assert.InRange(both.Count, 1, participation.Count);
        Assert.Subset(participation.ToHashSet(), both.ToHashSet());
    }

    [Fact]
    public async Task Every_choice_says_how_many_it_gives_and_gives_as_many()
    {
        var page = await site.OpenAsync(Practices + "?teema=osallisuus");
        var choices = page.Document.QuerySelectorAll(".filter input[name=ika]").ToList();

        Assert.True(choices.Count > 2);
        foreach (var choice in choices)
        {
            var narrowed = await site.OpenAsync($"{Practices}?teema=osallisuus&ika={choice.GetAttribute("value")}");
            Assert.Equal(Count(choice), Cards(narrowed).Count);
        }
    }

    [Fact]
    public async Task A_chosen_value_does_not_hide_its_siblings()
    {
        var open = Counts(await site.OpenAsync(Practices), "teema");
        var chosen = Counts(await site.OpenAsync(Practices + "?teema=osallisuus"), "teema");
        Assert.Equal(open, chosen);
    }

    [Fact]
    public async Task What_is_chosen_is_ticked_and_its_chip_takes_it_away()
    {
        var page = await site.OpenAsync(Practices + "?teema=osallisuus&ika=age-3-5&jarjestys=uusin");

        Assert.Equal(["osallisuus", "age-3-5"], page.Document.QuerySelectorAll(".filter input[checked]").Select(i => i.GetAttribute("value")));
        Assert.NotNull(page.Document.QuerySelector("option[value=uusin][selected]"));
        var chips = page.Document.QuerySelectorAll(".chosen a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Equal(["?ika=age-3-5&jarjestys=uusin", "?teema=osallisuus&jarjestys=uusin", "?"], chips);
    }

    [Fact]
    public async Task The_newest_come_first_when_asked_for()
    {
        var byName = Cards(await site.OpenAsync(Practices));
        var newest = Cards(await site.OpenAsync(Practices + "?jarjestys=uusin"));
        Assert.Equal(byName.Order(), newest.Order());
        Assert.NotEqual(byName, newest);
    }

    [Fact]
    public async Task Swedish_lists_have_swedish_addresses()
    {
        var theme = (await site.OpenAsync("/sv/god-praxis")).Document.QuerySelector(".filter input[name=tema]")!.GetAttribute("value");
        var page = await site.OpenAsync("/sv/god-praxis?tema=" + theme);
        Assert.Equal(Count(page.Document.QuerySelector(".filter input[checked]")!), Cards(page).Count);
        Assert.Contains("Ta bort", page.Text);
    }

    [Theory]
    [InlineData("?teema=ei-ole")]
    [InlineData("?ika=%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("?jarjestys=satunnainen")]
    [InlineData("?vaihe=trial")] // practices have no phase
    public async Task What_the_list_does_not_have_is_left_out_and_said(string query)
    {
        var page = await site.OpenAsync(Practices + query);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("jätettiin huomiotta", page.Text);
        Assert.Equal(Cards(await site.OpenAsync(Practices)).Count, Cards(page).Count);
        Assert.Empty(page.Document.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task Choices_that_leave_nothing_are_answered_with_a_way_out()
    {
        var facets = (await site.OpenAsync(Practices + "?teema=osallisuus")).Document.QuerySelectorAll(".filter label.none input");
        var none = facets.First(i => i.GetAttribute("name") != "teema");
        var page = await site.OpenAsync($"{Practices}?teema=osallisuus&{none.GetAttribute("name")}={none.GetAttribute("value")}");
        Assert.Empty(Cards(page));
        Assert.Contains("Näillä rajauksilla ei löytynyt mitään", page.Text);
        Assert.NotNull(page.Document.QuerySelector(".notice a[href='?']"));
    }

    [Fact]
    public async Task An_address_of_5000_characters_is_answered()
    {
        var page = await site.OpenAsync(Practices + "?teema=" + new string('a', 5000));
        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    private static List<string> Cards(SitePage page) => [.. page.Document.QuerySelectorAll(".results .card-link").Select(a => a.GetAttribute("href")!)];

    private static Dictionary<string, int> Counts(SitePage page, string facet) =>
        page.Document.QuerySelectorAll($".filter input[name={facet}]").ToDictionary(i => i.GetAttribute("value")!, Count);

    private static int Count(IElement choice) => int.Parse(choice.ParentElement!.QuerySelector(".count")!.TextContent, System.Globalization.CultureInfo.InvariantCulture);
}
