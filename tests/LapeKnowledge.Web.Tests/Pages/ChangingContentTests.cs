using System.Net;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Web.Tests.Pages;

/// <summary>Pages follow what editors publish, at once.</summary>
[Collection(SiteCollection.Name)]
public sealed class ChangingContentTests(SiteFixture site) : IAsyncLifetime
{
    private const string Finnish = "fi-FI";
    private const string Swedish = "sv-FI";
    private const string Pilots = "/pilotit";
    private const string Tool = "/tyokalut/avartti";

    private readonly List<IContent> _created = [];

    private IContentService Content => site.Services.GetRequiredService<IContentService>();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        foreach (var content in _created)
        {
            Content.Delete(Content.GetById(content.Key)!);
        }

        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_old_address_of_a_renamed_page_leads_to_the_new_one()
    {
        var pilot = Publish(NewPilot("Kokeilu vanhalla nimellä"));
        Assert.Equal(HttpStatusCode.OK, (await site.OpenAsync("/pilotit/kokeilu-vanhalla-nimella")).Status);

        pilot.SetCultureName("Kokeilu uudella nimellä", Finnish);
        Publish(pilot);

        var old = await site.OpenAsync("/pilotit/kokeilu-vanhalla-nimella");
        Assert.Equal(HttpStatusCode.MovedPermanently, old.Status);
        Assert.EndsWith("/pilotit/kokeilu-uudella-nimella", old.Location);
        Assert.Equal("Kokeilu uudella nimellä", (await site.OpenAsync("/pilotit/kokeilu-uudella-nimella")).Heading);
        Assert.Contains("Kokeilu uudella nimellä", (await site.OpenAsync(Pilots)).Text);
    }

    [Fact]
    public async Task A_tool_shows_a_pilot_from_when_it_is_published_until_it_is_unpublished()
    {
        const string address = "/pilotit/kokeilu-joka-tulee-ja-menee";
        var pilot = NewPilot("Kokeilu joka tulee ja menee");
        pilot.SetValue(Pilot.Aliases.Tools, ToolUdi().ToString());
        Content.Save(pilot);
        _created.Add(pilot);
        Assert.DoesNotContain(address, (await site.OpenAsync(Tool)).ContentLinks());

        Publish(pilot);
        Assert.Contains(address, (await site.OpenAsync(Tool)).LinksUnder("Pilotit, jotka käyttävät työkalua"));
        Assert.Contains(address, (await site.OpenAsync(Pilots)).ContentLinks());

        // a draft without the tool changes nothing for readers
        pilot.SetValue(Pilot.Aliases.Tools, null);
        Content.Save(pilot);
        Assert.Contains(address, (await site.OpenAsync(Tool)).ContentLinks());

        Publish(pilot);
        Assert.DoesNotContain(address, (await site.OpenAsync(Tool)).ContentLinks());

        Content.Unpublish(pilot);
        Assert.DoesNotContain(address, (await site.OpenAsync(Pilots)).ContentLinks());
        Assert.Equal(HttpStatusCode.Gone, (await site.OpenAsync(address)).Status);
    }

    [Fact]
    public async Task What_is_not_translated_is_linked_from_swedish_pages_as_finnish_and_the_translation_replaces_it()
    {
        const string finnish = "/pilotit/kaannettava-kokeilu";
        var pilot = Publish(NewPilot("Käännettävä kokeilu"));
        Assert.Equal("fi", LinkTo(await site.OpenAsync("/sv/piloter"), finnish)?.GetAttribute("hreflang"));
        Assert.Equal("/sv", (await site.OpenAsync(finnish)).Document.QuerySelector(".language-switch a")!.GetAttribute("href"));

        pilot.SetCultureName("Ett försök", Swedish);
        pilot.SetValue(Describable.Aliases.Summary, "Tiivistelmä vain suomeksi.", Finnish);
        Publish(pilot, Finnish, Swedish);

        Assert.Null(LinkTo(await site.OpenAsync("/sv/piloter"), finnish));
        var swedish = await site.OpenAsync("/sv/piloter/ett-forsok");
        Assert.Equal("Ett försök", swedish.Heading);
        Assert.Equal("fi", swedish.Document.QuerySelector(".summary")!.GetAttribute("lang"));
        Assert.Contains("En del av innehållet finns bara på finska.", swedish.Text);
    }

    [Fact]
    public async Task Markup_in_plain_text_is_shown_and_not_run()
    {
        var pilot = NewPilot("Nimi <b>lihavoitu</b> & \"lainattu\"");
        pilot.SetValue(Describable.Aliases.Summary, "<script>alert(1)</script>", Finnish);
        pilot.SetValue(Pilot.Aliases.Team, "<img src=x onerror=alert(1)>", Finnish);
        Publish(pilot);

        var list = await site.OpenAsync(Pilots);
        var link = list.Document.QuerySelectorAll(".card-link").Single(a => a.TextContent == "Nimi <b>lihavoitu</b> & \"lainattu\"");
        var page = await site.OpenAsync(link.GetAttribute("href")!);
        Assert.Equal("Nimi <b>lihavoitu</b> & \"lainattu\"", page.Heading);
        Assert.All(new[] { list, page }, p => Assert.Empty(p.Document.QuerySelectorAll("main script:not([src^='/js/']), main img, h1 b")));
        Assert.Contains("<script>alert(1)</script>", page.Document.Body!.TextContent);
        Assert.Empty(page.ParseErrors);
    }

    [Theory]
    [InlineData("?sivu=2")]
    [InlineData("?sivu=-1")]
    [InlineData("?sivu=99999999999999999999")]
    [InlineData("?sivu=%3Cscript%3E&sivu=2")]
    public async Task A_page_number_that_is_not_there_gives_the_list_and_says_so(string query)
    {
        var page = await site.OpenAsync("/pilotit" + query);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Pyydettyä sivua ei ole.", page.Text);
        Assert.DoesNotContain("Pyydettyä sivua ei ole.", (await site.OpenAsync("/pilotit?sivu=1")).Text);
        Assert.Contains("/pilotit/avartti", page.ContentLinks());
    }

    private static AngleSharp.Dom.IElement? LinkTo(SitePage page, string address) => page.Document.QuerySelector($"main a[href='{address}']");

    private IContent NewPilot(string name)
    {
        var pilot = Content.Create(name, KeyAt(Pilots), Pilot.ModelTypeAlias);
        pilot.SetCultureName(name, Finnish);
        return pilot;
    }

    private Udi ToolUdi() => new GuidUdi(Constants.UdiEntityType.Document, KeyAt(Tool));

    private Guid KeyAt(string address) => site.InContext(services => new PublishedDocuments(services).At(address).Key);

    private IContent Publish(IContent content, params string[] cultures)
    {
        Content.Save(content);
        var result = Content.Publish(content, cultures.Length == 0 ? [Finnish] : cultures);
        Assert.True(result.Success, result.Result.ToString());
        if (!_created.Contains(content))
        {
            _created.Add(content);
        }

        return content;
    }
}
