using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>Where there is no password to compare with, one is compared all the same: how long an answer takes then tells nobody who has an account.</summary>
internal sealed class EqualCost(IOptions<PasswordHasherOptions> options)
{
    private readonly PasswordHasher<Account> _hasher = new(options);
    private readonly Lazy<string> _hash = new(() => new PasswordHasher<Account>(options).HashPassword(new Account(), Guid.NewGuid().ToString()));

    public void Compare(string password) => _hasher.VerifyHashedPassword(new Account(), _hash.Value, password.Length <= AccountFields.MostPassword ? password : string.Empty);
}
