using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Identity;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>What the page of two-step signing in shows.</summary>
/// <param name="Key">The key of the app in groups of four; null when the second step is on already.</param>
/// <param name="Codes">The spare codes, when they have just been made; they are shown once.</param>
internal sealed record TwoStepPage(bool IsOn, string? Key, QrPath? Drawing, IReadOnlyList<string> Codes, int CodesLeft, FormField Proof, FormField? Code, string? Notice);

/// <summary>Taking the second step of signing in into use and out of it.</summary>
internal static class TwoStepPages
{
    public const string ActionField = "toimi";
    public const string On = "ota";
    public const string Off = "poista";
    public const string NewCodes = "koodit";
    private const string View = "Accounts/twoStep";
    private const string Issuer = "LapeKnowledge";
    private const int Spare = 10;
    private const int Group = 4;

    public static void MapTwoStep(this IEndpointRouteBuilder endpoints) => endpoints.MapForm(AccountAddresses.TwoStep, async context => await ShowAsync(context, context.Notice), SendAsync).ForMembers();

    private static async Task<FormPage?> SendAsync(FormContext context)
    {
        var signIn = context.Get<SignInManager<Account>>();
        var member = await context.OwnAccountAsync();
        if (await OwnProof.ErrorAsync(context, member) is { } wrong)
        {
            return await ShowAsync(context, proofError: wrong);
        }

        return (context[ActionField], member.TwoFactorEnabled) switch
        {
            (On, false) => await TurnOnAsync(context, signIn, member),
            (Off, true) => await TurnOffAsync(context, signIn, member),
            (NewCodes, true) => await RenewAsync(context, signIn, member),
            _ => await ShowAsync(context, context.Text(InterfaceTexts.AccountTryAgain)),
        };
    }

    private static async Task<FormPage> TurnOnAsync(FormContext context, SignInManager<Account> signIn, Account member)
    {
        var code = string.Concat(context[AccountFields.Code].Where(char.IsAsciiDigit));
        if (!await signIn.UserManager.VerifyTwoFactorTokenAsync(member, signIn.UserManager.Options.Tokens.AuthenticatorTokenProvider, code))
        {
            return await ShowAsync(context, codeError: context.Text(InterfaceTexts.AccountCodeWrong));
        }

        await signIn.UserManager.SetTwoFactorEnabledAsync(member, true);
        await NoteAsync(context, signIn, member, AccountEventKind.TwoStepOn, InterfaceTexts.AccountMailTwoStepOn);
        return await ShowAsync(context, codes: await CodesAsync(signIn, member));
    }

    private static async Task<FormPage> TurnOffAsync(FormContext context, SignInManager<Account> signIn, Account member)
    {
        await signIn.UserManager.SetTwoFactorEnabledAsync(member, false);
        await signIn.UserManager.ResetAuthenticatorKeyAsync(member); // the old app opens nothing when the step is taken into use again
        await NoteAsync(context, signIn, member, AccountEventKind.TwoStepOff, InterfaceTexts.AccountMailTwoStepOff);
        return FormPage.Redirect(AccountAddresses.TwoStep.In(context.Culture));
    }

    private static async Task<FormPage> RenewAsync(FormContext context, SignInManager<Account> signIn, Account member)
    {
        var codes = await CodesAsync(signIn, member);
        await context.NoteChangeAsync(member, AccountEventKind.RecoveryCodesRenewed, null, InterfaceTexts.AccountMailSpareCodesNew);
        return await ShowAsync(context, codes: codes);
    }

    private static async Task NoteAsync(FormContext context, SignInManager<Account> signIn, Account member, AccountEventKind kind, string mail)
    {
        await signIn.RefreshSignInAsync(member); // the other sessions end
        await context.NoteChangeAsync(member, kind, null, mail);
    }

    private static async Task<IReadOnlyList<string>> CodesAsync(SignInManager<Account> signIn, Account member) => [.. (await signIn.UserManager.GenerateNewTwoFactorRecoveryCodesAsync(member, Spare))!];

    private static async Task<FormPage> ShowAsync(FormContext context, string? notice = null, string? proofError = null, string? codeError = null, IReadOnlyList<string>? codes = null)
    {
        var signIn = context.Get<SignInManager<Account>>();
        var members = signIn.UserManager;
        var member = await context.OwnAccountAsync();
        string? key = null;
        if (!member.TwoFactorEnabled && (key = await members.GetAuthenticatorKeyAsync(member)) is null)
        {
            key = members.GenerateNewAuthenticatorKey(); // not by resetting it, which would end the sessions of whoever only opens the page
            await ((IUserAuthenticatorKeyStore<Account>)context.Get<IUserStore<Account>>()).SetAuthenticatorKeyAsync(member, key, context.Cancellation);
            await members.UpdateAsync(member);
        }

        var page = new TwoStepPage(
            member.TwoFactorEnabled,
            key is null ? null : string.Join(' ', key.Chunk(Group).Select(c => new string(c))),
            key is null ? null : QrPath.Of($"otpauth://totp/{Issuer}:{Uri.EscapeDataString(member.Email!)}?secret={key}&issuer={Issuer}&digits=6"),
            codes ?? [],
            member.TwoFactorEnabled ? await members.CountRecoveryCodesAsync(member) : 0,
            OwnProof.Field(context, member, proofError),
            AccountFields.CodeField(context, codeError),
            notice);
        var isWrong = notice is not null || proofError is not null || codeError is not null;
        return new FormPage(View, context.Text(InterfaceTexts.AccountTwoStepTitle), page, Status: isWrong ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }
}
