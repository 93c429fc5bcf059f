using System.Net;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Adoptions;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Adoptions;

/// <summary>A unit tells that it has taken a practice into use.</summary>
[Collection(SiteCollection.Name)]
public sealed class AdoptionTests(SiteFixture site)
{
    private const string Changed = "muutos1";
    private const string Light = "valo1";

    private (Guid Key, string Url) Practice(int number) => site.InContext(services =>
    {
        var documents = new PublishedDocuments(services);
        return documents.OfType<GoodPractice>().Select(d => (d.Key, documents.Url(d))).ElementAt(number);
    });

    private (Guid Key, string Url) Town => site.InContext(services =>
    {
        var documents = new PublishedDocuments(services);
        return documents.OfType<Municipality>().Where(d => documents.Url(d).EndsWith("/raisio", StringComparison.Ordinal) || documents.Url(d).EndsWith("/raisio/", StringComparison.Ordinal)).Select(d => (d.Key, documents.Url(d))).Single();
    });

    private AdoptionStore Store => site.Services.GetRequiredService<AdoptionStore>();

    private (string, string)[] Told(string unit, params (string, string)[] more) =>
        [(AdoptionForms.MunicipalityField, Town.Key.ToString()), (AdoptionForms.UnitField, unit), (AdoptionForms.DayField, "2026-08-15"), .. more];

    private static string Unit() => $"Koulu {Guid.NewGuid():N}";

    [Fact]
    public async Task What_a_member_tells_is_on_the_practice_on_the_map_on_the_municipality_and_in_the_editors_figures()
    {
        using var member = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var (practice, unit) = (Practice(0), Unit());
        var form = $"/otimme-kayttoon/{practice.Key}";

        var opened = await member.OpenAsync(form);
        Assert.Equal(HttpStatusCode.OK, opened.Status);
        Assert.Empty(opened.ParseErrors);
        var sent = await member.SendAsync(form, Told(unit, (Changed, "Pidimme sen <b>ulkona</b>"), (Light, "green"), (AdoptionForms.OutcomeField, "Lapset odottavat sitä.")));
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        Assert.Equal($"{practice.Url}#kaytossa", sent.Location);

        var page = await member.OpenAsync(practice.Url);
        var part = page.Document.QuerySelector("section.adoptions")!;
        Assert.Contains(unit, part.TextContent);
        Assert.Contains("Pidimme sen <b>ulkona</b>", part.TextContent);
        Assert.Contains("Lapset odottavat sitä.", part.TextContent);
        Assert.NotNull(part.QuerySelector(".adaptations .light-green"));
        Assert.NotNull(part.QuerySelector($"svg a.tile:not(.shade-0)[href='{Town.Url}']"));
        Assert.Empty(page.ParseErrors);
        Assert.Contains(unit, (await member.OpenAsync(Town.Url)).Document.QuerySelector("main")!.TextContent);

        var swedish = await editor.OpenAsync("/sv/redaktion/spridning");
        Assert.Contains(unit, swedish.Document.QuerySelector("main")!.TextContent);
        Assert.Empty(swedish.ParseErrors);
        var file = await editor.OpenAsync("/toimitus/levinneisyys.csv");
        Assert.Equal("text/csv", file.ContentType);
        Assert.Contains(unit, file.Text);

        await Store.WithdrawAsync((await Store.OfMemberAsync(member.Key, default)).Single().Key, member.Key, default);
    }

    [Fact]
    public async Task However_many_tell_of_a_practice_all_of_it_can_be_read()
    {
        var practice = Practice(4);
        var (member, name) = (Guid.NewGuid(), Guid.NewGuid().ToString("N"));
        foreach (var i in Enumerable.Range(0, 45))
        {
            Assert.Equal(AdoptionResult.Done, await Store.AddAsync(practice.Key, member, new ToldAdoption(Town.Key, $"{name} {i}", new DateOnly(2026, 8, 1), [], "Toimii."), "fi-FI", default));
        }

        using var reader = await site.SignInAsync();
        var told = new List<string>();
        for (var address = practice.Url; address is not null && told.Count < 200;)
        {
            var page = await reader.OpenAsync(address);
            told.AddRange(page.Document.QuerySelectorAll("section.adoptions article.entry h3").Select(h => h.TextContent.Split(',')[0]));
            address = page.Document.QuerySelector("section.adoptions .paging a")?.GetAttribute("href") is { } next ? practice.Url + next.Split('#')[0] : null;
        }

        Assert.Equal(Enumerable.Range(0, 45).Reverse().Select(i => $"{name} {i}"), told.Where(t => t.StartsWith(name, StringComparison.Ordinal)));
        foreach (var adoption in await Store.OfMemberAsync(member, default))
        {
            await Store.WithdrawAsync(adoption.Key, member, default);
        }
    }

