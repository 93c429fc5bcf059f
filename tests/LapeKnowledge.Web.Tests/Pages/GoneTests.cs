using System.Net;
using LapeKnowledge.Web.Features.Gone;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
using LapeKnowledge.Web.Tests.Start;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Tests.Pages;

/// <summary>What was there and is no more is told apart from what never was.</summary>
[Collection(SiteCollection.Name)]
public sealed class GoneTests(SiteFixture site) : IDisposable
{
    private readonly TemporaryEvents _events = new(site);

    private IContentService Content => site.Services.GetRequiredService<IContentService>();

    public void Dispose() => _events.Dispose();

    [Theory]
    [InlineData("Piilotettu tapahtuma", "/tapahtumat/piilotettu-tapahtuma")]
    [InlineData("Roskakoriin viety tapahtuma", "/tapahtumat/roskakoriin-viety-tapahtuma")]
    public async Task An_address_that_had_a_document_is_gone_until_it_has_one_again(string name, string address)
    {
        var key = _events.Publish(name, (Event.Aliases.StartDate, new DateTime(2031, 3, 3)));
        Assert.Equal(HttpStatusCode.OK, (await site.OpenAsync(address)).Status);

        var isHidden = name.StartsWith("Piilotettu", StringComparison.Ordinal);
        Assert.True(isHidden ? Content.Unpublish(Content.GetById(key)!).Success : Content.MoveToRecycleBin(Content.GetById(key)!).Success);

        foreach (var asked in new[] { address, address + "/", address.ToUpperInvariant() })
        {
            var page = await site.OpenAsync(asked);
            Assert.Equal(HttpStatusCode.Gone, page.Status);
            Assert.Equal("Sivu on poistettu", page.Heading);
            Assert.StartsWith("Sivu on poistettu – ", page.Document.Title);
            Assert.Equal("Sidan har tagits bort", page.Document.QuerySelector("#other-language")!.TextContent);
            Assert.Contains("/tapahtumat", page.ContentLinks());
            Assert.True(page.IsHiddenFromSearch);
            Assert.Empty(page.ParseErrors);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync(address + "-2")).Status);
        if (isHidden)
        {
            _events.Change(key, Event.Aliases.StartDate, new DateTime(2031, 3, 4));
            Assert.Equal(HttpStatusCode.OK, (await site.OpenAsync(address)).Status);
        }
    }

    [Fact]
    public async Task A_language_that_is_taken_away_is_gone_and_the_other_one_stays()
    {
        var key = _events.Publish("Kaksikielinen tapahtuma", (Event.Aliases.StartDate, new DateTime(2031, 3, 3)));
        var document = Content.GetById(key)!;
        document.SetCultureName("Ett evenemang på två språk", "sv-FI");
        Content.Save(document);
        Assert.True(Content.Publish(document, ["fi-FI", "sv-FI"]).Success);
        const string Swedish = "/sv/evenemang/ett-evenemang-pa-tva-sprak";
        Assert.Equal(HttpStatusCode.OK, (await site.OpenAsync(Swedish)).Status);

        Assert.True(Content.Unpublish(Content.GetById(key)!, "sv-FI").Success);

        var page = await site.OpenAsync(Swedish);
        Assert.Equal((HttpStatusCode.Gone, "Sidan har tagits bort"), (page.Status, page.Heading));
        Assert.Contains("/sv/evenemang", page.ContentLinks());
        Assert.Equal(HttpStatusCode.OK, (await site.OpenAsync("/tapahtumat/kaksikielinen-tapahtuma")).Status);
    }

    [Fact]
    public async Task What_is_deleted_at_once_is_gone_too_and_never_kept_by_caches()
    {
        var key = _events.Publish("Kokonaan poistettu", (Event.Aliases.StartDate, new DateTime(2031, 3, 3)));
        Content.Delete(Content.GetById(key)!);

        using var answer = await site.Http.GetAsync(new Uri("/tapahtumat/kokonaan-poistettu", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    [NpmFact(HtmlValidateTests.Package)]
    public async Task A_validator_finds_nothing_wrong_with_the_page()
    {
        var key = _events.Publish("Tarkistettu poistettu", (Event.Aliases.StartDate, new DateTime(2031, 3, 3)));
        Content.Unpublish(Content.GetById(key)!);
        await HtmlValidateTests.CheckAsync([(await site.OpenAsync("/tapahtumat/tarkistettu-poistettu")).Text]);
    }

    [PostgresFact]
    public async Task Addresses_are_remembered_on_PostgreSQL()
    {
        var database = await new FeatureTables(true, await TestPostgres.NewDatabaseAsync()).MigratedAsync<GoneDbContext>(GoneDbContext.History);
        var addresses = ActivatorUtilities.CreateInstance<GoneAddresses>(site.Services, database);
        for (var turn = 0; turn < 2; turn++)
        {
            addresses.Remember(Enumerable.Range(0, 500).ToDictionary(i => $"/vanha/{i}", _ => (Guid?)null));
        }

        Assert.NotNull(await addresses.FindAsync("/Vanha/499/", default));
        Assert.Null(await addresses.FindAsync("/vanha/500", default));
        Assert.Null(await addresses.FindAsync("/vanha/\0", default));
    }
}
