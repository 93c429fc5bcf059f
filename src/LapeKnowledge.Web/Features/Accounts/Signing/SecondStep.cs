using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Identity;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>The second step of signing in: the code of the app, or one of the codes kept for the day when the phone is gone.</summary>
internal static class SecondStep
{
    private const string RememberBrowser = "muista-selain";
    private const int AppDigits = 6;
    private const int SpareHalf = 5; // of a spare code, which Identity writes as XXXXX-XXXXX

    public static string AddressOf(string culture, string back, bool isPersistent) =>
        $"{AccountAddresses.SecondStep.In(culture)}?{AccountAddresses.ReturnField}={Uri.EscapeDataString(back)}{(isPersistent ? $"&{AccountFields.Remember}={AccountFields.On}" : null)}";

    public static async Task<FormPage?> ShowAsync(FormContext context) =>
        await context.Get<SignInManager<Account>>().GetTwoFactorAuthenticationUserAsync() is null ? Away(context) : Form(context).Page() is var page && context.Notice is null ? page : Form(context).Refused(context.Notice!);

    public static async Task<FormPage?> SendAsync(FormContext context)
    {
        var signIn = context.Get<SignInManager<Account>>();
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } member)
        {
            return Away(context);
        }

        var code = string.Concat(context[AccountFields.Code].Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        var isApp = code.Length is > 0 and <= AppDigits && code.All(char.IsAsciiDigit);
        var result = isApp
            ? await signIn.TwoFactorAuthenticatorSignInAsync(code, IsPersistent(context), context.IsOn(RememberBrowser))
            : await RecoverAsync(context, signIn, member, code.Length > SpareHalf ? $"{code[..SpareHalf]}-{code[SpareHalf..]}" : code);
        return result.Succeeded ? FormPage.Redirect(SignInEndpoints.Back(context)) : Form(context, context.Text(result.IsLockedOut ? InterfaceTexts.AccountCodeLocked : InterfaceTexts.AccountCodeWrong)).Page();
    }

    /// <summary>Wrong codes count here too; Identity counts those of the app alone.</summary>
    private static async Task<SignInResult> RecoverAsync(FormContext context, SignInManager<Account> signIn, Account member, string code)
    {
        if (await signIn.UserManager.IsLockedOutAsync(member))
        {
            return SignInResult.LockedOut;
        }

        var result = await signIn.TwoFactorRecoveryCodeSignInAsync(code);
        if (!result.Succeeded)
        {
            await signIn.UserManager.AccessFailedAsync(member);
        }
        else
        {
            await context.NoteChangeAsync(member, AccountEventKind.RecoveryCodeUsed, null, InterfaceTexts.AccountMailSpareCode);
            if (IsPersistent(context))
            {
                await signIn.SignInAsync(member, isPersistent: true);
            }
        }

        return result;
    }

    private static bool IsPersistent(FormContext context) => context.IsOn(AccountFields.Remember) || context.Http.Request.Query[AccountFields.Remember] == AccountFields.On;

    private static FormPage Away(FormContext context) => FormPage.Redirect(AccountAddresses.SignIn.In(context.Culture));

    private static AccountForm Form(FormContext context, string? error = null) =>
        new(context.Text(InterfaceTexts.AccountSecondTitle), context.Text(InterfaceTexts.SignInButton))
        {
            Texts = [context.Text(InterfaceTexts.AccountSecondIntro)],
            Fields = [AccountFields.CodeField(context, error), AccountFields.Check(RememberBrowser, context.Text(InterfaceTexts.AccountRememberBrowser), context.IsOn(RememberBrowser))],
            Hidden = [(AccountAddresses.ReturnField, SignInEndpoints.Back(context)), .. IsPersistent(context) ? [(AccountFields.Remember, AccountFields.On)] : Array.Empty<(string, string)>()],
            Links = [new OwnLink(AccountAddresses.SignIn.In(context.Culture), context.Text(InterfaceTexts.AccountStartAgain))],
        };
}
