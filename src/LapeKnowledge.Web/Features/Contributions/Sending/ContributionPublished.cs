using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>A description that waits is published when all of its text is, whoever publishes it and wherever.</summary>
internal sealed class ContributionPublished(ContributionStore store, DraftDocuments documents, ContributionMedia media, IHostApplicationLifetime lifetime) : INotificationAsyncHandler<ContentPublishedNotification>
{
    public async Task HandleAsync(ContentPublishedNotification notification, CancellationToken cancellationToken)
    {
        if (!lifetime.ApplicationStarted.IsCancellationRequested)
        {
            return; // what is imported at the start waits for nobody, and may come before there are tables
        }

        foreach (var document in notification.PublishedEntities.Where(d => d.ContentType.Alias == ProcessDescription.ModelTypeAlias))
        {
            foreach (var culture in Cultures.All.Where(c => notification.HasPublishedCulture(document, c)))
            {
                if (await store.FindAsync(document.Key, culture, cancellationToken) is { State: ContributionState.Sent } sent && documents.Find(document.Key)?.IsCultureEdited(culture) == false)
                {
                    await store.ChangeStateAsync(sent.Id, sent.Version, ContributionState.Published, cancellationToken);
                    await media.ForgetRemovedAsync(sent.Id, cancellationToken);
                }
            }
        }
    }
}
