using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Mailing;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>Inviting somebody.</summary>
internal static class InvitePages
{
    private const string PilotField = PersonPages.PilotField;
    private const string RoleField = PersonPages.PilotRoleField;
    private const string LanguageField = "kieli";

    public static Task<FormPage?> ShowAsync(FormContext context)
    {
        if (!Invitations.MayAny(context.Actor))
        {
            return Task.FromResult<FormPage?>(Refused(context));
        }

        var form = Form(context) with { Done = context.Http.Request.Query.ContainsKey(AccountAddresses.DoneField) ? context.Text(InterfaceTexts.AccountInvited) : null };
        return Task.FromResult<FormPage?>(context.Notice is null ? form.Page() : form.Refused(context.Notice));
    }

    public static async Task<FormPage?> SendAsync(FormContext context)
    {
        var email = EmailAddress.OneOrNull(context[AccountFields.Email]);
        Guid? pilot = Guid.TryParse(context[PilotField], out var key) ? key : null;
        var names = Cultures.All.ToDictionary(c => c, c => pilot is null ? null : context.Get<Places>().PilotLink(pilot.Value, c)?.Name);
        var isPilot = names[context.Culture] is not null;
        if (!Invitations.MayAny(context.Actor) || (isPilot && !Invitations.May(context.Actor, pilot)))
        {
            return Refused(context);
        }

        var pilotError = (context[PilotField].Length > 0 && !isPilot) || (context[PilotField].Length == 0 && !context.Actor.IsEditor) ? context.Text(InterfaceTexts.AccountInvitePilotWrong) : null;
        if (email is null || pilotError is not null)
        {
            return Form(context, email is null ? context.Text(InterfaceTexts.RegisterEmailWrong) : null, pilotError).Page();
        }

        var role = context[RoleField] == nameof(PilotRole.Coordinator) ? PilotRole.Coordinator : PilotRole.Member;
        var culture = Cultures.Of(context[LanguageField]);
        var token = await context.Get<Invitations>().AddAsync(email, context.Actor.Key, pilot, role, context.Cancellation);
        var name = context.Actor.Name;
        await context.Get<AccountErrands>().AddAsync(
            async (services, cancellation) =>
            {
                var own = (await services.GetRequiredService<UserManager<Account>>().FindByEmailAsync(email))?.Culture ?? culture; // who has an account has told his language
                await services.GetRequiredService<AccountMails>().InviteAsync(email, own, name, names[own], token, cancellation);
            },
            context.Cancellation);
        return FormPage.Redirect($"{AccountAddresses.Invite.In(context.Culture)}?{AccountAddresses.DoneField}=1");
    }

    public static FormPage Refused(FormContext context) => FormPage.Message(context.Text(InterfaceTexts.ForbiddenTitle), context.Text(InterfaceTexts.Forbidden), StatusCodes.Status403Forbidden);

    private static AccountForm Form(FormContext context, string? emailError = null, string? pilotError = null)
    {
        var pilots = context.Get<Places>().Pilots(context.Culture).Where(p => Invitations.May(context.Actor, Guid.Parse(p.Value)));
        var chosen = context[PilotField] is { Length: > 0 } sent ? sent : context.Http.Request.Query[PilotField].ToString();
        return new AccountForm(context.Text(InterfaceTexts.AccountInviteTitle), context.Text(InterfaceTexts.AccountInviteButton))
        {
            Texts = [context.Text(InterfaceTexts.AccountInviteIntro)],
            Fields =
            [
                AccountFields.EmailField(context, error: emailError, label: context.Text(InterfaceTexts.AccountInviteEmail)),
                new(PilotField, context.Text(InterfaceTexts.AccountPilot), chosen) { Type = "select", Options = [.. context.Actor.IsEditor ? [(string.Empty, context.Text(InterfaceTexts.AccountNoPilot))] : Array.Empty<(string, string)>(), .. pilots], Error = pilotError },
                new(RoleField, context.Text(InterfaceTexts.AccountPilotRole), context[RoleField]) { Type = "select", Options = [.. Enum.GetValues<PilotRole>().Select(r => (r.ToString(), context.Text(AccountWords.KeyOf(r))))] },
                new(LanguageField, context.Text(InterfaceTexts.AccountInviteLanguage), context[LanguageField] is { Length: > 0 } language ? language : context.Culture) { Type = "select", Options = [.. Cultures.All.Select(c => (c, Cultures.NameOf(c)))] },
            ],
            Links = [new OwnLink(AccountAddresses.Invitations.In(context.Culture), context.Text(InterfaceTexts.AccountInvitationsTitle)), OwnEndpoints.BackLink(context)],
        };
    }
}

