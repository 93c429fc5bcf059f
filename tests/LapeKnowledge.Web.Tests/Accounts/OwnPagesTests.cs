using System.IO.Compression;
using System.Net;
using System.Text.Json;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Following;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Accounts;

[Collection(SiteCollection.Name)]
public sealed class OwnPagesTests(SiteFixture site)
{
    private const string NewPassword = "yhdeksän hidasta etanaa";

    [Fact]
    public async Task Every_own_page_is_whole_in_both_languages()
    {
        using var member = await site.SignInAsync(SiteRole.Administrator);
        (string Finnish, string Swedish)[] pages =
        [
            AccountAddresses.Own, AccountAddresses.Profile, AccountAddresses.Password, AccountAddresses.Email, AccountAddresses.SignOutEverywhere, AccountAddresses.Data,
            AccountAddresses.Erase, AccountAddresses.TwoStep, AccountAddresses.Passkeys, AccountAddresses.Linked, AccountAddresses.Invite, AccountAddresses.Invitations, AccountAddresses.People,
        ];
        foreach (var address in pages.SelectMany(p => new[] { p.Finnish, p.Swedish }))
        {
            var page = await member.OpenAsync(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Empty(page.ParseErrors);
            Assert.Single(page.Document.QuerySelectorAll("h1"));
            Assert.True(page.IsHiddenFromSearch);
            Assert.DoesNotContain("Interface.", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_works_in_no_pilot_is_told_how_one_comes_into_a_team()
    {
        var pilot = site.InContext(services => new PublishedDocuments(services).First(d => d.ContentType.Alias == "pilot").Key);
        using var alone = await site.SignInAsync();
        using var colleague = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Member));
        using var editor = await site.SignInAsync(SiteRole.Editor);

        Assert.Contains("/pilotit", (await alone.OpenAsync("/oma")).ContentLinks());
        Assert.Contains("/sv/piloter", (await alone.OpenAsync("/sv/min-sida")).ContentLinks());
        Assert.DoesNotContain("/pilotit", (await colleague.OpenAsync("/oma")).ContentLinks());
        Assert.DoesNotContain("/pilotit", (await editor.OpenAsync("/oma")).ContentLinks());
    }

    [Fact]
    public async Task The_profile_is_saved_and_nothing_beyond_its_fields()
    {
        using var member = await site.SignInAsync();
        var page = await member.OpenAsync("/oma/profiili");
        var municipality = page.Document.QuerySelectorAll("#kunta option")[3].GetAttribute("value")!;
        var theme = page.Document.QuerySelector("input[name=teemat]")!.GetAttribute("value")!;

        var sent = await member.SendAsync("/oma/profiili", ("nimi", "Uusi Nimi"), ("tehtava", "kuraattori"), ("yksikko", "Koulu"), ("kunta", municipality), ("teemat", theme), ("teemat", Guid.NewGuid().ToString()),
            ("kieli", "sv-FI"), ("keskustelut", "Weekly"), ("rooli", "Administrator"), ("Role", "Administrator"), ("IsSample", "true"), ("Email", "toinen@example.org"));

        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        var account = await site.ReadAccountAsync(member.Email);
        Assert.Equal(("Uusi Nimi", "kuraattori", "Koulu", Guid.Parse(municipality), "sv-FI", MailRhythm.Weekly, false), (account.Name, account.Position, account.Unit, account.MunicipalityKey, account.Culture, account.DiscussionMail, account.HasDigest));
        Assert.Equal((SiteRole.Member, false), (account.Role, account.IsSample));
        var again = await member.OpenAsync("/oma/profiili");
        Assert.Equal([theme], again.Document.QuerySelectorAll("input[name=teemat][checked]").Select(i => i.GetAttribute("value")));
        await member.SendAsync("/oma/profiili", ("nimi", "Uusi Nimi"));
        Assert.Empty((await member.OpenAsync("/oma/profiili")).Document.QuerySelectorAll("input[name=teemat][checked]"));
    }

    [Fact]
    public async Task Who_reads_which_languages_is_kept_and_given_with_his_data()
    {
        using var member = await site.SignInAsync();
        Assert.Empty((await member.OpenAsync("/oma/profiili")).Document.QuerySelectorAll("input[name=luetut-kielet][checked]"));

        await member.SendAsync("/oma/profiili", ("nimi", "Uusi Nimi"), ("luetut-kielet", "sv-FI"), ("luetut-kielet", "en-US"));
        Assert.Equal("sv-FI", (await site.ReadAccountAsync(member.Email)).Languages);
        await member.SendAsync("/oma/profiili", ("nimi", "Uusi Nimi"), ("luetut-kielet", "sv-FI"), ("luetut-kielet", "fi-FI"));
        var page = await member.OpenAsync("/sv/min-sida/profil");
        Assert.Equal(["fi-FI", "sv-FI"], page.Document.QuerySelectorAll("input[name=luetut-kielet][checked]").Select(i => i.GetAttribute("value")));
        var data = await ActivatorUtilities.CreateInstance<AccountData>(site.Services).ReadAsync(member.Key, default);
        Assert.Contains("fi-FI,sv-FI", JsonSerializer.Serialize(data.Data), StringComparison.Ordinal);

        await member.SendAsync("/oma/profiili", ("nimi", "Uusi Nimi"));
        Assert.Null((await site.ReadAccountAsync(member.Email)).Languages);
    }

    [Fact]
    public async Task A_reserved_name_is_not_taken_later_either_and_who_has_one_keeps_it()
    {
        using var member = await site.SignInAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.SendAsync("/oma/profiili", ("nimi", "LAPE"))).Status);

        await using (var db = await site.Services.GetRequiredService<IDbContextFactory<AccountsDbContext>>().CreateDbContextAsync())
        {
            await db.Users.Where(m => m.Id == member.Key).ExecuteUpdateAsync(set => set.SetProperty(m => m.Name, "Ylläpito"));
        }

        Assert.Equal(HttpStatusCode.SeeOther, (await member.SendAsync("/oma/profiili", ("nimi", "Ylläpito"), ("yksikko", "Koulu"))).Status);
    }

