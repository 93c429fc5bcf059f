using System.Security.Claims;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Mailing;
using LapeKnowledge.Web.Features.Transfer;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>
/// Signing in by another place. It is tied to an account that is there only when the provider knows the address to be the person's, and its owner has signed
/// in here as well; otherwise a new account is made.
/// </summary>
internal static class ProviderEndpoints
{
    public static void MapProviders(this IEndpointRouteBuilder endpoints)
    {
        foreach (var culture in Cultures.All)
        {
            endpoints.MapRead(AccountAddresses.Provider.In(culture), (string provider, HttpContext http, SignInManager<Account> signIn) => GoAsync(provider, http, signIn, culture));
        }

        endpoints.MapForm(AccountAddresses.ProviderDone, ShowAsync, SendAsync);
        endpoints.MapForm(AccountAddresses.Linked, LinkedPages.ShowAsync, LinkedPages.SendAsync).ForMembers();
    }

    /// <summary>A link, not a form: the Content-Security-Policy lets no form lead elsewhere.</summary>
    private static async Task<IResult> GoAsync(string provider, HttpContext http, SignInManager<Account> signIn, string culture)
    {
        if ((await signIn.GetExternalAuthenticationSchemesAsync()).FirstOrDefault(s => s.Name == provider) is not { } scheme)
        {
            return Results.Redirect(AccountAddresses.SignIn.In(culture));
        }

        var back = AccountAddresses.Local(http.Request.Query[AccountAddresses.ReturnField]) ?? AccountAddresses.Own.In(culture);
        var done = $"{AccountAddresses.ProviderDone.In(culture)}?{AccountAddresses.ReturnField}={Uri.EscapeDataString(back)}";
        try
        {
            await http.ChallengeAsync(scheme.Name, signIn.ConfigureExternalAuthenticationProperties(scheme.Name, done));
            return Results.Empty;
        }
        catch (Exception e) when (e is HttpRequestException or System.Text.Json.JsonException or TaskCanceledException or KeyNotFoundException)
        {
            return Results.Redirect($"{AccountAddresses.SignIn.In(culture)}?{AccountAddresses.DoneField}={SignInEndpoints.ProviderFailed}"); // it is not there at the moment
        }
    }

    private static async Task<FormPage?> ShowAsync(FormContext context)
    {
        var signIn = context.Get<SignInManager<Account>>();
        if (await signIn.GetExternalLoginInfoAsync() is not { } info)
        {
            return FormPage.Redirect($"{AccountAddresses.SignIn.In(context.Culture)}?{AccountAddresses.DoneField}={SignInEndpoints.ProviderFailed}");
        }

        if (context.Notice is null && context.Member is null)
        {
            var result = await signIn.ExternalLoginSignInAsync(info.LoginProvider, info.ProviderKey, isPersistent: false, bypassTwoFactor: false);
            if (result.Succeeded || result.RequiresTwoFactor)
            {
                return FormPage.Redirect(result.Succeeded ? SignInEndpoints.Back(context) : SecondStep.AddressOf(context.Culture, SignInEndpoints.Back(context), isPersistent: false));
            }

            if (result.IsLockedOut)
            {
                return await SignInEndpoints.RefuseAsync(context, InterfaceTexts.AccountProviderRefused);
            }
        }

        return await StepAsync(context, info, await KnownAsync(context, info));
    }

