using LapeKnowledge.Web.Features.Demo;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Mailing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>
/// Somebody has to be the first who can let others in: the one that <c>Umbraco:CMS:Unattended</c> names, or else whoever opens the address that is printed on
/// the console, once.
/// </summary>
internal sealed class FirstAdministrator(
    IDbContextFactory<AccountsDbContext> contexts, IServiceScopeFactory scopes, IOptions<UnattendedSettings> unattended, Demonstration demo, TimeProvider time)
{
    private static readonly DateTime Never = new(2999, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public async Task<bool> IsThereAsync(CancellationToken cancellation)
    {
        var isDemo = demo.IsOn;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Users.AnyAsync(m => m.Role == SiteRole.Administrator && m.ErasedUtc == null && m.EmailConfirmed && (isDemo || !m.IsSample), cancellation);
    }

    /// <returns>What is wrong with the settings; null when the administrator is made or none is named.</returns>
    public async Task<string?> MakeNamedAsync(CancellationToken cancellation)
    {
        var named = unattended.Value;
        if (string.IsNullOrWhiteSpace(named.UnattendedUserEmail) && string.IsNullOrWhiteSpace(named.UnattendedUserPassword))
        {
            return null;
        }

        if (EmailAddress.OneOrNull(named.UnattendedUserEmail) is not { } email)
        {
            return "Umbraco:CMS:Unattended:UnattendedUserEmail is no e-mail address.";
        }

        var name = AccountFields.NameOrNull(named.UnattendedUserName) ?? email.Split('@')[0];
        return await MakeAsync(name, email, named.UnattendedUserPassword ?? string.Empty, Cultures.Finnish, cancellation)
            ? null
            : $"Umbraco:CMS:Unattended:UnattendedUserPassword is too easy to guess: use at least {AccountsComposer.PasswordLength} characters, and neither the name nor the address.";
    }

    /// <returns>The address's last part; only what it can be recognised by is kept.</returns>
    public async Task<string> MakeAddressAsync(CancellationToken cancellation)
    {
        var token = Invitation.NewToken();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Invitations.Add(new Invitation { TokenHash = Invitation.HashOf(token), ExpiresUtc = Never });
        await db.SaveChangesAsync(cancellation);
        return token;
    }

    public async Task<bool> KnowsAsync(string token, CancellationToken cancellation)
    {
        var hash = Invitation.HashOf(token);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Invitations.AnyAsync(i => i.TokenHash == hash && i.InvitedBy == Guid.Empty, cancellation) && !await IsThereAsync(cancellation);
    }

    /// <summary>Uses the address up, and every other one of its kind.</summary>
    /// <returns>False when somebody has used it already.</returns>
    public async Task<bool> UseAsync(string token, CancellationToken cancellation)
    {
        var hash = Invitation.HashOf(token);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Invitations.Where(i => i.TokenHash == hash && i.InvitedBy == Guid.Empty).ExecuteDeleteAsync(cancellation) == 1;
    }

    /// <returns>False when the password is too easy to guess.</returns>
    public async Task<bool> MakeAsync(string name, string email, string password, string culture, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = await members.FindByEmailAsync(email) ?? Registrations.New(name, email, culture);
        foreach (var validator in members.PasswordValidators)
        {
            if (!(await validator.ValidateAsync(members, account, password)).Succeeded)
            {
                return false;
            }
        }

        var isNew = account.SecurityStamp is null;
        (account.Name, account.Role, account.EmailConfirmed, account.LockoutEnd) = (name, SiteRole.Administrator, true, null);
        account.PasswordHash = members.PasswordHasher.HashPassword(account, password); // of somebody who had registered with that address, the old one is void
        if (isNew)
        {
            account.JoinedUtc = time.GetUtcNow().UtcDateTime;
        }

        var made = isNew ? await members.CreateAsync(account) : await members.UpdateSecurityStampAsync(account);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Invitations.Where(i => i.InvitedBy == Guid.Empty).ExecuteDeleteAsync(cancellation);
        return made.Succeeded;
    }
}

internal static class FirstAdministratorStart
{
    /// <returns>What is wrong with the settings, in one line; null when the site may start.</returns>
    public static async Task<string?> MakeFirstAdministratorAsync(this WebApplication app)
    {
        var first = app.Services.GetRequiredService<FirstAdministrator>();
        if (await first.IsThereAsync(default))
        {
            return null;
        }

        if (await first.MakeNamedAsync(default) is { } problem)
        {
            return problem;
        }

        if (!await first.IsThereAsync(default))
        {
            var path = AccountAddresses.SetUp.Finnish.Replace("{token}", await first.MakeAddressAsync(default), StringComparison.Ordinal);
            app.Lifetime.ApplicationStarted.Register(() => Console.Out.WriteLine($"LapeKnowledge: nobody administers this site yet. Open this address once: {Origin(app)}{path}"));
        }

        return null;
    }

    private static string Origin(WebApplication app) =>
        app.Services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? app.Services.GetRequiredService<SiteAddress>().Origin;
}
