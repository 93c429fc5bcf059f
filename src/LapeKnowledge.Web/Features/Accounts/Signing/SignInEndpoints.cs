using LapeKnowledge.Web.Features.Demo;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Mailing;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>Signing in and out.</summary>
internal static class SignInEndpoints
{
    public const string EmailField = AccountFields.Email;
    public const string PasswordField = AccountFields.Password;

    /// <summary>Values of <see cref="AccountAddresses.DoneField"/>.</summary>
    public const string PasswordDone = "salasana";
    public const string SignedOutDone = "ulos";
    public const string ErasedDone = "poistettu";
    public const string EmailDone = "osoite";
    public const string ProviderFailed = "palvelu";
    public const string ProviderKnown = "liita";
    private const string View = "Accounts/signIn";

    public static void MapSigning(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm(AccountAddresses.SignIn, async context => await ShowAsync(context, context.Notice), SignInAsync, policy: FormLimits.SigningPolicy);
        endpoints.MapForm(AccountAddresses.SecondStep, SecondStep.ShowAsync, SecondStep.SendAsync, policy: FormLimits.SigningPolicy);
        endpoints.MapForm(AccountAddresses.SignOut, show: null, SignOutAsync);
    }

    /// <summary>Where a form leads that may be asked to lead back to where one came from.</summary>
    public static string Back(FormContext context)
    {
        var asked = context.Fields[AccountAddresses.ReturnField].ToString() is { Length: > 0 } sent ? sent : context.Http.Request.Query[AccountAddresses.ReturnField].ToString();
        return AccountAddresses.Local(asked) ?? AccountAddresses.Own.In(context.Culture);
    }

    private static async Task<FormPage?> SignInAsync(FormContext context)
    {
        var members = context.Get<UserManager<Account>>();
        var password = context.Typed();
        var member = EmailAddress.OneOrNull(context[EmailField]) is { } email ? await members.FindByEmailAsync(email) : null;
        if (member is { IsSample: true } && !context.Get<Demonstration>().IsOn)
        {
            member = null; // everybody knows the password of a sample
        }

        if (member is not { PasswordHash: not null, ErasedUtc: null } || password.Length > AccountFields.MostPassword || await members.IsLockedOutAsync(member))
        {
            context.Get<EqualCost>().Compare(password);
            return await RefuseAsync(context, InterfaceTexts.SignInWrong);
        }

        if (!member.EmailConfirmed)
        {
            return await UnconfirmedAsync(context, members, member, password);
        }

        var result = await context.Get<SignInManager<Account>>().PasswordSignInAsync(member, password, context.IsOn(AccountFields.Remember), lockoutOnFailure: true);
        return result switch
        {
            { Succeeded: true } => FormPage.Redirect(Back(context)),
            { RequiresTwoFactor: true } => FormPage.Redirect(SecondStep.AddressOf(context.Culture, Back(context), context.IsOn(AccountFields.Remember))),
            _ => await RefuseAsync(context, InterfaceTexts.SignInWrong),
        };
    }

    /// <summary>Who knows the password is told why it does not open anything yet, and mailed again.</summary>
    private static async Task<FormPage?> UnconfirmedAsync(FormContext context, UserManager<Account> members, Account member, string password)
    {
        if (!await members.CheckPasswordAsync(member, password))
        {
            await members.AccessFailedAsync(member);
            return await RefuseAsync(context, InterfaceTexts.SignInWrong);
        }

        var key = member.Id.ToString();
        await context.Get<AccountErrands>().AddAsync(
            async (services, cancellation) =>
            {
                if (await services.GetRequiredService<UserManager<Account>>().FindByIdAsync(key) is { EmailConfirmed: false } again)
                {
                    await services.GetRequiredService<AccountMails>().ConfirmAsync(again, cancellation);
                }
            },
            context.Cancellation);
        return await RefuseAsync(context, InterfaceTexts.SignInUnconfirmed);
    }

    private static async Task<FormPage?> SignOutAsync(FormContext context)
    {
        await context.Get<EndedSessions>().EndAsync((await context.Http.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties, context.Cancellation);
        await context.Get<SignInManager<Account>>().SignOutAsync();
        return FormPage.Redirect(context.Culture == Languages.Cultures.Swedish ? "/sv" : "/");
    }

    /// <summary>The page again, with what was wrong.</summary>
    public static async Task<FormPage> RefuseAsync(FormContext context, string text) => await ShowAsync(context, context.Text(text)) with { Status = StatusCodes.Status422UnprocessableEntity };

    private static async Task<FormPage> ShowAsync(FormContext context, string? notice)
    {
        var schemes = await context.Get<SignInManager<Account>>().GetExternalAuthenticationSchemesAsync();
        return new(View, context.Text(InterfaceTexts.SignInTitle), new SignInPage(context[EmailField], Back(context), notice)
        {
            IsRemembered = context.IsOn(AccountFields.Remember),
            IsOpen = context.Get<IOptionsMonitor<AccountOptions>>().CurrentValue.OpenRegistration,
            Done = Done(context),
            Providers = [.. schemes.Select(s => (s.Name, s.DisplayName ?? s.Name))],
        });
    }

    private static string? Done(FormContext context) => context.Http.Request.Query[AccountAddresses.DoneField].ToString() switch
    {
        PasswordDone => context.Text(InterfaceTexts.AccountPasswordDone),
        SignedOutDone => context.Text(InterfaceTexts.AccountSignedOutDone),
        ErasedDone => context.Text(InterfaceTexts.AccountErasedDone),
        ProviderFailed => context.Text(InterfaceTexts.AccountProviderFailed),
        ProviderKnown => context.Text(InterfaceTexts.AccountProviderKnown),
        EmailDone => context.Text(InterfaceTexts.AccountEmailDone),
        _ => null,
    };
}