/// <summary>Accepting an invitation: by the account that one is signed in with, or by a new one, whose address the mail has confirmed.</summary>
internal static class AcceptPages
{
    public static async Task<FormPage?> ShowAsync(FormContext context)
    {
        if (await FindAsync(context) is not { } invitation)
        {
            return Old(context);
        }

        var form = Form(context, invitation);
        return context.Notice is null ? form.Page() : form.Refused(context.Notice);
    }

    public static async Task<FormPage?> SendAsync(FormContext context)
    {
        if (await FindAsync(context) is not { } invitation)
        {
            return Old(context);
        }

        if (context.Member is { } member)
        {
            return await context.Get<Invitations>().AcceptAsync(invitation, member.Key, context.Cancellation) ? FormPage.Redirect(AccountAddresses.Own.In(context.Culture)) : Old(context);
        }

        var name = AccountFields.NameOrNull(context[AccountFields.Name]);
        var password = context.Typed();
        var passwordError = await AccountFields.PasswordErrorAsync(context, password, Registrations.New(name ?? string.Empty, invitation.Email, context.Culture));
        var nameError = AccountFields.NameErrorOf(context, name);
        if (name is null || nameError is not null || passwordError is not null)
        {
            return Form(context, invitation, nameError, passwordError).Page();
        }

        if (await AddAsync(context, invitation.Email, name, password) is not { } account)
        {
            return Form(context, invitation).Refused(context.Text(InterfaceTexts.AccountInviteKnown));
        }

        if (!await context.Get<Invitations>().AcceptAsync(invitation, account.Id, context.Cancellation))
        {
            return Old(context);
        }

        await context.Get<SignInManager<Account>>().SignInAsync(account, isPersistent: false);
        return FormPage.Redirect(AccountAddresses.Own.In(context.Culture));
    }

    /// <returns>Null when the address has an account already: its owner signs in first.</returns>
    private static async Task<Account?> AddAsync(FormContext context, string email, string name, string password)
    {
        var members = context.Get<UserManager<Account>>();
        if (await members.FindByEmailAsync(email) is { } known)
        {
            if (known.EmailConfirmed)
            {
                return null;
            }

            (known.Name, known.EmailConfirmed, known.PasswordHash) = (name, true, members.PasswordHasher.HashPassword(known, password)); // a stranger's attempt, never confirmed
            return (await members.UpdateSecurityStampAsync(known)).Succeeded ? known : null;
        }

        var account = Registrations.New(name, email, context.Culture);
        (account.EmailConfirmed, account.JoinedUtc) = (true, context.Get<TimeProvider>().GetUtcNow().UtcDateTime);
        try
        {
            return (await members.CreateAsync(account, password)).Succeeded ? account : null;
        }
        catch (DbUpdateException)
        {
            return null;
        }
    }

    private static Task<Invitation?> FindAsync(FormContext context) => context.Get<Invitations>().FindAsync(context.Http.Request.RouteValues["token"]?.ToString() ?? string.Empty, context.Cancellation);

    private static FormPage Old(FormContext context) => FormPage.Message(context.Text(InterfaceTexts.AccountInviteOldTitle), context.Text(InterfaceTexts.AccountInviteOld), StatusCodes.Status404NotFound);

    private static AccountForm Form(FormContext context, Invitation invitation, string? nameError = null, string? passwordError = null)
    {
        var pilot = invitation.PilotKey is { } key ? context.Get<Places>().PilotLink(key, context.Culture)?.Name : null;
        var intro = pilot is null ? context.Text(InterfaceTexts.AccountAcceptIntro) : context.Text(InterfaceTexts.AccountAcceptPilot, pilot);
        var title = context.Text(InterfaceTexts.AccountAcceptTitle);
        if (context.Member is { } member)
        {
            return new AccountForm(title, context.Text(InterfaceTexts.AccountAcceptButton)) { Texts = [intro, context.Text(InterfaceTexts.AccountAcceptAs, member.Name)] };
        }

        var here = AccountAddresses.Accept.In(context.Culture).Replace("{token}", context.Http.Request.RouteValues["token"]?.ToString(), StringComparison.Ordinal);
        return new AccountForm(title, context.Text(InterfaceTexts.AccountAcceptNew))
        {
            Texts = [intro, context.Text(InterfaceTexts.AccountAcceptNewIntro, invitation.Email)],
            Fields = [AccountFields.NameField(context, error: nameError), AccountFields.NewPasswordField(context, passwordError, AccountFields.Password)],
            Links = [new OwnLink(AccountAddresses.SignInTo(context.Culture, here), context.Text(InterfaceTexts.AccountHaveOne))],
        };
    }
}
