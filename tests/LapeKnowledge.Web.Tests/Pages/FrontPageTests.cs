using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Pages;

[Collection(SiteCollection.Name)]
public sealed class FrontPageTests(SiteFixture site)
{
    [Theory]
    [InlineData("/", "/tapahtumat", "Tulevia tapahtumia ei ole nyt tiedossa.")]
    [InlineData("/sv", "/sv/evenemang", "Inga kommande evenemang är kända just nu.")]
    public async Task Without_events_to_come_it_says_so_and_shows_the_way_to_the_earlier_ones(string home, string events, string words)
    {
        var section = (await site.OpenAsync(home)).Document.GetElementById("upcoming")!.ParentElement!;
        Assert.Contains(words, section.TextContent, StringComparison.Ordinal);
        Assert.Equal([events], section.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task An_event_to_come_takes_the_place_of_the_words()
    {
        using var events = new TemporaryEvents(site);
        events.Publish("Kevään foorumi", (Event.Aliases.StartDate, TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(30)));
        site.Services.GetRequiredService<BuiltPages>().Forget();

        var section = (await site.OpenAsync("/")).Document.GetElementById("upcoming")!.ParentElement!;

        Assert.Equal("Kevään foorumi", section.QuerySelector(".card-link")!.TextContent);
        Assert.Null(section.QuerySelector(".notice"));
    }
}
