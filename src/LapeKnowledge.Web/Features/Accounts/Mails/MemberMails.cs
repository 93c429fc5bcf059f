using System.Net.Mail;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Mailing;
using LapeKnowledge.Web.Models;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>Mail to members, each in his language, with the way out of it beside.</summary>
internal sealed class MemberMails(IDbContextFactory<AccountsDbContext> contexts, IMailSender sender, UnsubscribeLinks links, Texts texts, ILogger<MemberMails> logger)
{
    /// <summary>RFC 5321: what begins with a five is not to be tried again.</summary>
    private const int PermanentFailure = 500;

    /// <summary>Nothing but what is about his own account goes to a member whom an administrator has locked out.</summary>
    /// <param name="write">Gives subject and text in a culture.</param>
    public Task<MailOutcome> SendAsync(Guid member, MailTopic topic, Func<string, (string Subject, string Text)> write, CancellationToken cancellation) => SendAsync(member, topic, null, write, cancellation);

    /// <param name="key">See <see cref="Mail.Key"/>.</param>
    public async Task<MailOutcome> SendAsync(Guid member, MailTopic topic, string? key, Func<string, (string Subject, string Text)> write, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(m => m.Id == member && m.ErasedUtc == null && m.EmailConfirmed, cancellation);
        var isLocked = account?.LockoutEnd == Account.LockedForGood && topic != MailTopic.Account;
        return account?.Email is { } email && !isLocked && account.Wants(topic)
            ? await SendAsync(email, account.Culture, write, topic == MailTopic.Account ? null : links.Absolute(member, topic, account.Culture), key, cancellation)
            : MailOutcome.Unwanted;
    }

    /// <summary>Mail to somebody who is no member yet, or to an address that is not confirmed yet.</summary>
    public Task<MailOutcome> SendToAsync(string email, string culture, Func<string, (string Subject, string Text)> write, CancellationToken cancellation) => SendAsync(email, culture, write, null, null, cancellation);

    private async Task<MailOutcome> SendAsync(string email, string culture, Func<string, (string Subject, string Text)> write, Uri? unsubscribe, string? key, CancellationToken cancellation)
    {
        var (subject, text) = write(culture);
        var way = unsubscribe is null ? string.Empty : $"\n\n--\n{texts.Format(culture, InterfaceTexts.AccountMailUnsubscribe, unsubscribe)}";
        try
        {
            await sender.SendAsync(new Mail(email, subject, text.TrimEnd() + way + "\n") { Unsubscribe = unsubscribe, Key = key }, cancellation);
            return MailOutcome.Sent;
        }
        catch (SmtpFailedRecipientException e) when ((int)e.StatusCode >= PermanentFailure)
        {
            logger.LogWarning("A mail to a member was refused for good: {Reason}", e.StatusCode);
            return MailOutcome.Refused;
        }
        catch (Exception e) when (e is SmtpException or IOException or UnauthorizedAccessException)
        {
            logger.LogError(e, "A mail to a member could not be sent.");
            return MailOutcome.Failed;
        }
    }
}
