using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Mailing;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>Changing the address of one's account: it changes when the new one has answered.</summary>
internal static class OwnEmail
{
    private const string NewEmail = "uusi-osoite";

    public static async Task<FormPage?> ShowAsync(FormContext context)
    {
        var form = Form(context, await context.OwnAccountAsync());
        return context.Notice is null ? form.Page() : form.Refused(context.Notice);
    }

    public static async Task<FormPage?> SendAsync(FormContext context)
    {
        var member = await context.OwnAccountAsync();
        var email = EmailAddress.OneOrNull(context[NewEmail]);
        var emailError = email is null ? context.Text(InterfaceTexts.RegisterEmailWrong) : email == member.Email ? context.Text(InterfaceTexts.AccountEmailSame) : null;
        var proofError = await OwnProof.ErrorAsync(context, member);
        if (emailError is not null || proofError is not null)
        {
            return Form(context, member, emailError, proofError).Page();
        }

        var key = member.Id.ToString();
        await context.Get<AccountErrands>().AddAsync((services, cancellation) => MailAsync(services, key, email!, cancellation), context.Cancellation);
        return FormPage.Redirect(AccountAddresses.Mailed.In(context.Culture));
    }

    public static Task<FormPage?> AskAsync(FormContext context) => Task.FromResult<FormPage?>((ConfirmForm(context) with { Notice = context.Notice }).Page());

    /// <summary>Done by the button, not by the link: the scanners of mailboxes follow links.</summary>
    public static async Task<FormPage?> ConfirmAsync(FormContext context)
    {
        var values = context.Http.Request.RouteValues;
        var members = context.Get<UserManager<Account>>();
        var member = await members.FindByIdAsync(values["member"]?.ToString() ?? string.Empty);
        var email = EmailAddress.OneOrNull(TokenText.Read(values["email"]?.ToString()));
        if (member is not { ErasedUtc: null } || email is null || !await ChangeAsync(members, member, email, TokenText.Read(values["token"]?.ToString())))
        {
            return ConfirmForm(context).Refused(context.Text(InterfaceTexts.AccountLinkOld));
        }

        await context.Get<AccountEvents>().AddAsync(member.Id, null, AccountEventKind.EmailChanged, null, context.Cancellation);
        return FormPage.Redirect($"{AccountAddresses.SignIn.In(context.Culture)}?{AccountAddresses.DoneField}={SignInEndpoints.EmailDone}");
    }

    /// <summary>The address and the user name, which are one, in one writing.</summary>
    private static async Task<bool> ChangeAsync(UserManager<Account> members, Account member, string email, string token)
    {
        var purpose = UserManager<Account>.GetChangeEmailTokenPurpose(email);
        if (!await members.VerifyUserTokenAsync(member, members.Options.Tokens.ChangeEmailTokenProvider, purpose, token))
        {
            return false;
        }

        member.UserName = member.Email = email;
        member.EmailConfirmed = true;
        try
        {
            return (await members.UpdateSecurityStampAsync(member)).Succeeded; // validates, and writes the whole row
        }
        catch (DbUpdateException)
        {
            return false; // somebody else has made an account with the address in the meantime
        }
    }

    private static async Task MailAsync(IServiceProvider services, string key, string email, CancellationToken cancellation)
    {
        var members = services.GetRequiredService<UserManager<Account>>();
        var mails = services.GetRequiredService<AccountMails>();
        if (await members.FindByIdAsync(key) is not { ErasedUtc: null } member)
        {
            return;
        }

        if (await members.FindByEmailAsync(email) is { } other)
        {
            await mails.TellKnownAsync(other, cancellation);
        }
        else
        {
            await mails.ChangeEmailAsync(member, email, cancellation);
        }

        await mails.TellChangedAsync(member.Email!, member.Culture, InterfaceTexts.AccountMailEmailAsked, cancellation);
    }

    private static AccountForm Form(FormContext context, Account member, string? emailError = null, string? proofError = null) =>
        new(context.Text(InterfaceTexts.AccountEmailTitle), context.Text(InterfaceTexts.AccountEmailButton))
        {
            Texts = [context.Text(InterfaceTexts.AccountEmailIntro, member.Email ?? string.Empty)],
            Fields =
            [
                new FormField(NewEmail, context.Text(InterfaceTexts.AccountEmailNew), context[NewEmail]) { Type = "email", Autocomplete = "email", IsRequired = true, MaxLength = Account.EmailLength, Error = emailError },
                OwnProof.Field(context, member, proofError),
            ],
            Links = [OwnEndpoints.BackLink(context)],
        };

    private static AccountForm ConfirmForm(FormContext context) =>
        new(context.Text(InterfaceTexts.AccountEmailConfirmTitle), context.Text(InterfaceTexts.AccountEmailConfirmButton))
        {
            Texts = [context.Text(InterfaceTexts.AccountEmailConfirmIntro, TokenText.Read(context.Http.Request.RouteValues["email"]?.ToString()))],
        };
}