    /// <summary>What is still to do before the provider opens an account.</summary>
    private static async Task<FormPage> StepAsync(FormContext context, ExternalLoginInfo info, Account? known)
    {
        if (VerifiedEmail(info) is not { } email)
        {
            return await SignInEndpoints.RefuseAsync(context, InterfaceTexts.AccountProviderUnverified);
        }

        if (known is not null)
        {
            var here = context.Http.Request.Path + context.Http.Request.QueryString;
            return context.Member?.Key == known.Id
                ? Form(context, InterfaceTexts.AccountProviderLinkTitle, InterfaceTexts.AccountProviderLinkButton, context.Text(InterfaceTexts.AccountProviderLink, info.ProviderDisplayName ?? info.LoginProvider)).Page()
                : FormPage.Redirect(AccountAddresses.SignInTo(context.Culture, here) + $"&{AccountAddresses.DoneField}={SignInEndpoints.ProviderKnown}");
        }

        if (!await MayJoinAsync(context, email))
        {
            return FormPage.Message(context.Text(InterfaceTexts.AccountRegisterTitle), context.Text(InterfaceTexts.AccountRegisterClosed), StatusCodes.Status200OK);
        }

        var given = info.Principal.FindFirstValue(ClaimTypes.Name);
        var name = context[AccountFields.Name] is { Length: > 0 } sent ? sent : AccountFields.NameErrorOf(context, given) is null ? given : null;
        var error = context.Http.Request.Method == HttpMethods.Post ? AccountFields.NameErrorOf(context, context[AccountFields.Name]) : null;
        return (Form(context, InterfaceTexts.AccountRegisterTitle, InterfaceTexts.AccountRegisterButton, context.Text(InterfaceTexts.AccountAcceptNewIntro, email)) with { Fields = [AccountFields.NameField(context, name, error)] }).Page();
    }

    private static async Task<FormPage?> SendAsync(FormContext context)
    {
        var signIn = context.Get<SignInManager<Account>>();
        if (await signIn.GetExternalLoginInfoAsync() is not { } info)
        {
            return FormPage.Redirect($"{AccountAddresses.SignIn.In(context.Culture)}?{AccountAddresses.DoneField}={SignInEndpoints.ProviderFailed}");
        }

        var known = await KnownAsync(context, info);
        var account = known is not null ? (context.Member?.Key == known.Id ? known : null) : await MakeAsync(context, info);
        if (account is null)
        {
            return await StepAsync(context, info, known);
        }

        if (!(await signIn.UserManager.AddLoginAsync(account, info)).Succeeded)
        {
            return await SignInEndpoints.RefuseAsync(context, InterfaceTexts.AccountProviderRefused); // it opens somebody else's account
        }

        if (known is null)
        {
            await context.Get<AccountEvents>().AddAsync(account.Id, null, AccountEventKind.ProviderLinked, info.ProviderDisplayName, context.Cancellation);
            await signIn.SignInAsync(account, isPersistent: false);
        }
        else
        {
            await context.NoteChangeAsync(account, AccountEventKind.ProviderLinked, info.ProviderDisplayName, InterfaceTexts.AccountMailProviderLinked);
        }

        return FormPage.Redirect(SignInEndpoints.Back(context));
    }

    private static async Task<Account?> MakeAsync(FormContext context, ExternalLoginInfo info)
    {
        if (VerifiedEmail(info) is not { } email || AccountFields.NameErrorOf(context, context[AccountFields.Name]) is not null || !await MayJoinAsync(context, email))
        {
            return null;
        }

        var account = Registrations.New(AccountFields.NameOrNull(context[AccountFields.Name])!, email, context.Culture);
        (account.EmailConfirmed, account.JoinedUtc) = (true, context.Get<TimeProvider>().GetUtcNow().UtcDateTime);
        try
        {
            return (await context.Get<UserManager<Account>>().CreateAsync(account)).Succeeded ? account : null;
        }
        catch (DbUpdateException)
        {
            return null; // made elsewhere at the same moment: its owner signs in first
        }
    }

    private static async Task<bool> MayJoinAsync(FormContext context, string email) =>
        context.Get<IOptionsMonitor<AccountOptions>>().CurrentValue.OpenRegistration || await context.Get<Invitations>().IsInvitedAsync(email, context.Cancellation);

    private static async Task<Account?> KnownAsync(FormContext context, ExternalLoginInfo info) => VerifiedEmail(info) is { } email ? await context.Get<UserManager<Account>>().FindByEmailAsync(email) : null;

    private static string? VerifiedEmail(ExternalLoginInfo info) => info.Principal.HasClaim(ProviderHandler.VerifiedClaim, "true") ? EmailAddress.OneOrNull(info.Principal.FindFirstValue(ClaimTypes.Email)) : null;

    private static AccountForm Form(FormContext context, string title, string button, string text) =>
        new(context.Text(title), context.Text(button)) { Texts = [text], Hidden = [(AccountAddresses.ReturnField, SignInEndpoints.Back(context))] };
}
