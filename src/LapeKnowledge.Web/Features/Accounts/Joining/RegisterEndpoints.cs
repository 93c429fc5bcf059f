using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Mailing;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>Making an account of one's own, and confirming its address.</summary>
internal static class RegisterEndpoints
{
    public static void MapRegistering(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm(AccountAddresses.Register, ShowAsync, SendAsync);
        endpoints.MapForm(AccountAddresses.Mailed, context => Task.FromResult<FormPage?>(FormPage.Message(context.Text(InterfaceTexts.AccountMailedTitle), context.Text(InterfaceTexts.AccountMailed), StatusCodes.Status200OK)));
        endpoints.MapForm(AccountAddresses.Confirm, context => Task.FromResult<FormPage?>(ConfirmForm(context, context.Notice).Page()), ConfirmAsync, policy: FormLimits.SigningPolicy);
    }

    private static Task<FormPage?> ShowAsync(FormContext context) => Task.FromResult<FormPage?>(IsOpen(context) ? Form(context) is var form && context.Notice is null ? form.Page() : form.Refused(context.Notice!) : Closed(context));

    private static async Task<FormPage?> SendAsync(FormContext context)
    {
        if (!IsOpen(context))
        {
            return Closed(context);
        }

        var nameError = AccountFields.NameErrorOf(context, context[AccountFields.Name]);
        var email = EmailAddress.OneOrNull(context[AccountFields.Email]);
        var account = Registrations.New(AccountFields.NameOrNull(context[AccountFields.Name]) ?? string.Empty, email ?? string.Empty, context.Culture);
        var passwordError = await AccountFields.PasswordErrorAsync(context, context.Typed(), account);
        if (nameError is not null || email is null || passwordError is not null)
        {
            return Form(context, nameError, email is null ? context.Text(InterfaceTexts.RegisterEmailWrong) : null, passwordError).Page();
        }

        // the dear part is done for known and unknown addresses alike; what differs, after the answer
        account.PasswordHash = context.Get<IPasswordHasher<Account>>().HashPassword(account, context.Typed());
        await context.Get<AccountErrands>().AddAsync((services, cancellation) => services.GetRequiredService<Registrations>().AddAsync(account, cancellation), context.Cancellation);
        return FormPage.Redirect(AccountAddresses.Mailed.In(context.Culture));
    }

    private static async Task<FormPage?> ConfirmAsync(FormContext context)
    {
        var members = context.Get<UserManager<Account>>();
        var member = await members.FindByIdAsync(context.Http.Request.RouteValues["member"]?.ToString() ?? string.Empty);
        if (member?.PasswordHash is null || await members.IsLockedOutAsync(member) || context.Typed().Length > AccountFields.MostPassword)
        {
            context.Get<EqualCost>().Compare(context.Typed());
            return ConfirmForm(context, null).Refused(context.Text(InterfaceTexts.AccountConfirmWrong));
        }

        // only who made the account knows its password: a stranger who made it in somebody's name gets nobody to open it for him
        if (!await members.CheckPasswordAsync(member, context.Typed()))
        {
            await members.AccessFailedAsync(member);
            return ConfirmForm(context, null).Refused(context.Text(InterfaceTexts.AccountConfirmWrong));
        }

        if (!(await members.ConfirmEmailAsync(member, TokenText.Read(context.Http.Request.RouteValues["token"]?.ToString()))).Succeeded)
        {
            return ConfirmForm(context, null).Refused(context.Text(InterfaceTexts.AccountConfirmWrong));
        }

        await members.ResetAccessFailedCountAsync(member);
        var result = await context.Get<SignInManager<Account>>().PasswordSignInAsync(member, context.Typed(), isPersistent: false, lockoutOnFailure: false);
        return FormPage.Redirect(result.Succeeded ? AccountAddresses.Own.In(context.Culture) : AccountAddresses.SignIn.In(context.Culture));
    }

    private static bool IsOpen(FormContext context) => context.Get<IOptionsMonitor<AccountOptions>>().CurrentValue.OpenRegistration;

    private static FormPage Closed(FormContext context) => FormPage.Message(context.Text(InterfaceTexts.AccountRegisterTitle), context.Text(InterfaceTexts.AccountRegisterClosed), StatusCodes.Status200OK);

    private static AccountForm Form(FormContext context, string? nameError = null, string? emailError = null, string? passwordError = null) =>
        new(context.Text(InterfaceTexts.AccountRegisterTitle), context.Text(InterfaceTexts.AccountRegisterButton))
        {
            Texts = [context.Text(InterfaceTexts.AccountRegisterIntro)],
            Fields = [AccountFields.NameField(context, error: nameError), AccountFields.EmailField(context, error: emailError), AccountFields.NewPasswordField(context, passwordError, AccountFields.Password)],
            Links = [new OwnLink(AccountAddresses.SignIn.In(context.Culture), context.Text(InterfaceTexts.AccountHaveOne))],
        };

    private static AccountForm ConfirmForm(FormContext context, string? notice) =>
        new(context.Text(InterfaceTexts.AccountConfirmTitle), context.Text(InterfaceTexts.AccountConfirmButton))
        {
            Texts = [context.Text(InterfaceTexts.AccountConfirmIntro)],
            Notice = notice,
            Fields = [AccountFields.PasswordField(context)],
            Links = [new OwnLink(AccountAddresses.Forgotten.In(context.Culture), context.Text(InterfaceTexts.AccountForgotten))],
        };
}
