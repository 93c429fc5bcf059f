using Microsoft.AspNetCore.Identity;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>Refuses the passwords that are tried first: the account's own address or name, and a few characters over and over.</summary>
internal sealed class PasswordGuess : IPasswordValidator<Account>
{
    private const int Different = 5;
    private const int Telling = 4; // shorter names stand in many a word

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var text = password ?? string.Empty;
        string?[] own = [user.Email?.Split('@')[0], .. user.Name.Split(' ')];
        var rest = own.OfType<string>().Where(o => o.Length >= Telling).Aggregate(text, (left, o) => left.Replace(o, string.Empty, StringComparison.OrdinalIgnoreCase));
        return Task.FromResult(text.Distinct().Count() >= Different && rest.Length >= AccountsComposer.PasswordLength / 2 ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = nameof(PasswordGuess) }));
    }
}
