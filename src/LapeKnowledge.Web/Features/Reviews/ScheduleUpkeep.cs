using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Storage;

namespace LapeKnowledge.Web.Features.Reviews;

/// <summary>Follows what is published by itself: the record of what was, and a mail for what was not.</summary>
internal sealed class ScheduleUpkeep(ContributionStore contributions, ReviewStore reviews, Reviewing reviewing, ReviewMails mails, TimeProvider time) : IUpkeep
{
    public async Task DoAsync(CancellationToken cancellation)
    {
        foreach (var contribution in await contributions.ListAsync([ContributionState.Sent], cancellation))
        {
            if (!await reviewing.SettleAsync(contribution, cancellation) && reviewing.Document(contribution) is not null
                && (await reviews.DecisionsAsync(contribution.Id, cancellation)).FirstOrDefault() is { } last && IsMissed(contribution, last))
            {
                await mails.TellMissedAsync(contribution, last, cancellation);
            }
        }
    }

    /// <summary>What was missed longer ago than mails are tried is seen in the queue alone.</summary>
    private bool IsMissed(Contribution contribution, ReviewDecision last) =>
        last is { Kind: DecisionKind.Scheduled, PublishUtc: { } at, MissedMailedUtc: null } && last.AtUtc >= contribution.SentUtc
        && time.GetUtcNow().UtcDateTime - at is var late && late > DraftStates.Overdue && late < ReviewMails.Tries;
}
