using System.Net;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Storage;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Accounts;

[Collection(SiteCollection.Name)]
public sealed class JoiningTests(SiteFixture site)
{
    private const string Password = "seitsemän sinistä saunaa";

    [Theory]
    [InlineData("/luo-tunnus", "/katso-sahkoposti", "Hei!")]
    [InlineData("/sv/skapa-konto", "/sv/se-din-e-post", "Hej!")]
    public async Task Somebody_makes_an_account_confirms_its_address_and_is_in(string address, string answer, string greeting)
    {
        var email = NewEmail();
        using var reader = site.NewReader();

        var sent = await reader.SendFormAsync(address, ("nimi", "Uusi Jäsen"), ("sahkoposti", $"  {email.ToUpperInvariant()} "), ("salasana", Password), ("rooli", "Administrator"), ("Role", "2"));

        Assert.Equal(answer, sent.Location);
        var mail = await site.MailToAsync(email);
        Assert.StartsWith(greeting, mail, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await reader.SignInWithAsync(email, Password)).Status); // not before it is confirmed

        var page = await reader.OpenAsync(Mails.LinkIn(mail));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.False((await site.ReadAccountAsync(email)).EmailConfirmed); // opening the link does nothing
        var confirmed = await reader.SendFormAsync(Mails.LinkIn(mail), ("salasana", Password));
        Assert.Equal(HttpStatusCode.SeeOther, confirmed.Status);
        var account = await site.ReadAccountAsync(email);
        Assert.True(account.EmailConfirmed);
        Assert.Equal(SiteRole.Member, account.Role); // whatever else was sent
        Assert.Contains("Uusi Jäsen", (await reader.OpenAsync("/oma")).Heading, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/luo-tunnus", "varattu")]
    [InlineData("/sv/skapa-konto", "reserverat")]
    public async Task Nobody_takes_the_name_of_the_site_or_of_one_who_was_erased(string address, string said)
    {
        using var reader = site.NewReader();
        var page = await reader.SendFormAsync(address, ("nimi", "Poistettu  Käyttäjä"), ("sahkoposti", NewEmail()), ("salasana", Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(said, page.Document.QuerySelector("#nimi-virhe, .error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_invited_may_come_in_by_a_provider_although_registration_is_closed()
    {
        var invitations = site.Services.GetRequiredService<Invitations>();
        using var editor = await site.SignInAsync(SiteRole.Editor);
        var email = $"kutsuttu-{Guid.NewGuid():N}@example.org";
        Assert.False(await invitations.IsInvitedAsync(email, default));

        await invitations.AddAsync(email, editor.Key, null, PilotRole.Member, default);
        Assert.True(await invitations.IsInvitedAsync(email, default));

        await site.ChangeAccountAsync(editor.Key, a => a.LockoutEnd = Account.LockedForGood);
        Assert.False(await invitations.IsInvitedAsync(email, default));
    }

    [Fact]
    public async Task Nobody_opens_an_account_that_a_stranger_made_in_his_name()
    {
        var email = NewEmail();
        using var stranger = site.NewReader();
        await stranger.SendFormAsync("/luo-tunnus", ("nimi", "Vieras"), ("sahkoposti", email), ("salasana", Password));
        var link = Mails.LinkIn(await site.MailToAsync(email));

        using var owner = site.NewReader();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.SendFormAsync(link, ("salasana", "jokin aivan muu salasana"))).Status);
        Assert.False((await site.ReadAccountAsync(email)).EmailConfirmed);

        // the owner makes his own: the stranger's password and link are void
        await owner.SendFormAsync("/luo-tunnus", ("nimi", "Omistaja"), ("sahkoposti", email), ("salasana", TestMember.Password));
        var own = Mails.LinkIn(await site.MailToAsync(email, 2));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stranger.SendFormAsync(link, ("salasana", Password))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await owner.SendFormAsync(own, ("salasana", TestMember.Password))).Status);
        Assert.Equal("Omistaja", (await site.ReadAccountAsync(email)).Name);
    }

    [Fact]
    public async Task Who_registers_again_has_the_whole_time_to_confirm()
    {
        var email = NewEmail();
        using var owner = site.NewReader();
        await owner.SendFormAsync("/luo-tunnus", ("nimi", "Omistaja"), ("sahkoposti", email), ("salasana", Password));
        await site.MailToAsync(email);
        await site.ChangeAccountAsync((await site.ReadAccountAsync(email)).Id, m => m.JoinedUtc = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-8));

        await owner.SendFormAsync("/luo-tunnus", ("nimi", "Omistaja"), ("sahkoposti", email), ("salasana", Password));
        var link = Mails.LinkIn(await site.MailToAsync(email, 2));
        await site.Services.GetServices<IUpkeep>().OfType<UnconfirmedUpkeep>().Single().DoAsync(default);

        Assert.Equal(HttpStatusCode.SeeOther, (await owner.SendFormAsync(link, ("salasana", Password))).Status);
    }

    [Fact]
    public async Task A_known_address_gets_the_same_answer_and_its_owner_a_mail()
    {
        var known = await site.AddAccountAsync();
        using var reader = site.NewReader();

        async Task<SitePage> AskAsync(string email) => await reader.SendFormAsync("/luo-tunnus", ("nimi", "Joku"), ("sahkoposti", email), ("salasana", Password));

        var (first, second) = (await AskAsync(known.Email!), await AskAsync(NewEmail()));
        Assert.Equal((first.Status, first.Location, first.Text), (second.Status, second.Location, second.Text));
        Assert.Contains("on jo", await site.MailToAsync(known.Email!), StringComparison.Ordinal);
        Assert.Equal(known.Name, (await site.ReadAccountAsync(known.Email!)).Name);
    }

    [Fact]
    public async Task Two_at_once_with_one_address_make_one_account()
    {
        var email = NewEmail();
        using var one = site.NewReader();
        using var other = site.NewReader();
        using var third = site.NewReader();
        var fields = new[] { ("nimi", "Joku"), ("sahkoposti", email), ("salasana", Password) };

        var answers = await Task.WhenAll(one.SendFormAsync("/luo-tunnus", fields), other.SendFormAsync("/luo-tunnus", fields), third.SendFormAsync("/luo-tunnus", fields));

        Assert.All(answers, a => Assert.Equal("/katso-sahkoposti", a.Location));
        await site.MailToAsync(email);
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<AccountsDbContext>>().CreateDbContextAsync();
        Assert.Equal(1, await db.Users.CountAsync(m => m.Email == email));
    }

    [Theory]
    [InlineData("", "joku@example.org", Password, "nimi")]
    [InlineData("Rivi\nToinen", "joku@example.org", Password, "nimi")]
    [InlineData("<b>Joku</b>", "joku@example.org", Password, "nimi")]
    [InlineData("Joku\u202eukoJ", "joku@example.org", Password, "nimi")]
    [InlineData("Joku", "joku", Password, "sahkoposti")]
    [InlineData("Joku", "joku@example.org,toinen@example.org", Password, "sahkoposti")]
    [InlineData("Joku", "joku@example.org\r\nBcc: toinen@example.org", Password, "sahkoposti")]
    [InlineData("Joku", "joku@example.org", "lyhyt", "salasana")]
    [InlineData("Joku", "joku@example.org", "aaaaaaaaaaaaaa", "salasana")]
    [InlineData("Joku", "joku.pitkanimi@example.org", "joku.pitkanimi1", "salasana")]
    public async Task What_cannot_be_taken_is_said_beside_its_field_and_nothing_typed_is_lost(string name, string email, string password, string wrong)
    {
        using var reader = site.NewReader();

        var page = await reader.SendFormAsync("/luo-tunnus", ("nimi", name), ("sahkoposti", email), ("salasana", password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("true", page.Document.GetElementById(wrong)!.GetAttribute("aria-invalid"));
        Assert.NotNull(page.Document.GetElementById($"{wrong}-virhe"));
        Assert.DoesNotContain(password, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_of_a_megabyte_are_refused_with_words()
    {
        using var reader = site.NewReader();

        var page = await reader.SendFormAsync("/luo-tunnus", ("nimi", new string('a', 1 << 20)), ("sahkoposti", "joku@example.org"), ("salasana", Password));

        Assert.True(page.Status is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest, page.Status.ToString());
        Assert.NotNull(page.Document.QuerySelector("[role=alert]"));
    }

    [Fact]
    public async Task A_forgotten_password_is_replaced_once_and_ends_the_sessions()
    {
        using var member = await site.SignInAsync();
        using var reader = site.NewReader();
        Assert.Equal("/katso-sahkoposti", (await reader.SendFormAsync("/unohtunut-salasana", ("sahkoposti", member.Email))).Location);
        Assert.Equal("/katso-sahkoposti", (await reader.SendFormAsync("/unohtunut-salasana", ("sahkoposti", NewEmail()))).Location); // an unknown one gets the same answer
        var link = Mails.LinkIn(await site.MailToAsync(member.Email));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await reader.SendFormAsync(link, ("uusi-salasana", "lyhyt"))).Status);
        var done = await reader.SendFormAsync(link, ("uusi-salasana", Password));
        Assert.Equal(HttpStatusCode.SeeOther, done.Status);
        Assert.NotNull((await reader.OpenAsync(done.Location!)).Document.QuerySelector("[role=status]"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await reader.SendFormAsync(link, ("uusi-salasana", Password + "2"))).Status); // used
        Assert.Equal(HttpStatusCode.Unauthorized, (await member.OpenAsync("/oma")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await reader.SignInWithAsync(member.Email, Password)).Status);
    }

    [Fact]
    public async Task Links_are_worth_nothing_to_another_account_or_when_they_are_made_up()
    {
        var mine = await site.AddAccountAsync();
        var other = await site.AddAccountAsync();
        using var reader = site.NewReader();
        await reader.SendFormAsync("/unohtunut-salasana", ("sahkoposti", mine.Email!));
        var link = Mails.LinkIn(await site.MailToAsync(mine.Email!));

        foreach (var address in (string[])[link.Replace(mine.Id.ToString(), other.Id.ToString(), StringComparison.Ordinal), $"/uusi-salasana/{mine.Id}/%F6%20", $"/uusi-salasana/{Guid.NewGuid()}/abc", $"/vahvista-tunnus/{mine.Id}/abc", link.Replace("uusi-salasana", "vahvista-tunnus", StringComparison.Ordinal)])
        {
            var page = await reader.SendFormAsync(address, ("uusi-salasana", Password), ("salasana", "väärä"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        }

        Assert.Equal(HttpStatusCode.SeeOther, (await reader.SignInWithAsync(other.Email!)).Status);
    }

    [Fact]
    public async Task One_mailbox_is_not_filled()
    {
        var member = await site.AddAccountAsync();
        using var reader = site.NewReader();
        for (var i = 0; i < 9; i++)
        {
            await reader.SendFormAsync("/unohtunut-salasana", ("sahkoposti", member.Email!));
        }

        await site.MailToAsync(member.Email!, 6);
        await Task.Delay(200);
        Assert.Equal(6, site.MailsTo(member.Email!).Count);
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_with_the_words_of_a_wrong_password()
    {
        var member = await site.AddAccountAsync();
        using var reader = site.NewReader();
        var texts = new HashSet<string>();
        for (var i = 0; i < 11; i++)
        {
            texts.Add((await reader.SignInWithAsync(member.Email!, "väärä salasana")).Document.QuerySelector("[role=alert]")!.TextContent);
        }

        texts.Add((await reader.SignInWithAsync(member.Email!)).Document.QuerySelector("[role=alert]")!.TextContent); // the right one, too late
        Assert.Single(texts);
        Assert.NotNull((await site.ReadAccountAsync(member.Email!)).LockoutEnd);
    }

    [Fact]
    public async Task A_session_is_kept_beyond_the_browsers_only_when_asked_and_is_new_at_each_sign_in()
    {
        var member = await site.AddAccountAsync();
        using var reader = site.NewReader();

        async Task<string> CookieAsync(params (string, string)[] more)
        {
            using var http = site.NewReader();
            var opened = await http.OpenAsync("/kirjaudu");
            var token = opened.Document.QuerySelector("input[name=tunniste]")!.GetAttribute("value")!;
            using var content = new FormUrlEncodedContent([new("tunniste", token), new("sahkoposti", member.Email), new("salasana", TestMember.Password), .. more.Select(m => KeyValuePair.Create(m.Item1, m.Item2))]);
            using var response = await http.PostAsync(new Uri("/kirjaudu", UriKind.Relative), content);
            return response.Headers.GetValues("Set-Cookie").Single(c => c.Contains("lape-member", StringComparison.Ordinal));
        }

        var session = await CookieAsync();
        var kept = await CookieAsync(("muista", "on"));
        Assert.DoesNotContain("expires", session, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("expires", kept, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", session, StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(session.Split(';')[0], kept.Split(';')[0]);
    }

    private static string NewEmail() => $"{Guid.NewGuid():N}@example.org";
}
