using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Identity;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>Changing one's password, or taking the first one into use.</summary>
internal static class OwnPassword
{
    public static async Task<FormPage?> ShowAsync(FormContext context)
    {
        var form = Form(context, await context.OwnAccountAsync());
        return context.Notice is null ? (form with { Done = context.Http.Request.Query.ContainsKey(AccountAddresses.DoneField) ? context.Text(InterfaceTexts.AccountSaved) : null }).Page() : form.Refused(context.Notice);
    }

    public static async Task<FormPage?> SendAsync(FormContext context)
    {
        var signIn = context.Get<SignInManager<Account>>();
        var members = signIn.UserManager;
        var member = await context.OwnAccountAsync();
        if (await OwnProof.ErrorAsync(context, member) is { } wrong)
        {
            return Form(context, member, wrong).Page();
        }

        var password = context.Typed(AccountFields.NewPassword);
        if (await AccountFields.PasswordErrorAsync(context, password, member) is { } error)
        {
            return Form(context, member, null, error).Page();
        }

        var changed = member.PasswordHash is not null ? await members.ChangePasswordAsync(member, context.Typed(), password) : await members.AddPasswordAsync(member, password);
        if (!changed.Succeeded)
        {
            return Form(context, member).Refused(context.Text(InterfaceTexts.AccountTryAgain)); // changed elsewhere at the same moment
        }

        await signIn.RefreshSignInAsync(member); // the other sessions end, this one goes on
        await context.NoteChangeAsync(member, AccountEventKind.PasswordChanged, null, InterfaceTexts.AccountMailPasswordChanged);
        return FormPage.Redirect($"{AccountAddresses.Password.In(context.Culture)}?{AccountAddresses.DoneField}=1");
    }

    private static AccountForm Form(FormContext context, Account member, string? error = null, string? newError = null)
    {
        var proof = OwnProof.Field(context, member, error);
        return new AccountForm(context.Text(InterfaceTexts.AccountPasswordTitle), context.Text(InterfaceTexts.AccountSave))
        {
            Texts = [context.Text(InterfaceTexts.AccountPasswordIntro)],
            Fields = [member.PasswordHash is null ? proof : proof with { Label = context.Text(InterfaceTexts.AccountPasswordNow) }, AccountFields.NewPasswordField(context, newError)],
            Links = [OwnEndpoints.BackLink(context)],
        };
    }
}

/// <summary>Proof that it is the owner who sits at the screen, for what one would not want a passer-by to do.</summary>
internal static class OwnProof
{
    /// <returns>What is wrong; null when the password that was sent is the member's. Who has no password writes the address of his account.</returns>
    public static async Task<string?> ErrorAsync(FormContext context, Account member)
    {
        var members = context.Get<UserManager<Account>>();
        if (member.PasswordHash is null)
        {
            return string.Equals(context[AccountFields.Password], member.Email, StringComparison.OrdinalIgnoreCase) ? null : context.Text(InterfaceTexts.AccountProofEmailWrong);
        }

        if (await members.IsLockedOutAsync(member))
        {
            return context.Text(InterfaceTexts.AccountCodeLocked);
        }

        if (context.Typed().Length <= AccountFields.MostPassword && await members.CheckPasswordAsync(member, context.Typed()))
        {
            await members.ResetAccessFailedCountAsync(member);
            return null;
        }

        await members.AccessFailedAsync(member); // a found session is no place to guess in
        return context.Text(InterfaceTexts.AccountPasswordWrong);
    }

    public static FormField Field(FormContext context, Account member, string? error = null) => member.PasswordHash is null
        ? new FormField(AccountFields.Password, context.Text(InterfaceTexts.AccountProofEmail)) { Type = "email", Autocomplete = "off", IsRequired = true, Error = error }
        : AccountFields.PasswordField(context, error);
}
