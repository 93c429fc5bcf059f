using System.Text.Json;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Discussions;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Validators;

/// <summary>What other programs read of the site, judged by programs of others. Each is also shown something wrong, so that it is known to look.</summary>
[Collection(SiteCollection.Name)]
public sealed class ValidatorTests(SiteFixture site) : IDisposable
{
    private readonly TemporaryEvents _events = new(site);

    public void Dispose() => _events.Dispose();

    [NpmFact("schema-dts")]
    public async Task The_structured_data_of_every_page_is_in_the_vocabulary_of_schema_org()
    {
        using var member = await site.SignInAsync(SiteRole.Editor);
        var thread = await member.BeginAsync(ForumDirectory.Developers, "Mitä koneet lukevat?");
        await member.ReplyAsync(thread, "Tämänkin vastauksen.");
        var pages = site.Crawled.Values.Append(await site.OpenThreadAsync(thread)).ToList();
        var all = pages.Where(p => p.IsHtml).Select(p => (p.Address, Data: p.Document.QuerySelector("script[type='application/ld+json']")?.TextContent)).Where(p => p.Data is not null).ToList();
        Assert.True(all.Count > 200, $"only {all.Count} pages have structured data");
        var data = all.DistinctBy(p => ShapeOf(JsonDocument.Parse(p.Data!).RootElement)).ToDictionary(p => p.Address, p => p.Data!);
        Assert.InRange(data.Count, 15, all.Count);
        data["/wrong-property"] = """{ "@context": "https://schema.org", "@type": "Project", "name": "A", "startDate": "2018-01-01" }""";
        data["/wrong-value"] = """{ "@context": "https://schema.org", "@type": "Project", "name": "B", "areaServed": { "@type": "Recipe", "name": "C" } }""";
        var errors = await Validator.ErrorsAsync("structured-data.mjs", data);

        Assert.Equal(["wrong-property", "wrong-value"], errors.Select(e => e.Split(':')[0].Split('_')[^1]));
    }

    [NpmFact("libxml2-wasm")]
    public async Task Every_feed_follows_the_grammar_of_Atom()
    {
        using var member = await site.SignInAsync(SiteRole.Editor);
        var thread = await member.BeginAsync(ForumDirectory.Developers, "Syöte & <kirjain> 🙂", "**Lihava** ja 🙂 & <b>");
        var addresses = site.Crawled.Values.SelectMany(p => p.Document.QuerySelectorAll("link[type='application/atom+xml']")).Select(l => l.GetAttribute("href")!).Distinct()
            .Concat(["/haku.atom", "/haku.atom?q=koulu", "/sv/sok.atom?q=skola", "/haku.atom?q=zzzzzz"])
            .Concat(from culture in Cultures.All from path in new[] { DiscussionAddresses.ThreadFeed.To(culture, thread), DiscussionAddresses.ForumFeed.To(culture, ForumDirectory.Developers) } select path)
            .ToList();

        Assert.True(addresses.Count > 20, $"only {addresses.Count} feeds were found");
        Assert.Empty(await Validator.ErrorsAsync("atom.mjs", await TextsAsync(addresses)));
        Assert.NotEmpty(await Validator.ErrorsAsync("atom.mjs", new Dictionary<string, string>
        {
            ["/a"] = """<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x:1</id><title>A</title><author><name>B</name></author><updated>2026-01-01</updated></feed>""",
        }));
    }

    [NpmFact("ical.js")]
    public async Task Every_calendar_is_read_by_a_strict_reader()
    {
        _events.Publish("Ilta, joka on pitkä; \"lainattu\" \\ ja 🙂 " + new string('ä', 80), (Event.Aliases.StartDate, new DateTime(2031, 3, 30, 1, 30, 0)), (Event.Aliases.EndDate, new DateTime(2031, 3, 30, 5, 0, 0)), (Event.Aliases.Place, "Turku\nKirjasto"));
        _events.Publish("Kaksi kokonaista päivää", (Event.Aliases.StartDate, new DateTime(2031, 12, 30)), (Event.Aliases.EndDate, new DateTime(2031, 12, 31)));
        var addresses = site.Crawled.Values.SelectMany(p => p.Document.QuerySelectorAll("[type='text/calendar']")).Select(l => l.GetAttribute("href")!).Distinct().ToList();

        Assert.True(addresses.Count > 10, $"only {addresses.Count} calendars were found");
        Assert.Empty(await Validator.ErrorsAsync("calendar.mjs", await TextsAsync(addresses)));
        Assert.NotEmpty(await Validator.ErrorsAsync("calendar.mjs", new Dictionary<string, string>
        {
            ["/a"] = "BEGIN:VCALENDAR\r\nPRODID:a\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20310101T000000Z\r\nDTSTART;VALUE=DATE:20311301\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        }));
    }

    [NpmFact("@seriousme/openapi-schema-validator")]
    public async Task The_description_of_the_search_service_is_valid()
    {
        Assert.Empty(await Validator.ErrorsAsync("openapi.mjs", await TextsAsync(["/api/v1/openapi.json"])));
        Assert.NotEmpty(await Validator.ErrorsAsync("openapi.mjs", new Dictionary<string, string> { ["/a"] = """{ "openapi": "3.1.1", "info": { "title": "A" }, "paths": {} }""" }));
    }

    /// <summary>What the vocabulary says something about: types, properties, kinds of values and the terms of schema.org itself. Two pages that differ in their words alone are one.</summary>
    private static string ShapeOf(JsonElement data) => data.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', data.EnumerateObject().Select(p => p.Name == "@type" ? p.Value.ToString() : $"{p.Name}:{ShapeOf(p.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', data.EnumerateArray().Select(ShapeOf).Distinct())}]",
        JsonValueKind.String when data.GetString()!.StartsWith("https://schema.org", StringComparison.Ordinal) => data.GetString()!,
        var kind => kind.ToString(),
    };

    private async Task<Dictionary<string, string>> TextsAsync(IEnumerable<string> addresses)
    {
        var texts = new Dictionary<string, string>();
        foreach (var address in addresses)
        {
            texts[address] = (await site.OpenAsync(address)).Text;
        }

        return texts;
    }
}
