using LapeKnowledge.Web.Features.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>Adds the accounts that people ask for. Whoever asks hears the same, whether the address has an account or not; the address's owner is told.</summary>
internal sealed class Registrations(UserManager<Account> members, AccountMails mails, TimeProvider time)
{
    public static Account New(string name, string email, string culture) => new() { Id = Guid.CreateVersion7(), Name = name, Email = email, UserName = email, Culture = culture };

    /// <param name="account">With the hash of its password.</param>
    public async Task AddAsync(Account account, CancellationToken cancellation)
    {
        if (await members.FindByEmailAsync(account.Email!) is { } known)
        {
            await MeetAsync(known, account, cancellation);
            return;
        }

        account.JoinedUtc = time.GetUtcNow().UtcDateTime;
        if (await TryCreateAsync(account))
        {
            await mails.ConfirmAsync(account, cancellation);
        }
    }

    /// <returns>False when the address has got an account in the meantime: its owner has had a mail then.</returns>
    private async Task<bool> TryCreateAsync(Account account)
    {
        try
        {
            return (await members.CreateAsync(account)).Succeeded;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }

    private async Task MeetAsync(Account known, Account asked, CancellationToken cancellation)
    {
        if (known.EmailConfirmed)
        {
            await mails.TellKnownAsync(known, cancellation);
            return;
        }

        // nobody has shown that the address is his: the last one who asked has as good a claim as the first
        (known.Name, known.PasswordHash, known.Culture, known.JoinedUtc) = (asked.Name, asked.PasswordHash, asked.Culture, time.GetUtcNow().UtcDateTime);
        await members.UpdateSecurityStampAsync(known);
        await mails.ConfirmAsync(known, cancellation);
    }
}

/// <summary>Erases accounts whose address nobody confirms: nobody has promised to keep what a stranger may have typed.</summary>
internal sealed class UnconfirmedUpkeep(IDbContextFactory<AccountsDbContext> contexts, IOptionsMonitor<AccountOptions> options, TimeProvider time) : IUpkeep
{
    public async Task DoAsync(CancellationToken cancellation)
    {
        var before = time.GetUtcNow().UtcDateTime.AddDays(-Math.Max(1, options.CurrentValue.UnconfirmedDays));
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Users.Where(m => !m.EmailConfirmed && m.ErasedUtc == null && m.JoinedUtc < before).ExecuteDeleteAsync(cancellation);
    }
}
