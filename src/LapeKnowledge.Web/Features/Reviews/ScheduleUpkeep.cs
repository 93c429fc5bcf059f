using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Storage;

namespace LapeKnowledge.Web.Features.Reviews;

/// <summary>Follows what is published by itself: the record of what was, and a mail for what was not.</summary>
internal sealed class ScheduleUpkeep(ContributionStore contributions, ReviewStore reviews, Reviewing reviewing, ReviewMails mails, TimeProvider time) : IUpkeep
{
    public async Task DoAsync(CancellationToken cancellation)
    {
        var sent = (await contributions.ListAsync([ContributionState.Sent], cancellation)).ToDictionary(c => c.Id);
        foreach (var due in await reviews.DueAsync(sent.Keys, cancellation))
        {
            var contribution = sent[due.ContributionId];
            if (due.PublishUtc is { } at && reviewing.Document(contribution) is { } document && !await reviewing.SettleAsync(contribution, document, at, cancellation)
                && due.MissedMailedUtc is null && due.AtUtc >= contribution.SentUtc && IsMissed(at))
            {
                await mails.TellMissedAsync(contribution, due, cancellation);
            }
        }
    }

    /// <summary>What was missed longer ago than mails are tried is seen in the queue alone.</summary>
    private bool IsMissed(DateTime at) => time.GetUtcNow().UtcDateTime - at is var late && late > DraftStates.Overdue && late < ReviewMails.Tries;
}
