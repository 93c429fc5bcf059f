using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Mailing;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Identity;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>A forgotten password, and the new one.</summary>
internal static class PasswordEndpoints
{



    public static void MapPasswords(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm(AccountAddresses.Forgotten, context => Task.FromResult<FormPage?>((Form(context) with { Notice = context.Notice }).Page()), AskAsync);
        endpoints.MapForm(AccountAddresses.Reset, context => Task.FromResult<FormPage?>((ResetForm(context) with { Notice = context.Notice }).Page()), ResetAsync);
    }

    private static async Task<FormPage?> AskAsync(FormContext context)
    {
        if (EmailAddress.OneOrNull(context[AccountFields.Email]) is not { } email)
        {
            return Form(context, context.Text(InterfaceTexts.RegisterEmailWrong)).Page();
        }

        await context.Get<AccountErrands>().AddAsync((services, cancellation) => MailAsync(services, email, cancellation), context.Cancellation);
        return FormPage.Redirect(AccountAddresses.Mailed.In(context.Culture));
    }

    private static async Task MailAsync(IServiceProvider services, string email, CancellationToken cancellation)
    {
        var mails = services.GetRequiredService<AccountMails>();
        if (await services.GetRequiredService<UserManager<Account>>().FindByEmailAsync(email) is { ErasedUtc: null } member)
        {
            await mails.ResetAsync(member, cancellation);
        }
    }

    private static async Task<FormPage?> ResetAsync(FormContext context)
    {
        var members = context.Get<UserManager<Account>>();
        var member = await members.FindByIdAsync(context.Http.Request.RouteValues["member"]?.ToString() ?? string.Empty);
        if (await AccountFields.PasswordErrorAsync(context, context.Typed(AccountFields.NewPassword), member ?? new Account()) is { } error)
        {
            return ResetForm(context, error).Page();
        }

        if (member is not { ErasedUtc: null } || !(await members.ResetPasswordAsync(member, TokenText.Read(context.Http.Request.RouteValues["token"]?.ToString()), context.Typed(AccountFields.NewPassword))).Succeeded)
        {
            return ResetForm(context).Refused(context.Text(InterfaceTexts.AccountLinkOld));
        }

        member.EmailConfirmed = true; // the token came by mail to that address
        member.AccessFailedCount = 0;
        if (member.LockoutEnd != Account.LockedForGood)
        {
            member.LockoutEnd = null;
        }

        await members.UpdateAsync(member);
        await context.Get<AccountEvents>().AddAsync(member.Id, null, AccountEventKind.PasswordChanged, null, context.Cancellation);
        return FormPage.Redirect($"{AccountAddresses.SignIn.In(context.Culture)}?{AccountAddresses.DoneField}={SignInEndpoints.PasswordDone}");
    }

    private static AccountForm Form(FormContext context, string? error = null) =>
        new(context.Text(InterfaceTexts.AccountForgottenTitle), context.Text(InterfaceTexts.AccountForgottenButton))
        {
            Texts = [context.Text(InterfaceTexts.AccountForgottenIntro)],
            Fields = [AccountFields.EmailField(context, error: error)],
            Links = [new OwnLink(AccountAddresses.SignIn.In(context.Culture), context.Text(InterfaceTexts.SignInTitle))],
        };

    private static AccountForm ResetForm(FormContext context, string? error = null) =>
        new(context.Text(InterfaceTexts.AccountResetTitle), context.Text(InterfaceTexts.AccountResetButton))
        {
            Fields = [AccountFields.NewPasswordField(context, error)],
            Links = [new OwnLink(AccountAddresses.Forgotten.In(context.Culture), context.Text(InterfaceTexts.AccountForgottenAgain))],
        };
}
