using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>Who may describe what: a pilot's team its own pilot, editors every pilot. For everybody else there is nothing at the address.</summary>
internal sealed class ContributionAccess(ContributionStore store, DraftStore drafts, RelatedContent related)
{
    public static bool May(ActingMember member, Guid pilot) => member.IsEditor || member.IsInTeam(pilot);

    /// <returns>Null when there is none, or none for this member.</returns>
    public async Task<Contribution?> FindAsync(FormContext context) =>
        Guid.TryParse(context.Http.Request.RouteValues["id"]?.ToString(), out var id) && context.Member is { } member
        && await store.FindAsync(id, context.Cancellation) is { } found && May(member, found.PilotKey) ? found : null;

    /// <summary>Opens the description of the address with its text.</summary>
    /// <returns>What is made of the two; null when there is none for this member, and a page that says so when its document is deleted. What was sent to it comes back.</returns>
    public async Task<FormPage?> OpenAsync(FormContext context, Func<Contribution, DraftContent, Task<FormPage?>> open)
    {
        if (await FindAsync(context) is not { } contribution)
        {
            return LostTexts.Page(context, StatusCodes.Status404NotFound);
        }

        return drafts.Read(contribution) is { } content ? await open(contribution, content) : StepHandlers.Gone(context);
    }

    /// <summary>As <see cref="OpenAsync"/>; while it waits for an editor, or is published, the way to its state.</summary>
    public Task<FormPage?> OpenForWritingAsync(FormContext context, Func<Contribution, DraftContent, Task<FormPage?>> open) => OpenAsync(context, async (contribution, content) =>
        contribution.IsOpen ? await open(contribution, content) : FormPage.Redirect(ContributionAddresses.StateAt(context.Culture, contribution.Id)));

    /// <returns>Null when it is not published, or not the member's.</returns>
    public Pilot? PilotOf(FormContext context) =>
        Guid.TryParse(context.Http.Request.RouteValues["pilot"]?.ToString(), out var key) && context.Member is { } member && May(member, key) ? related.Get<Pilot>(key) : null;
}
