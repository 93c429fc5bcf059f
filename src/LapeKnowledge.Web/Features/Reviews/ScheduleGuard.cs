using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Features.Reviews;

/// <summary>
/// What was approved for a later moment and then taken back or written anew is not published by that schedule: nobody has read the text that it would be.
/// An editor who has read it publishes it from the queue.
/// </summary>
internal sealed class ScheduleGuard(ContributionStore contributions, ReviewStore reviews, Reviewing reviewing, IHostApplicationLifetime lifetime, TimeProvider time)
    : INotificationAsyncHandler<ContentPublishingNotification>
{
    public async Task HandleAsync(ContentPublishingNotification notification, CancellationToken cancellationToken)
    {
        if (!lifetime.ApplicationStarted.IsCancellationRequested)
        {
            return; // the starter content is published before there are tables to ask
        }

        foreach (var document in notification.PublishedEntities.Where(d => d.ContentType.Alias == ProcessDescription.ModelTypeAlias && !reviewing.IsDeciding))
        {
            foreach (var culture in Cultures.All.Where(c => notification.IsPublishingCulture(document, c)))
            {
                if (await IsTakenBackAsync(document.Key, culture, cancellationToken))
                {
                    notification.CancelOperation(new EventMessage("Arviointijono", "Kuvaus on otettu takaisin sen jälkeen, kun se ajastettiin. Päätä siitä arviointijonossa.", EventMessageType.Error));
                    return;
                }
            }
        }
    }

    private async Task<bool> IsTakenBackAsync(Guid document, string culture, CancellationToken cancellation)
    {
        var contribution = await contributions.FindAsync(document, culture, cancellation);
        return contribution is not null
            && (await reviews.LastAsync([contribution.Id], cancellation)).GetValueOrDefault(contribution.Id) is { Kind: DecisionKind.Scheduled } last
            && last.PublishUtc <= time.GetUtcNow().UtcDateTime
            && (contribution.State is not (ContributionState.Sent or ContributionState.Published) || contribution.SentUtc > last.AtUtc);
    }
}
