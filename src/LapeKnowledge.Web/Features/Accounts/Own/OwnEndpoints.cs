using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Transfer;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.Identity;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>What a member's own page shows.</summary>
internal sealed record OwnPage(string Name, IReadOnlyList<OwnPart> Parts, bool IsSample);

/// <summary>A member's own page, which the features put together, and what he does with his account.</summary>
internal static class OwnEndpoints
{
    private const string View = "Accounts/own";

    public static void MapOwnPages(this IEndpointRouteBuilder endpoints)
    {
        var own = endpoints.MapGroup(string.Empty);
        own.MapForm(AccountAddresses.Own, ShowAsync);
        own.MapForm(AccountAddresses.Profile, OwnProfile.ShowAsync, OwnProfile.SendAsync);
        own.MapForm(AccountAddresses.Password, OwnPassword.ShowAsync, OwnPassword.SendAsync);
        own.MapForm(AccountAddresses.Email, OwnEmail.ShowAsync, OwnEmail.SendAsync);
        own.MapForm(AccountAddresses.SignOutEverywhere, context => Task.FromResult<FormPage?>((LeaveForm(context) with { Notice = context.Notice }).Page()), LeaveAsync);
        own.MapForm(AccountAddresses.Data, OwnDataPages.ShowAsync);
        own.MapForm(AccountAddresses.Erase, OwnDataPages.ShowEraseAsync, OwnDataPages.EraseAsync);
        foreach (var address in (string[])[AccountAddresses.DataFile.Finnish, AccountAddresses.DataFile.Swedish])
        {
            own.MapRead(address, OwnDataPages.DownloadAsync);
        }

        own.ForMembers();
        endpoints.MapForm(AccountAddresses.ConfirmNew, OwnEmail.AskAsync, OwnEmail.ConfirmAsync);
    }

    private static async Task<FormPage?> ShowAsync(FormContext context)
    {
        var parts = new List<OwnPart>();
        foreach (var feature in context.Http.RequestServices.GetServices<IOwnPart>())
        {
            if (await feature.ReadAsync(context.Actor, context.Culture, context.Cancellation) is { Links.Count: > 0 } part)
            {
                parts.Add(part);
            }
        }

        var names = await context.Get<MemberNames>().OfAsync([context.Actor.Key], context.Cancellation);
        return new FormPage(View, context.Text(InterfaceTexts.AccountOwnTitle), new OwnPage(context.Actor.Name, [.. parts.OrderBy(p => p.Order)], names[context.Actor.Key].IsSample));
    }

    private static AccountForm LeaveForm(FormContext context) =>
        new(context.Text(InterfaceTexts.AccountLeaveTitle), context.Text(InterfaceTexts.AccountLeaveButton))
        {
            Texts = [context.Text(InterfaceTexts.AccountLeaveIntro)],
            Links = [BackLink(context)],
        };

    public static OwnLink BackLink(FormContext context) => new(AccountAddresses.Own.In(context.Culture), context.Text(InterfaceTexts.AccountBack));

    private static async Task<FormPage?> LeaveAsync(FormContext context)
    {
        var signIn = context.Get<SignInManager<Account>>();
        if (await signIn.UserManager.GetUserAsync(context.Http.User) is { } member)
        {
            await signIn.UserManager.UpdateSecurityStampAsync(member);
            await context.Get<AccountEvents>().AddAsync(member.Id, null, AccountEventKind.SignedOutEverywhere, null, context.Cancellation);
        }

        await signIn.SignOutAsync();
        return FormPage.Redirect($"{AccountAddresses.SignIn.In(context.Culture)}?{AccountAddresses.DoneField}={SignInEndpoints.SignedOutDone}");
    }
}
