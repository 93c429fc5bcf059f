using LapeKnowledge.Web.Features.Contributions.Guard;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>Sends descriptions to the editors, and answers the guard.</summary>
internal sealed class Sendings(ContributionStore store, DraftStore drafts, ContributionMedia media, ContributionMails mails, TimeProvider time)
{
    public const int ReasonLength = 300;
    private const int Tries = 5;

    /// <summary>Of the text, and of what was answered to the guard about it.</summary>
    public static string VersionOf(Contribution contribution, DraftContent content) => FormattableString.Invariant($"{contribution.Version}-{content.AllMark}");

    /// <param name="content">What the guard has read.</param>
    /// <param name="version">Of the description as the member has read it through.</param>
    /// <returns>False when it has changed since.</returns>
    public async Task<bool> SendAsync(Contribution contribution, DraftContent content, string version, CancellationToken cancellation)
    {
        if (version != VersionOf(contribution, content))
        {
            return false;
        }

        var isSent = false;
        await store.WriteAsync(contribution.Id, async () =>
        {
            if (await store.FindAsync(contribution.Id, cancellation) is { } current && drafts.Read(current) is { } now && VersionOf(current, now) == version && await media.KeepAsync(current, cancellation) is { } kept)
            {
                isSent = await store.ChangeStateAsync(current.Id, kept.Version, ContributionState.Sent, cancellation);
            }
        }, cancellation);
        if (isSent)
        {
            await mails.TellEditorsAsync(contribution, content.Name, cancellation);
        }

        return isSent;
    }

    public Task AnswerAsync(Guid id, GuardFinding finding, string reason, Guid member, CancellationToken cancellation) => ChangeAsync(
        id, answers => [.. answers.Where(a => a.Finding != finding.Id), new GuardAnswer(finding.Id, finding.Quote, reason, member, time.GetUtcNow().UtcDateTime)], cancellation);

    public Task ReopenAsync(Guid id, string finding, CancellationToken cancellation) => ChangeAsync(id, answers => [.. answers.Where(a => a.Finding != finding)], cancellation);

    private async Task ChangeAsync(Guid id, Func<IReadOnlyList<GuardAnswer>, IReadOnlyList<GuardAnswer>> change, CancellationToken cancellation)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            if (await store.FindAsync(id, cancellation) is not { IsOpen: true } current || await store.SetAnswersAsync(id, current.Version, change(current.AnswerList()), cancellation))
            {
                return;
            }
        }
    }
}