    [Fact]
    public async Task A_profile_that_cannot_be_taken_is_shown_again()
    {
        using var member = await site.SignInAsync();

        var page = await member.SendAsync("/oma/profiili", ("nimi", ""), ("tehtava", new string('x', 201)), ("kunta", Guid.NewGuid().ToString()), ("yksikko", "Säilyy"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(["nimi", "tehtava", "kunta"], page.Document.QuerySelectorAll("[aria-invalid]").Select(f => f.Id));
        Assert.Equal("Säilyy", page.Document.GetElementById("yksikko")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions_and_its_owner_is_mailed()
    {
        using var member = await site.SignInAsync();
        using var elsewhere = site.NewReader();
        await elsewhere.SignInWithAsync(member.Email);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.SendAsync("/oma/salasana", ("salasana", "väärä"), ("uusi-salasana", NewPassword))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await member.SendAsync("/oma/salasana", ("salasana", TestMember.Password), ("uusi-salasana", NewPassword))).Status);

        Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync("/oma")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.OpenAsync("/oma")).Status);
        Assert.Contains("vaihdettiin", await site.MailToAsync(member.Email), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_changes_when_the_new_one_has_answered()
    {
        using var member = await site.SignInAsync();
        var email = $"{Guid.NewGuid():N}@example.org";

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.SendAsync("/oma/sahkoposti", ("uusi-osoite", email), ("salasana", "väärä"))).Status);
        Assert.Equal("/katso-sahkoposti", (await member.SendAsync("/oma/sahkoposti", ("uusi-osoite", email), ("salasana", TestMember.Password))).Location);
        var link = Mails.LinkIn(await site.MailToAsync(email));
        Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync(link)).Status);
        Assert.NotNull(await site.ReadAccountAsync(member.Email)); // still the old one
        Assert.Contains("pyydettiin", await site.MailToAsync(member.Email), StringComparison.Ordinal);

        var elsewhere = link.Replace(link.Split('/')[3], TokenText.Of("toinen@example.org"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.SendAsync(elsewhere)).Status); // the token is for that address alone
        Assert.Equal(HttpStatusCode.SeeOther, (await member.SendAsync(link)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.SendAsync(link)).Status);
        using var reader = site.NewReader();
        Assert.Equal(HttpStatusCode.SeeOther, (await reader.SignInWithAsync(email)).Status);
    }

    [Fact]
    public async Task A_taken_address_cannot_be_taken_over_nor_be_found_out()
    {
        var taken = await site.AddAccountAsync();
        using var member = await site.SignInAsync();

        Assert.Equal("/katso-sahkoposti", (await member.SendAsync("/oma/sahkoposti", ("uusi-osoite", taken.Email!), ("salasana", TestMember.Password))).Location);

        Assert.Contains("on jo", await site.MailToAsync(taken.Email!), StringComparison.Ordinal);
        Assert.Equal(taken.Id, (await site.ReadAccountAsync(taken.Email!)).Id);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session()
    {
        using var member = await site.SignInAsync();
        using var elsewhere = site.NewReader();
        await elsewhere.SignInWithAsync(member.Email);

        Assert.Equal(HttpStatusCode.SeeOther, (await member.SendAsync("/oma/kirjaudu-ulos-kaikkialta")).Status);

        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.OpenAsync("/oma")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await member.OpenAsync("/oma")).Status);
    }

    [Fact]
    public async Task Own_data_are_a_zip_with_a_file_for_each_feature()
    {
        var (pilot, name) = site.InContext(services =>
        {
            var first = new PublishedDocuments(services).First(d => d.ContentType.Alias == "pilot");
            return (first.Key, services.GetRequiredService<RelatedContent>().NameOf(first.Key, "fi-FI")!);
        });
        using var member = await site.SignInAsync(SiteRole.Member, (pilot, PilotRole.Member));
        await site.Services.GetRequiredService<FollowStore>().FollowAsync(member.Key, pilot, default);

        using var response = await member.Http.GetAsync(new Uri("/oma/tiedot.zip", UriKind.Relative));

        Assert.Equal("application/zip", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        using var archive = new ZipArchive(await response.Content.ReadAsStreamAsync());
        using var entry = archive.GetEntry("tunnus.json")!.Open();
        var data = await JsonSerializer.DeserializeAsync<JsonElement>(entry);
        Assert.Equal(member.Email, data.GetProperty("Email").GetString());
        Assert.DoesNotContain("Hash", data.ToString(), StringComparison.Ordinal);
        Assert.Equal((name, name), (data.GetProperty("Pilots")[0].GetProperty("Name").GetString(), data.GetProperty("Follows")[0].GetProperty("Name").GetString()));
    }

    [Fact]
    public async Task An_erased_account_leaves_a_row_without_a_person()
    {
        using var member = await site.SignInAsync(SiteRole.Editor, (Guid.NewGuid(), PilotRole.Member));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.SendAsync("/oma/poista-tunnus", ("salasana", "väärä"))).Status);

        Assert.Equal(HttpStatusCode.SeeOther, (await member.SendAsync("/oma/poista-tunnus", ("salasana", TestMember.Password))).Status);

        Assert.Equal(HttpStatusCode.Unauthorized, (await member.OpenAsync("/oma")).Status);
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<AccountsDbContext>>().CreateDbContextAsync();
        var row = await db.Users.SingleAsync(m => m.Id == member.Key);
        Assert.Equal((string.Empty, null, null, null, SiteRole.Member), (row.Name, row.Email, row.UserName, row.PasswordHash, row.Role));
        Assert.False(await db.Pilots.AnyAsync(p => p.MemberKey == member.Key));
        var name = (await site.Services.GetRequiredService<MemberNames>().OfAsync([member.Key], default))[member.Key];
        Assert.True(name.IsErased);
        using var reader = site.NewReader();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await reader.SignInWithAsync(member.Email)).Status);
        await reader.SendFormAsync("/luo-tunnus", ("nimi", "Uudelleen"), ("sahkoposti", member.Email), ("salasana", NewPassword)); // the address is free again
        await site.MailToAsync(member.Email);
        Assert.NotEqual(member.Key, (await site.ReadAccountAsync(member.Email)).Id);
    }
}
