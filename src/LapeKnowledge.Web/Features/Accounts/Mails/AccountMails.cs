using System.Threading.RateLimiting;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Mailing;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Identity;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>The mails by which an account is made, found again and guarded. Nobody's mailbox can be filled by them.</summary>
internal sealed class AccountMails(MemberMails mails, UserManager<Account> members, Texts texts, SiteAddress site, AccountMailBrake brake)
{
    public async Task ConfirmAsync(Account member, CancellationToken cancellation) =>
        await SendAsync(member.Email!, member.Culture, InterfaceTexts.AccountMailConfirmSubject, InterfaceTexts.AccountMailConfirm, cancellation,
            AccountAddresses.Confirm.With(member.Culture, member.Id, await members.GenerateEmailConfirmationTokenAsync(member)));

    /// <summary>To somebody who has an account and asked for one, or for whom a stranger did.</summary>
    public Task TellKnownAsync(Account member, CancellationToken cancellation) =>
        SendAsync(member.Email!, member.Culture, InterfaceTexts.AccountMailKnownSubject, InterfaceTexts.AccountMailKnown, cancellation, AccountAddresses.SignIn.In(member.Culture), AccountAddresses.Forgotten.In(member.Culture));

    public async Task ResetAsync(Account member, CancellationToken cancellation) =>
        await SendAsync(member.Email!, member.Culture, InterfaceTexts.AccountMailResetSubject, InterfaceTexts.AccountMailReset, cancellation,
            AccountAddresses.Reset.With(member.Culture, member.Id, await members.GeneratePasswordResetTokenAsync(member)));

    public async Task ChangeEmailAsync(Account member, string email, CancellationToken cancellation) =>
        await SendAsync(email, member.Culture, InterfaceTexts.AccountMailChangeSubject, InterfaceTexts.AccountMailChange, cancellation,
            AccountAddresses.ConfirmNew.With(member.Culture, member.Id, await members.GenerateChangeEmailTokenAsync(member, email)).Replace("{email}", TokenText.Of(email), StringComparison.Ordinal));

    /// <summary>Tells the owner of a change that he would want to hear of if it was not he who made it.</summary>
    /// <param name="email">Where to; not the member's address of now when that is what was changed.</param>
    public Task TellChangedAsync(string email, string culture, string what, CancellationToken cancellation) =>
        SendAsync(email, culture, InterfaceTexts.AccountMailChangedSubject, what, cancellation, AccountAddresses.Forgotten.In(culture));

    public Task InviteAsync(string email, string culture, string inviter, string? pilot, string token, CancellationToken cancellation)
    {
        var address = site.Absolute(AccountAddresses.Accept.In(culture).Replace("{token}", token, StringComparison.Ordinal));
        var text = pilot is null ? texts.Format(culture, InterfaceTexts.AccountMailInvite, inviter, address) : texts.Format(culture, InterfaceTexts.AccountMailInvitePilot, inviter, address, pilot);
        return SendAsync(email, culture, texts.Get(culture, InterfaceTexts.AccountMailInviteSubject), text, cancellation);
    }

    private Task SendAsync(string email, string culture, string subject, string text, CancellationToken cancellation, params string[] paths) =>
        SendAsync(email, culture, texts.Get(culture, subject), texts.Format(culture, text, [.. paths.Select(p => (object)site.Absolute(p))]), cancellation);

    private async Task SendAsync(string email, string culture, string subject, string text, CancellationToken cancellation)
    {
        if (brake.Lets(email))
        {
            await mails.SendToAsync(email, culture, _ => (subject, text), cancellation);
        }
    }
}

/// <summary>How many such mails one address gets in an hour.</summary>
internal sealed class AccountMailBrake : IDisposable
{
    private const int Most = 6;
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(email =>
        RateLimitPartition.GetFixedWindowLimiter(email, _ => new FixedWindowRateLimiterOptions { PermitLimit = Most, Window = TimeSpan.FromHours(1), QueueLimit = 0 }));

    public bool Lets(string email)
    {
        using var lease = _limiter.AttemptAcquire(email);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
