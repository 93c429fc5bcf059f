using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Transfer;
using LapeKnowledge.Web.Features.Uploads;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>Describing a process: choosing the pilot, writing page by page, reading through, sending, and what follows.</summary>
internal static class ContributionEndpoints
{
    private const int MostBytes = 4 * 1024 * 1024; // so that a text that is much too long comes back to be shortened
    private const int MostFileBytes = 45 * 1024 * 1024;

    public static void MapContributions(this IEndpointRouteBuilder endpoints)
    {
        var all = endpoints.MapGroup(string.Empty).ForMembers();
        all.MapForm(ContributionAddresses.Choose, c => c.Get<BeginHandlers>().ChooseAsync(c));
        all.MapForm(ContributionAddresses.Begin, c => c.Get<BeginHandlers>().ShowAsync(c), c => c.Get<BeginHandlers>().BeginAsync(c), MostBytes, ContributionLimits.Policy);
        all.MapForm(ContributionAddresses.State, c => c.Get<StateHandlers>().ShowAsync(c), c => c.Get<StateHandlers>().DoAsync(c), policy: ContributionLimits.Policy);
        all.MapForm(ContributionAddresses.Page, c => c.Get<StepHandlers>().ShowAsync(c), c => c.Get<StepHandlers>().SaveAsync(c), MostBytes, ContributionLimits.Policy);
        all.MapForm(ContributionAddresses.Files, c => c.Get<FileHandlers>().ShowAsync(c), c => c.Get<FileHandlers>().SaveAsync(c), MostFileBytes, ContributionLimits.Policy);
        all.MapForm(ContributionAddresses.Read, c => c.Get<ReadHandlers>().ShowAsync(c), c => c.Get<ReadHandlers>().DoAsync(c), policy: ContributionLimits.Policy);
        all.MapForm(ContributionAddresses.Preview, c => c.Get<ReadHandlers>().PreviewAsync(c));
        all.MapRead(ContributionAddresses.File, FileAsync);
    }

    private static async Task FileAsync(Guid id, Guid upload, HttpContext http, CurrentMember current, ContributionStore store, UploadStore uploads)
    {
        var isTheirs = await current.FindAsync() is { } member && await store.FindAsync(id, http.RequestAborted) is { } contribution
            && ContributionAccess.May(member, contribution.PilotKey) && contribution.FileList().Any(f => f.Upload == upload);
        if (isTheirs && await uploads.FindAsync(upload, http.RequestAborted) is { } found && found.AttachedTo == id)
        {
            await UploadAnswers.WriteAsync(http, uploads, found);
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
