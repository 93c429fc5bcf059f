using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Mailing;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Identity;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>The page behind the address that the first start prints.</summary>
internal static class SetUpEndpoints
{
    public static void MapSetUp(this IEndpointRouteBuilder endpoints) => endpoints.MapForm(AccountAddresses.SetUp, ShowAsync, SendAsync);

    private static async Task<FormPage?> ShowAsync(FormContext context) =>
        !await context.Get<FirstAdministrator>().KnowsAsync(Token(context), context.Cancellation) ? null : context.Notice is null ? Form(context).Page() : Form(context).Refused(context.Notice);

    private static async Task<FormPage?> SendAsync(FormContext context)
    {
        var first = context.Get<FirstAdministrator>();
        if (!await first.KnowsAsync(Token(context), context.Cancellation))
        {
            return null;
        }

        var name = AccountFields.NameOrNull(context[AccountFields.Name]);
        var email = EmailAddress.OneOrNull(context[AccountFields.Email]);
        var passwordError = await AccountFields.PasswordErrorAsync(context, context.Typed(), Registrations.New(name ?? string.Empty, email ?? string.Empty, context.Culture));
        if (name is null || email is null || passwordError is not null)
        {
            return Form(context, name is null ? context.Text(InterfaceTexts.AccountNameWrong, Account.NameLength) : null, email is null ? context.Text(InterfaceTexts.RegisterEmailWrong) : null, passwordError).Page();
        }

        if (!await first.UseAsync(Token(context), context.Cancellation) || !await first.MakeAsync(name, email, context.Typed(), context.Culture, context.Cancellation))
        {
            return null;
        }

        var members = context.Get<UserManager<Account>>();
        await context.Get<SignInManager<Account>>().SignInAsync((await members.FindByEmailAsync(email))!, isPersistent: false);
        return FormPage.Redirect(AccountAddresses.Own.In(context.Culture));
    }

    private static string Token(FormContext context) => context.Http.Request.RouteValues["token"]?.ToString() ?? string.Empty;

    private static AccountForm Form(FormContext context, string? nameError = null, string? emailError = null, string? passwordError = null) =>
        new(context.Text(InterfaceTexts.AccountSetUpTitle), context.Text(InterfaceTexts.AccountRegisterButton))
        {
            Texts = [context.Text(InterfaceTexts.AccountSetUpIntro)],
            Fields = [AccountFields.NameField(context, error: nameError), AccountFields.EmailField(context, error: emailError), AccountFields.NewPasswordField(context, passwordError, AccountFields.Password)],
        };
}
