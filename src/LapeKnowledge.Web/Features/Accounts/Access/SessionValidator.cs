using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>
/// Ends a session at the first request after the stamp of its account was changed, or it was signed out of. It reads what the request asks of the member anyway; the framework's own
/// validator, asked at each request, reads the account twice more and writes a new cookie.
/// </summary>
internal sealed class SessionValidator(CurrentMember current, SignInManager<Account> signIn) : ISecurityStampValidator
{
    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (!await current.IsSessionAsync(context.Principal!, EndedSessions.IdOf(context.Properties)))
        {
            context.RejectPrincipal();
            await signIn.SignOutAsync();
            await context.HttpContext.SignOutAsync(IdentityConstants.TwoFactorRememberMeScheme);
        }
    }
}
