using System.Net;
using System.Net.Mail;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Mailing;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Accounts;

[Collection(SiteCollection.Name)]
public sealed class MemberMailsTests(SiteFixture site)
{
    private MemberMails Mails => site.Services.GetRequiredService<MemberMails>();

    [Fact]
    public async Task A_mail_is_in_the_members_language_and_can_be_stopped_by_one_click_without_signing_in()
    {
        var member = await site.AddAccountAsync();
        await ChangeAsync(member.Id, a => a.Culture = "sv-FI");

        Assert.Equal(MailOutcome.Sent, await Mails.SendAsync(member.Id, MailTopic.Digest, culture => ($"Kooste {culture}", "Tätä kuuluu."), default));

        var raw = site.RawMailsTo(member.Email!).Single();
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", raw, StringComparison.Ordinal);
        var address = UnsubscribeAddress(raw);
        Assert.StartsWith("/sv/ingen-mer-post/", address.PathAndQuery, StringComparison.Ordinal);
        Assert.Contains(address.PathAndQuery, site.MailsTo(member.Email!).Single(), StringComparison.Ordinal);

        using var machine = site.NewReader();
        var asked = await machine.GetAsync(new Uri(address.PathAndQuery, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.True((await ReadAsync(member.Id)).HasDigest); // scanners of mailboxes open every link

        using var click = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        machine.DefaultRequestHeaders.Add("Origin", "https://mail.example"); // of a mailbox in a browser
        machine.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.OK, (await machine.PostAsync(new Uri(address.PathAndQuery, UriKind.Relative), click)).StatusCode);
        Assert.False((await ReadAsync(member.Id)).HasDigest);
        Assert.Equal(MailOutcome.Unwanted, await Mails.SendAsync(member.Id, MailTopic.Digest, _ => ("x", "y"), default));
        Assert.Equal(MailOutcome.Sent, await Mails.SendAsync(member.Id, MailTopic.Account, _ => ("x", "y"), default)); // and nothing else is switched off
    }

    [Fact]
    public async Task Nobody_else_can_make_such_an_address()
    {
        using var reader = site.NewReader();

        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(new Uri("/ei-enaa-postia/" + new string('A', 120), UriKind.Relative))).StatusCode);
        using var click = new FormUrlEncodedContent([]);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.PostAsync(new Uri("/ei-enaa-postia/%F6", UriKind.Relative), click)).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_erased_or_has_not_confirmed_his_address_gets_nothing()
    {
        var erased = await site.AddAccountAsync();
        await ChangeAsync(erased.Id, a => a.ErasedUtc = DateTime.UnixEpoch);
        var unconfirmed = await site.AddAccountAsync();
        await ChangeAsync(unconfirmed.Id, a => a.EmailConfirmed = false);

        Assert.Equal(MailOutcome.Unwanted, await Mails.SendAsync(erased.Id, MailTopic.Account, _ => ("x", "y"), default));
        Assert.Equal(MailOutcome.Unwanted, await Mails.SendAsync(unconfirmed.Id, MailTopic.Account, _ => ("x", "y"), default));
        Assert.Equal(MailOutcome.Unwanted, await Mails.SendAsync(Guid.NewGuid(), MailTopic.Account, _ => ("x", "y"), default));
    }

    [Fact]
    public async Task Whoever_is_locked_hears_of_his_account_alone()
    {
        var member = await site.AddAccountAsync(SiteRole.Editor);
        MailTopic[] others = [.. Enum.GetValues<MailTopic>().Where(t => t != MailTopic.Account)];
        await ChangeAsync(member.Id, a => a.LockoutEnd = TimeProvider.System.GetUtcNow().AddMinutes(5)); // of wrong passwords
        foreach (var topic in others)
        {
            Assert.Equal(MailOutcome.Sent, await Mails.SendAsync(member.Id, topic, _ => ("x", "y"), default));
        }

        await site.Services.GetRequiredService<People>().LockAsync(Guid.NewGuid(), member.Id, default);

        foreach (var topic in others)
        {
            Assert.Equal(MailOutcome.Unwanted, await Mails.SendAsync(member.Id, topic, _ => ("x", "y"), default));
        }

        Assert.Equal(MailOutcome.Sent, await Mails.SendAsync(member.Id, MailTopic.Account, _ => ("x", "y"), default));
    }

    [Theory]
    [InlineData(SmtpStatusCode.MailboxUnavailable, MailOutcome.Refused)]
    [InlineData(SmtpStatusCode.MailboxBusy, MailOutcome.Failed)]
    public async Task A_mailbox_that_is_refused_for_good_is_told_from_a_server_that_is_down(SmtpStatusCode answer, object outcome)
    {
        var member = await site.AddAccountAsync();
        var mails = ActivatorUtilities.CreateInstance<MemberMails>(site.Services, new RefusingServer(answer));

        Assert.Equal(outcome, await mails.SendAsync(member.Id, MailTopic.Account, _ => ("x", "y"), default));
    }

    [Fact]
    public async Task A_subject_of_two_lines_makes_no_second_header()
    {
        var member = await site.AddAccountAsync();

        await Mails.SendAsync(member.Id, MailTopic.Account, _ => ("Hei\r\nBcc: toinen@example.org", "y"), default);

        Assert.DoesNotContain("\nBcc:", site.RawMailsTo(member.Email!).Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Maija@Päiväkoti.FI", "maija@xn--pivkoti-5wac.fi")]
    [InlineData("maija@xn--pivkoti-5wac.fi", "maija@xn--pivkoti-5wac.fi")]
    [InlineData("mäija@example.org", null)]
    [InlineData("maija@ä..fi", null)]
    [InlineData("maija@ä", null)]
    public void An_address_has_its_domain_as_the_name_service_has_it(string typed, string? expected) => Assert.Equal(expected, EmailAddress.OneOrNull(typed));

    [Theory]
    [InlineData("a@example.org,b@example.org")]
    [InlineData("a@example.org;b@example.org")]
    [InlineData("a@example.org\r\nBcc: b@example.org")]
    [InlineData("A <a@example.org>")]
    [InlineData("\"a b\"@example.org")]
    [InlineData("a@localhost")]
    [InlineData("")]
    public void What_is_not_one_address_is_none(string address) => Assert.Null(EmailAddress.OneOrNull(address));

    private sealed class RefusingServer(SmtpStatusCode answer) : IMailSender
    {
        public Task SendAsync(Mail mail, CancellationToken cancellation) => throw new SmtpFailedRecipientException(answer, mail.To);
    }

    private static Uri UnsubscribeAddress(string raw)
    {
        var unfolded = raw.Replace("\r\n ", string.Empty, StringComparison.Ordinal);
        var start = unfolded.IndexOf("List-Unsubscribe: <", StringComparison.Ordinal) + "List-Unsubscribe: <".Length;
        return new Uri(unfolded[start..unfolded.IndexOf('>', start)]);
    }

    private async Task<Account> ReadAsync(Guid member)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<AccountsDbContext>>().CreateDbContextAsync();
        return await db.Users.SingleAsync(m => m.Id == member);
    }

    private async Task ChangeAsync(Guid member, Action<Account> change)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<AccountsDbContext>>().CreateDbContextAsync();
        change(await db.Users.SingleAsync(m => m.Id == member));
        await db.SaveChangesAsync();
    }
}
