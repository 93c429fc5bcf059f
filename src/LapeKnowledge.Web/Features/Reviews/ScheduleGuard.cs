using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
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
            if (await IsTakenBackAsync(document, c => notification.IsPublishingCulture(document, c), cancellationToken))
            {
                notification.CancelOperation(new EventMessage("Arviointijono", "Kuvaus on otettu takaisin sen jälkeen, kun se ajastettiin, tai siinä on tekstiä, jota kukaan ei ole lukenut. Päätä siitä arviointijonossa.", EventMessageType.Error));
                return;
            }
        }
    }

    private async Task<bool> IsTakenBackAsync(IContent document, Func<string, bool> isPublishing, CancellationToken cancellation)
    {
        var found = new List<Contribution>();
        foreach (var culture in Cultures.All)
        {
            found.AddRange(await contributions.FindAsync(document.Key, culture, cancellation) is { } contribution ? [contribution] : []);
        }

        var last = await reviews.LastAsync(found.Select(c => c.Id), cancellation);
        return found.Any(c => isPublishing(c.Culture) && ScheduledOf(c) is not null)
            && found.Any(c => !Holds(c) && (isPublishing(c.Culture) || HasNewFiles(c)));

        LastDecision? ScheduledOf(Contribution c) => last.GetValueOrDefault(c.Id) is { Kind: DecisionKind.Scheduled } scheduled && scheduled.PublishUtc <= time.GetUtcNow().UtcDateTime ? scheduled : null;

        bool HasNewFiles(Contribution c) => reviewing.Document(c) is { } stored && UpdateFiles.Of(stored, c).Unpublished.Any(f => f.Media is not null);

        bool Holds(Contribution c) => c.State == ContributionState.Published || (c.State == ContributionState.Sent && ScheduledOf(c) is { } scheduled && !(c.SentUtc > scheduled.AtUtc));
    }
}
