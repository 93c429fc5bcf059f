using System.Text.RegularExpressions;
using AngleSharp.Dom;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Pages;

/// <summary>Whom to ask in which province: roles, and nothing of persons.</summary>
[Collection(SiteCollection.Name)]
public sealed partial class ContactTests(SiteFixture site)
{
    [Theory]
    [InlineData("/yhteystiedot", "Hankekoordinaattori, LAPE Uusimaa", "Lähteet eivät kerro, keneltä kysyä.")]
    [InlineData("/sv/kontaktuppgifter", "Projektkoordinator, LAPE Nyland", "Källorna berättar inte vem man kan fråga.")]
    public async Task Every_province_is_there_with_its_roles_or_says_that_none_are_known(string address, string role, string unknown)
    {
        var page = await site.OpenAsync(address);
        var sections = page.Document.QuerySelectorAll("main section").ToList();
        Assert.Equal(3, sections.Count);
        Assert.Equal(2, sections.Count(s => s.QuerySelectorAll(".contacts tbody tr").Length >= 2));
        Assert.Single(sections, s => s.QuerySelector(".notice")?.TextContent == unknown);
        Assert.Contains(role, page.Document.QuerySelectorAll(".contacts tbody th").Select(r => r.TextContent));
        Assert.All(page.Document.QuerySelectorAll(".contacts tbody tr"), r => Assert.NotEqual(string.Empty, r.QuerySelector("td")!.TextContent.Trim()));
    }

    [Fact]
    public async Task A_province_shows_its_own_roles_and_the_way_to_all_of_them()
    {
        var page = await site.OpenAsync("/alueet/uusimaa");
        var municipalities = page.Document.QuerySelectorAll(".contacts tbody a").Select(a => a.GetAttribute("href"));
        Assert.Equal(["/alueet/uusimaa/lohja", "/alueet/uusimaa/porvoo"], municipalities);
        Assert.Contains("/yhteystiedot", page.LinksUnder("Yhteystiedot"));
        Assert.Equal(["5"], page.Facts("Maakunnan kunnat"));
    }

    [Theory]
    [InlineData("/yhteystiedot")]
    [InlineData("/sv/kontaktuppgifter")]
    [InlineData("/alueet/varsinais-suomi")]
    public async Task No_address_and_no_number_of_a_person_is_there(string address)
    {
        var main = (await site.OpenAsync(address)).Document.QuerySelectorAll(".contacts");
        Assert.NotEmpty(main);
        Assert.All(main, c => Assert.DoesNotMatch(PersonalData(), c.TextContent));
        Assert.All(main, c => Assert.Empty(c.QuerySelectorAll("a[href^=mailto], a[href^=tel]")));
    }

    [GeneratedRegex(@"@|\+358|\b0\d{2}[\s-]?\d{3}")]
    private static partial Regex PersonalData();
}
