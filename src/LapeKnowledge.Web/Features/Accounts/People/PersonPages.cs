using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Identity;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>One member, as administrators see him.</summary>
/// <param name="Pilots">The name, the key and the role of each of his pilots.</param>
/// <param name="Joinable">The pilots of the site.</param>
internal sealed record PersonPage(
    Person Person, bool IsOwn, IReadOnlyList<(string Name, Guid Key, PilotRole Role)> Pilots, IReadOnlyList<(string Value, string Label)> Joinable, IReadOnlyList<AccountEvent> Events, string? Notice, bool IsDone);

/// <summary>What an administrator does with one member's account: one small form for each.</summary>
internal static class PersonPages
{
    public const string ActionField = "toimi";
    public const string RoleField = "rooli";
    public const string PilotField = "pilotti";
    public const string PilotRoleField = "pilottirooli";
    public const string SetRole = "rooli";
    public const string Lock = "lukitse";
    public const string Unlock = "avaa";
    public const string Confirm = "vahvistus";
    public const string StopTwoStep = "kaksivaiheinen-pois";
    public const string Join = "liita";
    public const string Leave = "irrota";
    private const string View = "Accounts/person";

    public static Task<FormPage?> ShowAsync(FormContext context) => ShowAsync(context, context.Notice);

    public static async Task<FormPage?> SendAsync(FormContext context)
    {
        if (await context.Get<People>().FindAsync(context.Key("member"), context.Cancellation) is not { } person)
        {
            return null;
        }

        var result = await DoAsync(context, person);
        if (result == PersonChange.Done)
        {
            return FormPage.Redirect($"{AccountAddresses.Person.Of(context.Culture, person.Key)}?{AccountAddresses.DoneField}=1");
        }

        var notice = context.Text(result switch
        {
            PersonChange.Own => InterfaceTexts.AccountPersonOwn,
            PersonChange.LastAdministrator => InterfaceTexts.AccountLastAdministrator,
            _ => InterfaceTexts.AccountTryAgain,
        });
        return await ShowAsync(context, notice) is { } page ? page with { Status = StatusCodes.Status422UnprocessableEntity } : null;
    }

    private static Task<PersonChange> DoAsync(FormContext context, Person person)
    {
        var people = context.Get<People>();
        var actor = context.Actor.Key;
        return context[ActionField] switch
        {
            SetRole when Enum.TryParse<SiteRole>(context[RoleField], out var role) && Enum.IsDefined(role) => people.SetRoleAsync(actor, person.Key, role, context.Cancellation),
            Lock => people.LockAsync(actor, person.Key, context.Cancellation),
            Unlock => people.UnlockAsync(actor, person.Key, context.Cancellation),
            Confirm => MailAsync(context, person.Key),
            StopTwoStep => StopTwoStepAsync(context, person),
            Join when Enum.TryParse<PilotRole>(context[PilotRoleField], out var role) && Enum.IsDefined(role) => JoinAsync(context, person.Key, role),
            Leave => LeaveAsync(context, person.Key),
            _ => Task.FromResult(PersonChange.TryAgain),
        };
    }

    private static async Task<PersonChange> JoinAsync(FormContext context, Guid member, PilotRole role)
    {
        if (!Guid.TryParse(context[PilotField], out var pilot) || context.Get<Places>().PilotLink(pilot, context.Culture) is not { } link)
        {
            return PersonChange.TryAgain;
        }

        await context.Get<PilotTeams>().SetAsync(pilot, member, role, context.Cancellation);
        await context.Get<AccountEvents>().AddAsync(member, context.Actor.Key, AccountEventKind.PilotJoined, link.Name, context.Cancellation);
        return PersonChange.Done;
    }

    private static async Task<PersonChange> LeaveAsync(FormContext context, Guid member)
    {
        if (!Guid.TryParse(context[PilotField], out var pilot))
        {
            return PersonChange.TryAgain;
        }

        await context.Get<PilotTeams>().RemoveAsync(pilot, member, context.Cancellation);
        await context.Get<AccountEvents>().AddAsync(member, context.Actor.Key, AccountEventKind.PilotLeft, context.Get<Places>().PilotLink(pilot, context.Culture)?.Name, context.Cancellation);
        return PersonChange.Done;
    }

    /// <summary>For who has lost both the phone and the spare codes: nobody else can let him in.</summary>
    private static async Task<PersonChange> StopTwoStepAsync(FormContext context, Person person)
    {
        if (person.Key == context.Actor.Key)
        {
            return PersonChange.Own;
        }

        var accounts = context.Get<UserManager<Account>>();
        if (await accounts.FindByIdAsync(person.Key.ToString()) is not { ErasedUtc: null, TwoFactorEnabled: true } account)
        {
            return PersonChange.TryAgain;
        }

        await accounts.SetTwoFactorEnabledAsync(account, false);
        await accounts.ResetAuthenticatorKeyAsync(account); // ends his sessions too: whoever has the lost phone may be in one
        await context.NoteChangeAsync(account, AccountEventKind.TwoStepOff, null, InterfaceTexts.AccountMailTwoStepOff, context.Actor.Key);
        return PersonChange.Done;
    }

    private static async Task<PersonChange> MailAsync(FormContext context, Guid member)
    {
        var key = member.ToString();
        await context.Get<AccountErrands>().AddAsync(
            async (services, cancellation) =>
            {
                if (await services.GetRequiredService<UserManager<Account>>().FindByIdAsync(key) is { EmailConfirmed: false } account)
                {
                    await services.GetRequiredService<AccountMails>().ConfirmAsync(account, cancellation);
                }
            },
            context.Cancellation);
        return PersonChange.Done;
    }

    private static async Task<FormPage?> ShowAsync(FormContext context, string? notice)
    {
        if (await context.Get<People>().FindAsync(context.Key("member"), context.Cancellation) is not { } person)
        {
            return null;
        }

        var places = context.Get<Places>();
        var teams = await context.Get<PilotTeams>().OfMemberAsync(person.Key, context.Cancellation);
        return new FormPage(View, person.Name, new PersonPage(
            person,
            person.Key == context.Actor.Key,
            [.. teams.Select(t => (places.PilotLink(t.Pilot, context.Culture)?.Name ?? t.Pilot.ToString(), t.Pilot, t.Role))],
            places.Pilots(context.Culture),
            await context.Get<AccountEvents>().OfAsync(person.Key, context.Cancellation),
            notice,
            context.Http.Request.Query.ContainsKey(AccountAddresses.DoneField)));
    }
}
