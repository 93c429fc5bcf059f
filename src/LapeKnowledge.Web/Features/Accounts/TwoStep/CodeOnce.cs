using System.Globalization;
using Microsoft.AspNetCore.Identity;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>The codes of the app, each of them taken once (RFC 6238, 5.2): who has seen one over a shoulder opens nothing with it.</summary>
internal sealed class CodeOnce(TimeProvider time) : AuthenticatorTokenProvider<Account>
{
    private const string Provider = "LapeKnowledge";
    private const string Used = "UsedCodes";
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5); // Identity takes codes of two half minutes before and after

    /// <returns>False also when another request takes a code of the member at the same moment: the stamp of his row lets one of them through.</returns>
    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        if (!await base.ValidateAsync(purpose, token, manager, user))
        {
            return false;
        }

        var now = time.GetUtcNow();
        var used = ((await manager.GetAuthenticationTokenAsync(user, Provider, Used)) ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(u => u.Split(':'))
            .Where(u => now - DateTimeOffset.FromUnixTimeSeconds(long.Parse(u[0], CultureInfo.InvariantCulture)) < Window).ToList();
        var code = int.Parse(token, NumberStyles.None, CultureInfo.InvariantCulture);
        if (used.Any(u => int.Parse(u[1], CultureInfo.InvariantCulture) == code))
        {
            return false;
        }

        var all = used.Select(u => string.Join(':', u)).Append(FormattableString.Invariant($"{now.ToUnixTimeSeconds()}:{code}"));
        return (await manager.SetAuthenticationTokenAsync(user, Provider, Used, string.Join(' ', all))).Succeeded;
    }
}