    [Fact]
    public async Task A_member_changes_and_withdraws_his_own_and_nobody_elses()
    {
        using var member = await site.SignInAsync();
        using var other = await site.SignInAsync();
        var (practice, unit) = (Practice(1), Unit());
        await member.SendAsync($"/otimme-kayttoon/{practice.Key}", Told(unit));
        var kept = Assert.Single(await Store.OfMemberAsync(member.Key, default));
        var own = $"/otimme-kayttoon/oma/{kept.Key}";

        foreach (var answer in new[] { await other.OpenAsync(own), await other.SendAsync(own, Told("Kaapattu")), await other.SendAsync(own + "/peru") })
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        }

        // what the form does not have is not taken: neither the teller nor the hiding
        var changed = await member.SendAsync(own, Told(unit, ("versio", "1"), (AdoptionForms.OutcomeField, "Toimii"), ("MemberKey", other.Key.ToString()), ("HiddenReason", "x"), ("ItemKey", Guid.NewGuid().ToString())));
        Assert.Equal(HttpStatusCode.SeeOther, changed.Status);
        var now = (await Store.FindAsync(kept.Key, default))!;
        Assert.Equal((member.Key, practice.Key, "Toimii", null), (now.MemberKey, now.ItemKey, now.Outcome, now.HiddenReason));

        // an old form does not overwrite, and keeps what was typed
        var late = await member.SendAsync(own, Told(unit, ("versio", "1"), (AdoptionForms.OutcomeField, "Vanhasta ikkunasta")));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Vanhasta ikkunasta", late.Document.GetElementById(AdoptionForms.OutcomeField)!.TextContent);
        Assert.Equal("Toimii", (await Store.FindAsync(kept.Key, default))!.Outcome);

