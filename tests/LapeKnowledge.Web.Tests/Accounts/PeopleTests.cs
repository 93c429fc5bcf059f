using System.Net;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Accounts;

[Collection(SiteCollection.Name)]
public sealed class PeopleTests(SiteFixture site)
{
    private People People => site.Services.GetRequiredService<People>();

    private Guid Pilot { get; } = site.InContext(services => new PublishedDocuments(services).First(d => d.ContentType.Alias == "pilot").Key);

    [Fact]
    public async Task An_administrator_finds_a_member_and_changes_his_role_which_is_noted_and_works_at_once()
    {
        using var administrator = await site.SignInAsync(SiteRole.Administrator);
        using var member = await site.SignInAsync();
        var list = await administrator.OpenAsync($"/yllapito/jasenet?haku={member.Email[..12].ToUpperInvariant()}");
        var address = Assert.Single(list.Document.QuerySelectorAll(".people tbody a")).GetAttribute("href")!;

        Assert.Equal(HttpStatusCode.SeeOther, (await administrator.SendAsync(address, ("toimi", "rooli"), ("rooli", "Editor"))).Status);

        Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync("/kutsu")).Status); // in the session that he had
        var page = await administrator.OpenAsync(address);
        Assert.Contains("Rooli vaihdettiin", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.ParseErrors);
    }

    [Fact]
    public async Task Nobody_changes_his_own_rights()
    {
        using var administrator = await site.SignInAsync(SiteRole.Administrator);

        foreach (var fields in ((string, string)[][])[[("toimi", "rooli"), ("rooli", "Member")], [("toimi", "lukitse")]])
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await administrator.SendAsync($"/yllapito/jasenet/{administrator.Key}", fields)).Status);
        }

        Assert.Equal(SiteRole.Administrator, (await site.ReadAccountAsync(administrator.Email)).Role);
    }

    [Fact]
    public async Task The_last_administrator_cannot_be_taken_away_nor_erase_himself()
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<AccountsDbContext>>().CreateDbContextAsync();
        var others = await db.Users.Where(m => m.Role == SiteRole.Administrator).Select(m => m.Id).ToListAsync();
        await db.Users.Where(m => others.Contains(m.Id)).ExecuteUpdateAsync(m => m.SetProperty(x => x.Role, SiteRole.Editor));
        try
        {
            using var last = await site.SignInAsync(SiteRole.Administrator);
            Assert.Equal(PersonChange.LastAdministrator, await People.SetRoleAsync(Guid.NewGuid(), last.Key, SiteRole.Member, default));
            Assert.Equal(PersonChange.LastAdministrator, await People.LockAsync(Guid.NewGuid(), last.Key, default));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await last.SendAsync("/oma/poista-tunnus", ("salasana", TestMember.Password))).Status);

            using var second = await site.SignInAsync(SiteRole.Administrator);
            var both = await Task.WhenAll(People.SetRoleAsync(last.Key, second.Key, SiteRole.Member, default), People.SetRoleAsync(second.Key, last.Key, SiteRole.Member, default));
            Assert.Single(both, r => r == PersonChange.Done); // each takes the other's rights away: one of them is left
        }
        finally
        {
            await db.Users.Where(m => others.Contains(m.Id)).ExecuteUpdateAsync(m => m.SetProperty(x => x.Role, SiteRole.Administrator));
        }
    }

    [Fact]
    public async Task Who_is_locked_is_out_at_once_and_cannot_come_back_by_a_new_password()
    {
        using var administrator = await site.SignInAsync(SiteRole.Administrator);
        using var member = await site.SignInAsync();

        await administrator.SendAsync($"/yllapito/jasenet/{member.Key}", ("toimi", "lukitse"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await member.OpenAsync("/oma")).Status);
        await member.SendAsync("/unohtunut-salasana", ("sahkoposti", member.Email));
        await member.SendAsync(Mails.LinkIn(await site.MailToAsync(member.Email)), ("uusi-salasana", "kahdeksan kaunista kalaa"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.Http.SignInWithAsync(member.Email, "kahdeksan kaunista kalaa")).Status);

        await administrator.SendAsync($"/yllapito/jasenet/{member.Key}", ("toimi", "avaa"));
        Assert.Equal(HttpStatusCode.SeeOther, (await member.Http.SignInWithAsync(member.Email, "kahdeksan kaunista kalaa")).Status);
    }

    [Fact]
    public async Task The_list_is_turned_over_to_its_end_and_back_and_shows_everybody_once()
    {
        using var administrator = await site.SignInAsync(SiteRole.Administrator);
        var mark = Guid.NewGuid().ToString("N")[..8];
        var all = Enumerable.Range(0, People.PageSize + 3).Select(i => $"{mark}-{i}@example.org")
            .Select(email => new Account { Id = Guid.NewGuid(), UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(), Name = $"Kaima {mark}" }).ToList(); // one name for all of them
        await using (var db = await site.Services.GetRequiredService<IDbContextFactory<AccountsDbContext>>().CreateDbContextAsync())
        {
            db.Users.AddRange(all);
            await db.SaveChangesAsync();
        }

        var first = await administrator.OpenAsync($"/yllapito/jasenet?haku={mark}");
        Assert.Equal(People.PageSize, Listed(first).Count);
        Assert.Null(first.Document.QuerySelector("a[rel=prev]"));
        var second = await administrator.OpenAsync(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(3, Listed(second).Count);
        Assert.Null(second.Document.QuerySelector("a[rel=next]"));
        Assert.Equal(all.Select(a => a.Id).ToHashSet(), Listed(first).Concat(Listed(second)).ToHashSet());
        var back = await administrator.OpenAsync(second.Document.QuerySelector("a[rel=prev]")!.GetAttribute("href")!);
        Assert.Equal(Listed(first), Listed(back));
        Assert.Equal(HttpStatusCode.OK, (await administrator.OpenAsync($"/yllapito/jasenet?haku={mark}&jalkeen=x&ennen={Guid.NewGuid()}")).Status);

        static List<Guid> Listed(SitePage page) => [.. page.Document.QuerySelectorAll("table.people a").Select(a => Guid.Parse(a.GetAttribute("href")!.Split('/')[^1]))];
    }

    [Fact]
    public async Task An_administrator_joins_a_member_to_a_pilot_and_out_of_it()
    {
        using var administrator = await site.SignInAsync(SiteRole.Administrator);
        using var member = await site.SignInAsync();
        var address = $"/yllapito/jasenet/{member.Key}";

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await administrator.SendAsync(address, ("toimi", "liita"), ("pilotti", Guid.NewGuid().ToString()), ("pilottirooli", "Member"))).Status);
        await administrator.SendAsync(address, ("toimi", "liita"), ("pilotti", Pilot.ToString()), ("pilottirooli", "Coordinator"));
        Assert.Contains("Koordinaattori", (await member.OpenAsync("/oma")).Text, StringComparison.Ordinal);
        await administrator.SendAsync(address, ("toimi", "irrota"), ("pilotti", Pilot.ToString()));
        Assert.DoesNotContain("Koordinaattori", (await member.OpenAsync("/oma")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rooli", "99")]
    [InlineData("rooli", "")]
    [InlineData("tuntematon", "Editor")]
    public async Task What_is_no_change_changes_nothing(string action, string role)
    {
        using var administrator = await site.SignInAsync(SiteRole.Administrator);
        var member = await site.AddAccountAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await administrator.SendAsync($"/yllapito/jasenet/{member.Id}", ("toimi", action), ("rooli", role))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.SendAsync($"/yllapito/jasenet/{Guid.NewGuid()}", ("toimi", "lukitse"))).Status);
        Assert.Equal(SiteRole.Member, (await site.ReadAccountAsync(member.Email!)).Role);
    }

    [Fact]
    public async Task A_coordinator_invites_to_his_pilot_a_new_colleague_who_is_in_by_one_form()
    {
        using var coordinator = await site.SignInAsync(SiteRole.Member, (Pilot, PilotRole.Coordinator));
        var email = $"{Guid.NewGuid():N}@example.org";
        Assert.Equal(HttpStatusCode.SeeOther, (await coordinator.SendAsync("/kutsu", ("sahkoposti", email), ("pilotti", Pilot.ToString()), ("pilottirooli", "Member"), ("kieli", "sv-FI"))).Status);
        var mail = await site.MailToAsync(email);
        Assert.StartsWith("Hej!", mail, StringComparison.Ordinal);
        var link = Mails.LinkIn(mail);

        using var guest = site.NewReader();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guest.SendFormAsync(link, ("nimi", ""), ("salasana", "lyhyt"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await guest.SendFormAsync(link, ("nimi", "Kutsuttu"), ("salasana", TestMember.Password), ("sahkoposti", "toinen@example.org"))).Status);

        Assert.Equal(HttpStatusCode.OK, (await guest.OpenAsync("/oma")).Status);
        var account = await site.ReadAccountAsync(email);
        Assert.Equal([(account.Id, PilotRole.Member)], (await site.Services.GetRequiredService<PilotTeams>().OfAsync(Pilot, default)).Where(t => t.Member == account.Id));
        using var thief = site.NewReader();
        Assert.Equal(HttpStatusCode.NotFound, (await thief.OpenAsync(link)).Status); // once
        Assert.Equal(HttpStatusCode.NotFound, (await thief.SendFormAsync(link, ("nimi", "Varas"), ("salasana", TestMember.Password))).Status);
    }

    [Fact]
    public async Task A_member_accepts_by_his_own_account_and_loses_nothing_that_he_had()
    {
        using var editor = await site.SignInAsync(SiteRole.Editor);
        using var member = await site.SignInAsync(SiteRole.Member, (Pilot, PilotRole.Coordinator));
        await editor.SendAsync("/kutsu", ("sahkoposti", member.Email), ("pilotti", Pilot.ToString()), ("pilottirooli", "Member"));
        var link = Mails.LinkIn(await site.MailToAsync(member.Email));

        var stranger = await member.Http.OpenAsync(link);
        Assert.Equal(HttpStatusCode.OK, stranger.Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await member.SendAsync(link)).Status);
        Assert.Contains((member.Key, PilotRole.Coordinator), await site.Services.GetRequiredService<PilotTeams>().OfAsync(Pilot, default));
    }

    [Fact]
    public async Task Nobody_invites_where_he_may_not_and_old_invitations_end()
    {
        using var coordinator = await site.SignInAsync(SiteRole.Member, (Pilot, PilotRole.Coordinator));
        var other = site.InContext(services => new PublishedDocuments(services).Last(d => d.ContentType.Alias == "pilot").Key);
        var email = $"{Guid.NewGuid():N}@example.org";

        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.SendAsync("/kutsu", ("sahkoposti", email), ("pilotti", other.ToString()))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.SendAsync("/kutsu", ("sahkoposti", email), ("pilotti", ""))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.SendAsync("/kutsu", ("sahkoposti", "ei osoite"), ("pilotti", Pilot.ToString()))).Status);

        await coordinator.SendAsync("/kutsu", ("sahkoposti", email), ("pilotti", Pilot.ToString()));
        var link = Mails.LinkIn(await site.MailToAsync(email));
        await site.Services.GetRequiredService<PilotTeams>().RemoveAsync(Pilot, coordinator.Key, default);
        using var guest = site.NewReader();
        Assert.Equal(HttpStatusCode.NotFound, (await guest.OpenAsync(link)).Status); // who invited may not any more
        await site.Services.GetRequiredService<PilotTeams>().SetAsync(Pilot, coordinator.Key, PilotRole.Coordinator, default);
        Assert.Equal(HttpStatusCode.OK, (await guest.OpenAsync(link)).Status);
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<AccountsDbContext>>().CreateDbContextAsync();
        await db.Invitations.Where(i => i.Email == email).ExecuteUpdateAsync(i => i.SetProperty(x => x.ExpiresUtc, DateTime.UnixEpoch));
        Assert.Equal(HttpStatusCode.NotFound, (await guest.OpenAsync(link)).Status);
    }

    [Fact]
    public async Task An_administrator_who_once_mistyped_his_password_counts_and_one_who_is_locked_does_not()
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<AccountsDbContext>>().CreateDbContextAsync();
        var others = await db.Users.Where(m => m.Role == SiteRole.Administrator).Select(m => m.Id).ToListAsync();
        await db.Users.Where(m => others.Contains(m.Id)).ExecuteUpdateAsync(m => m.SetProperty(x => x.Role, SiteRole.Editor));
        try
        {
            var (first, second) = (await site.AddAccountAsync(SiteRole.Administrator), await site.AddAccountAsync(SiteRole.Administrator));
            await site.ChangeAccountAsync(second.Id, m => m.LockoutEnd = TimeProvider.System.GetUtcNow().AddMinutes(5));
            Assert.False(await People.IsLastAdministratorAsync(first.Id, default));
            Assert.False((await People.FindAsync(second.Id, default))!.IsLocked);

            Assert.Equal(PersonChange.Done, await People.LockAsync(first.Id, second.Id, default));
            Assert.True(await People.IsLastAdministratorAsync(first.Id, default));
            Assert.True((await People.FindAsync(second.Id, default))!.IsLocked);
            await People.SetRoleAsync(first.Id, second.Id, SiteRole.Member, default);
        }
        finally
        {
            await db.Users.Where(m => others.Contains(m.Id)).ExecuteUpdateAsync(m => m.SetProperty(x => x.Role, SiteRole.Administrator));
        }
    }

    [Theory]
    [InlineData(SiteRole.Editor)]
    [InlineData(SiteRole.Member)]
    public async Task An_invitation_of_an_account_that_is_locked_opens_nothing(object role)
    {
        using var inviter = await site.SignInAsync((SiteRole)role, (Pilot, PilotRole.Coordinator));
        var email = $"{Guid.NewGuid():N}@example.org";
        await inviter.SendAsync("/kutsu", ("sahkoposti", email), ("pilotti", Pilot.ToString()), ("pilottirooli", "Coordinator"));
        var link = Mails.LinkIn(await site.MailToAsync(email));
        using var guest = site.NewReader();
        await site.ChangeAccountAsync(inviter.Key, m => m.LockoutEnd = TimeProvider.System.GetUtcNow().AddMinutes(5)); // of wrong passwords, which anybody can type
        Assert.Equal(HttpStatusCode.OK, (await guest.OpenAsync(link)).Status);

        await People.LockAsync(Guid.NewGuid(), inviter.Key, default);

        Assert.Equal(HttpStatusCode.NotFound, (await guest.OpenAsync(link)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.SendFormAsync(link, ("nimi", "Kutsuttu"), ("salasana", TestMember.Password))).Status);
    }

    [Fact]
    public async Task Open_invitations_are_listed_and_taken_back_by_who_made_them_and_by_editors_alone()
    {
        using var coordinator = await site.SignInAsync(SiteRole.Member, (Pilot, PilotRole.Coordinator));
        using var colleague = await site.SignInAsync(SiteRole.Member, (Pilot, PilotRole.Coordinator));
        using var editor = await site.SignInAsync(SiteRole.Editor);
        Assert.NotNull((await coordinator.OpenAsync("/oma")).Document.QuerySelector("a[href='/kutsut']"));
        Assert.NotNull((await coordinator.OpenAsync("/sv/bjud-in")).Document.QuerySelector("a[href='/sv/inbjudningar']"));
        async Task<(string Email, string Link)> InviteAsync()
        {
            var email = $"{Guid.NewGuid():N}@example.org";
            await coordinator.SendAsync("/kutsu", ("sahkoposti", email), ("pilotti", Pilot.ToString()), ("pilottirooli", "Member"));
            return (email, Mails.LinkIn(await site.MailToAsync(email)));
        }

        var (first, second) = (await InviteAsync(), await InviteAsync());
        var list = await coordinator.OpenAsync("/kutsut");
        Assert.Empty(list.ParseErrors);
        Assert.Equal(2, list.Document.QuerySelectorAll(".account-rows li").Length);
        Assert.DoesNotContain(first.Email, (await colleague.OpenAsync("/kutsut")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await colleague.SendAsync("/kutsut", ("kutsu", IdOf(list, first.Email)))).Status);

        using var guest = site.NewReader();
        Assert.Equal(HttpStatusCode.OK, (await guest.OpenAsync(first.Link)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await coordinator.SendAsync("/kutsut", ("kutsu", IdOf(list, first.Email)))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.OpenAsync(first.Link)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendAsync("/kutsut", ("kutsu", IdOf(await editor.OpenAsync("/kutsut"), second.Email)))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.OpenAsync(second.Link)).Status);

        static string IdOf(SitePage page, string email) => page.Document.QuerySelectorAll(".account-rows li").Single(l => l.TextContent.Contains(email, StringComparison.Ordinal)).QuerySelector("input[name=kutsu]")!.GetAttribute("value")!;
    }

    [Fact]
    public async Task An_invitation_names_the_pilot_in_the_language_of_the_mail()
    {
        var (key, finnish, swedish) = site.InContext(services =>
        {
            var places = services.GetRequiredService<Places>();
            return places.Pilots("fi-FI").Select(p => (Guid.Parse(p.Value), p.Label, places.PilotLink(Guid.Parse(p.Value), "sv-FI")!.Name)).First(p => p.Label != p.Name);
        });
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var email = $"{Guid.NewGuid():N}@example.org";
        await editor.SendAsync("/kutsu", ("sahkoposti", email), ("pilotti", key.ToString()), ("pilottirooli", "Member"), ("kieli", "sv-FI"));
        Assert.Contains(swedish, await site.MailToAsync(email), StringComparison.Ordinal);

        var member = await site.AddAccountAsync(); // his language is Finnish
        await editor.SendAsync("/kutsu", ("sahkoposti", member.Email!), ("pilotti", key.ToString()), ("pilottirooli", "Member"), ("kieli", "sv-FI"));
        var mail = await site.MailToAsync(member.Email!);
        Assert.Contains(finnish, mail, StringComparison.Ordinal);
        Assert.StartsWith("/kutsu/", Mails.LinkIn(mail), StringComparison.Ordinal);
    }
}
