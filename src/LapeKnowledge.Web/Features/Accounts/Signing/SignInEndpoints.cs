using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Identity;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>Signing in and out.</summary>
internal static class SignInEndpoints
{
    public const string EmailField = "sahkoposti";
    public const string PasswordField = "salasana";
    private const string View = "Accounts/signIn";

    public static void MapSigning(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapForm(AccountAddresses.SignIn, context => Task.FromResult<FormPage?>(Show(context, context.Notice)), SignInAsync);
        endpoints.MapForm(AccountAddresses.SignOut, show: null, SignOutAsync);
    }

    private static async Task<FormPage?> SignInAsync(FormContext context)
    {
        var result = await context.Get<SignInManager<Account>>().PasswordSignInAsync(context[EmailField], context.Fields[PasswordField].ToString(), isPersistent: false, lockoutOnFailure: true);
        return result.Succeeded ? FormPage.Redirect(Back(context)) : Show(context, context.Text(InterfaceTexts.SignInWrong)) with { Status = StatusCodes.Status422UnprocessableEntity };
    }

    private static async Task<FormPage?> SignOutAsync(FormContext context)
    {
        await context.Get<SignInManager<Account>>().SignOutAsync();
        return FormPage.Redirect("/");
    }

    private static FormPage Show(FormContext context, string? notice) =>
        new(View, context.Text(InterfaceTexts.SignInTitle), new SignInPage(context[EmailField], Back(context), notice));

    private static string Back(FormContext context)
    {
        var asked = context.Fields[AccountAddresses.ReturnField].ToString() is { Length: > 0 } sent ? sent : context.Http.Request.Query[AccountAddresses.ReturnField].ToString();
        return AccountAddresses.Local(asked) ?? AccountAddresses.Own.In(context.Culture);
    }
}
