using System.Net;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Registrations;
using LapeKnowledge.Web.Features.Search.Insight;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Editing;

/// <summary>The editors' pages.</summary>
[Collection(SiteCollection.Name)]
public sealed class EditingTests(SiteFixture site)
{
    public static TheoryData<string> Addresses =>
    [
        "/toimitus", "/sv/redaktion", "/toimitus/haut", "/sv/redaktion/sokningar", "/toimitus/haut?viikkoja=52", "/toimitus/haut?viikkoja=-1", "/toimitus/ilmoittautumiset", "/sv/redaktion/anmalningar",
        "/toimitus/levinneisyys", "/sv/redaktion/spridning", "/toimitus/levinneisyys?ennen=abc", "/toimitus/levinneisyys?ennen=99999999999999",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Editors_see_them_whole_and_nobody_else(string address)
    {
        using var member = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);

        var page = await editor.OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.ParseErrors);
        Assert.Single(page.Document.QuerySelectorAll("h1"));
        Assert.True(page.IsHiddenFromSearch);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.OpenAsync(address)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.OpenAsync(address)).Status);
    }

    [Fact]
    public async Task The_desk_leads_only_to_pages_that_are_there()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        foreach (var desk in new[] { "/toimitus", "/sv/redaktion" })
        {
            var links = (await editor.OpenAsync(desk)).ContentLinks();
            Assert.True(links.Count >= 3);
            foreach (var link in links)
            {
                Assert.Equal(HttpStatusCode.OK, (await editor.OpenAsync(link)).Status);
            }
        }
    }

    [Fact]
    public async Task What_was_searched_often_is_listed_and_what_was_searched_once_is_not()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var store = site.Services.GetRequiredService<InsightStore>();
        var (often, once) = ($"usein {Guid.NewGuid():N}", $"kerran {Guid.NewGuid():N}");
        await store.AddAsync(
            [
                new InsightRow { Week = store.ThisWeek, Language = "fi", Query = often, Searches = 5, Empty = 5 },
                new InsightRow { Week = store.ThisWeek, Language = "fi", Query = once, Searches = 1 },
            ],
            default);

        var text = (await editor.OpenAsync("/toimitus/haut")).Document.QuerySelector("main")!.TextContent;
        var file = await editor.OpenAsync("/toimitus/haut.csv");

        Assert.Contains(often, text);
        Assert.DoesNotContain(once, text);
        Assert.Contains(often, file.Text);
        Assert.DoesNotContain(once, file.Text);
    }

    [Fact]
    public async Task The_list_of_an_event_is_downloaded_by_editors_alone_and_runs_no_formula()
    {
        using var events = new TemporaryEvents(site);
        using var member = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var key = events.Publish("Toimituksen tapahtuma", (Event.Aliases.StartDate, new DateTime(2027, 1, 1, 9, 0, 0)));
        var store = site.Services.GetRequiredService<RegistrationStore>();
        await store.RegisterAsync(key, 0, new Applicant("=HYPERLINK(\"x\")", "joku@example.org", Cultures.Swedish), default);
        var address = $"/toimitus/ilmoittautumiset/{key}.csv";

        var list = await editor.OpenAsync("/toimitus/ilmoittautumiset");
        Assert.Contains("Toimituksen tapahtuma", list.Text);
        Assert.Contains(address, list.ContentLinks());
        var file = await editor.OpenAsync(address);
        Assert.Equal("text/csv", file.ContentType);
        Assert.Contains("'=HYPERLINK", file.Text);
        Assert.Contains("joku@example.org;on;sv", file.Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.OpenAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.OpenAsync($"/toimitus/ilmoittautumiset/{Guid.NewGuid()}.csv")).Status);
        await store.EraseAsync(key, null, default);
    }
}
