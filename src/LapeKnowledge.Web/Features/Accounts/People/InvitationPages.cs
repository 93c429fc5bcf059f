using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>The invitations that wait to be accepted.</summary>
internal sealed record InvitationsPage(IReadOnlyList<InvitationRow> Rows, bool IsDone, string? Notice);

/// <param name="Pilot">Null for an invitation to the site alone.</param>
internal sealed record InvitationRow(Guid Id, string Email, string? Pilot, PilotRole Role, string Inviter, DateText Until);

/// <summary>What one has invited to, and editors what anybody has: to see, and to take back.</summary>
internal static class InvitationPages
{
    public const string IdField = "kutsu";
    private const string View = "Accounts/invitations";

    public static async Task<FormPage?> ShowAsync(FormContext context)
    {
        if (!Invitations.MayAny(context.Actor))
        {
            return InvitePages.Refused(context);
        }

        var open = await context.Get<Invitations>().OpenAsync(context.Actor, context.Cancellation);
        var people = await context.Get<MemberNames>().OfAsync(open.Select(i => i.InvitedBy), context.Cancellation);
        var places = context.Get<Places>();
        string? PilotOf(Invitation invitation) => invitation.PilotKey is { } pilot ? places.PilotLink(pilot, context.Culture)?.Name ?? pilot.ToString() : null;
        return new FormPage(View, context.Text(InterfaceTexts.AccountInvitationsTitle), new InvitationsPage(
            [.. open.Select(i => new InvitationRow(i.Id, i.Email, PilotOf(i), i.PilotRole, people.GetValueOrDefault(i.InvitedBy)?.Name ?? string.Empty, Dates.OfUtcDay(i.ExpiresUtc)!))],
            context.Http.Request.Query.ContainsKey(AccountAddresses.DoneField),
            context.Notice));
    }

    public static async Task<FormPage?> SendAsync(FormContext context)
    {
        if (!Invitations.MayAny(context.Actor))
        {
            return InvitePages.Refused(context);
        }

        _ = Guid.TryParse(context[IdField], out var id);
        return await context.Get<Invitations>().TakeBackAsync(id, context.Actor, context.Cancellation)
            ? FormPage.Redirect($"{AccountAddresses.Invitations.In(context.Culture)}?{AccountAddresses.DoneField}=1")
            : await ShowAsync(context with { Notice = context.Text(InterfaceTexts.AccountInvitationGone) }) is { } page ? page with { Status = StatusCodes.Status422UnprocessableEntity } : null;
    }
}