        Assert.Equal(HttpStatusCode.SeeOther, (await member.SendAsync(own + "/peru")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await member.SendAsync(own + "/peru")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(own)).Status);
    }

    [Theory]
    [InlineData("yksikko", "")]
    [InlineData("kunta", "")]
    [InlineData("kunta", "00000000-0000-0000-0000-000000000001")]
    [InlineData("kunta", "<script>")]
    [InlineData("paiva", "huomenna")]
    [InlineData("paiva", "2999-01-01")]
    [InlineData("paiva", "1800-01-01")]
    [InlineData("valo1", "blue")]
    [InlineData("valo1", "")]
    [InlineData("muutos1", "")]
    public async Task What_is_wrong_is_told_and_nothing_typed_is_lost(string field, string value)
    {
        using var member = await site.SignInAsync();
        var all = Told("Oikea koulu", (Changed, "Muutimme"), (Light, "red"), (AdoptionForms.OutcomeField, "Pitkä tarina"));

        var page = await member.SendAsync($"/sv/vi-tog-i-bruk/{Practice(2).Key}", [.. all.Where(f => f.Item1 != field), (field, value)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Document.QuerySelector("[role=alert] a[href^='#']"));
        Assert.Contains("Pitkä tarina", page.Document.GetElementById(AdoptionForms.OutcomeField)!.TextContent);
        Assert.Empty(page.ParseErrors);
        Assert.Empty(await Store.OfMemberAsync(member.Key, default));
    }

    [Fact]
    public async Task Texts_that_are_too_long_come_back_to_be_shortened()
    {
        using var member = await site.SignInAsync();
        var page = await member.SendAsync(
            $"/otimme-kayttoon/{Practice(2).Key}", Told(new string('a', Adoption.UnitLength + 1), (AdoptionForms.OutcomeField, new string('b', Adoption.OutcomeLength + 1))));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(2, page.Document.QuerySelectorAll("[role=alert] li").Length);
    }

    [Fact]
    public async Task Only_practices_and_tools_are_taken_into_use_and_only_by_members()
    {
        using var member = await site.SignInAsync();
        var form = $"/otimme-kayttoon/{Practice(0).Key}";

        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync($"/otimme-kayttoon/{Town.Key}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await member.SendAsync($"/otimme-kayttoon/{Guid.NewGuid()}", Told(Unit()))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.OpenAsync(form)).Status);
        using var stranger = site.NewReader();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.SendFormAsync(form, Told(Unit()))).Status);
        using var without = new FormUrlEncodedContent([new(AdoptionForms.UnitField, "Ilman tunnistetta")]);
        using var refused = await member.Http.PostAsync(new Uri(form, UriKind.Relative), without);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Ilman tunnistetta", await refused.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_editor_hides_with_a_reason_that_the_member_sees_and_shows_again()
    {
        using var member = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var (practice, unit) = (Practice(3), Unit());
        await member.SendAsync($"/otimme-kayttoon/{practice.Key}", Told(unit));
        var kept = Assert.Single(await Store.OfMemberAsync(member.Key, default));
        var address = $"/toimitus/levinneisyys/{kept.Key}";

        Assert.Equal(HttpStatusCode.Forbidden, (await member.OpenAsync(address)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.SendAsync(address, (AdoptionEditing.ReasonField, "x"), ("versio", "1"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.SendAsync(address, ("versio", "1"), ("tee", "piilota"))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await editor.SendAsync(address, ("versio", "0"), ("tee", "piilota"), (AdoptionEditing.ReasonField, "Nimiä"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(address, ("versio", "1"), ("tee", "piilota"), (AdoptionEditing.ReasonField, "Siinä on lapsen nimi."))).Status);

        Assert.DoesNotContain(unit, (await editor.OpenAsync(practice.Url)).Document.QuerySelector("section.adoptions")!.TextContent);
        Assert.Contains("Siinä on lapsen nimi.", (await member.OpenAsync($"/otimme-kayttoon/oma/{kept.Key}")).Text);
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(address, ("versio", "2"), ("tee", "nayta"))).Status);
        Assert.Contains(unit, (await editor.OpenAsync(practice.Url)).Document.QuerySelector("section.adoptions")!.TextContent);
        await Store.WithdrawAsync(kept.Key, member.Key, default);
    }

    [Fact]
    public async Task A_unit_whose_telling_is_hidden_tells_again_and_the_hidden_one_stays_hidden()
    {
        using var member = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var (practice, unit) = (Practice(3), Unit());
        await member.SendAsync($"/otimme-kayttoon/{practice.Key}", Told(unit, (AdoptionForms.OutcomeField, "Liisa 5 v rauhoittui.")));
        var hidden = Assert.Single(await Store.OfMemberAsync(member.Key, default));
        Assert.Equal(AdoptionResult.Done, await Store.HideAsync(hidden.Key, 1, editor.Key, "Siinä on lapsen nimi.", default));

        Assert.Equal(HttpStatusCode.SeeOther, (await member.SendAsync($"/otimme-kayttoon/{practice.Key}", Told(unit, (AdoptionForms.OutcomeField, "Aamut rauhoittuivat.")))).Status);

        var shown = (await editor.OpenAsync(practice.Url)).Document.QuerySelector("section.adoptions")!.TextContent;
        Assert.Contains("Aamut rauhoittuivat.", shown);
        Assert.DoesNotContain("Liisa", shown);
        var rows = (await editor.OpenAsync("/toimitus/levinneisyys")).Document.QuerySelectorAll("tr").Where(r => r.TextContent.Contains(unit, StringComparison.Ordinal)).ToList();
        Assert.Equal([false, true], rows.Select(r => r.QuerySelector(".tag") is not null));
        var refused = await editor.SendAsync($"/toimitus/levinneisyys/{hidden.Key}", ("versio", "2"), ("tee", "nayta"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("kertonut käyttöönotosta uudelleen", refused.Document.QuerySelector("[role=alert]")!.TextContent);
        foreach (var adoption in await Store.OfMemberAsync(member.Key, default))
        {
            await Store.WithdrawAsync(adoption.Key, member.Key, default);
        }
    }

    [Fact]
    public async Task What_an_erased_member_told_is_taken_over_by_the_next_teller_of_the_unit_and_what_lives_is_not()
    {
        using var member = await site.SignInAsync();
        using var colleague = await site.SignInAsync();
        var (practice, unit) = (Practice(3), Unit());
        await member.SendAsync($"/otimme-kayttoon/{practice.Key}", Told(unit));
        var kept = Assert.Single(await Store.OfMemberAsync(member.Key, default));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await colleague.SendAsync($"/otimme-kayttoon/{practice.Key}", Told(unit))).Status);

        await member.SendAsync("/oma/poista-tunnus", ("salasana", TestMember.Password));
        Assert.Equal(HttpStatusCode.SeeOther, (await colleague.SendAsync($"/otimme-kayttoon/{practice.Key}", Told(unit, (AdoptionForms.OutcomeField, "Aamut rauhoittuivat.")))).Status);

        var taken = Assert.Single(await Store.OfMemberAsync(colleague.Key, default));
        Assert.Equal((kept.Key, kept.CreatedUtc, "Aamut rauhoittuivat."), (taken.Key, taken.CreatedUtc, taken.Outcome));
        Assert.True(await Store.WithdrawAsync(kept.Key, colleague.Key, default));
    }

    [Fact]
    public async Task An_editor_deletes_what_is_hidden_or_nobodys_and_the_unit_may_tell_again()
    {
        using var member = await site.SignInAsync();
        using var colleague = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var hider = await site.AddAccountAsync(SiteRole.Editor);
        var (practice, unit) = (Practice(3), Unit());
        await member.SendAsync($"/otimme-kayttoon/{practice.Key}", Told(unit));
        var kept = Assert.Single(await Store.OfMemberAsync(member.Key, default));
        var address = $"/toimitus/levinneisyys/{kept.Key}";
        Assert.Equal(HttpStatusCode.Conflict, (await editor.SendAsync(address, ("versio", "1"), ("tee", "poista"))).Status); // it is the member's, and everybody sees it
        Assert.Null((await editor.OpenAsync(address)).Document.QuerySelector("button[value=poista]"));

        Assert.Equal(AdoptionResult.Done, await Store.HideAsync(kept.Key, 1, hider.Id, "Nimiä", default));
        await ActivatorUtilities.CreateInstance<AccountData>(site.Services).EraseAsync(hider.Id, default);
        var page = await editor.OpenAsync(address);
        Assert.Contains("poistettu käyttäjä", page.Document.QuerySelector("p.notice")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("button[value=poista]"));
        Assert.Equal(HttpStatusCode.Conflict, (await editor.SendAsync(address, ("versio", "1"), ("tee", "poista"))).Status); // not as he saw it
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync(address, ("versio", "2"), ("tee", "poista"))).Status);

        Assert.Equal(HttpStatusCode.SeeOther, (await colleague.SendAsync($"/otimme-kayttoon/{practice.Key}", Told(unit))).Status);
        var again = Assert.Single(await Store.OfMemberAsync(colleague.Key, default));
        await colleague.SendAsync("/oma/poista-tunnus", ("salasana", TestMember.Password));
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync($"/toimitus/levinneisyys/{again.Key}", ("versio", "1"), ("tee", "poista"))).Status);
        Assert.Null(await Store.FindAsync(again.Key, default));
    }

    [Fact]
    public async Task Nothing_that_is_typed_becomes_part_of_the_page()
    {
        string[] payloads = ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "'-alert(1)-'", "</textarea><script>alert(1)</script>", "{{7*7}}", "<svg/onload=alert(1)>"];
        using var member = await site.SignInAsync();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var practice = Practice(4);
        foreach (var payload in payloads)
        {
            await member.SendAsync($"/otimme-kayttoon/{practice.Key}", Told(payload, (Changed, payload), (Light, "red"), (AdoptionForms.OutcomeField, payload)));
        }

        var kept = await Store.OfMemberAsync(member.Key, default);
        Assert.Equal(payloads.Length, kept.Count);
        var pages = new List<SitePage> { await member.OpenAsync(practice.Url), await editor.OpenAsync("/toimitus/levinneisyys"), await member.OpenAsync(Town.Url) };
        foreach (var adoption in kept)
        {
            pages.Add(await member.OpenAsync($"/otimme-kayttoon/oma/{adoption.Key}"));
            pages.Add(await editor.OpenAsync($"/toimitus/levinneisyys/{adoption.Key}"));
        }

        foreach (var page in pages)
        {
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Empty(page.ParseErrors);
            Assert.Empty(page.Document.QuerySelectorAll("main script:not([src]), main img[onerror], main [onload], main [onerror], a[href^='javascript']"));
        }

        foreach (var adoption in kept)
        {
            await Store.WithdrawAsync(adoption.Key, member.Key, default);
        }
    }
}
