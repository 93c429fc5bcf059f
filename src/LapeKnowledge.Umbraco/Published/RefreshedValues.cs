using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services.Changes;

namespace LapeKnowledge.Umbraco.Published;

/// <summary>
/// The refreshers renew the addresses after the published caches, so a value or a culture made between the two has the old address. When a
/// refresher has done, such values are forgotten once more. Of a branch that is deleted it names the top alone, which nobody finds the rest by any more:
/// then all documents, or all media items, are forgotten.
/// </summary>
internal sealed class RefreshedValues(ElementsCache elements, IDocumentCacheService documents, IMediaCacheService media) :
    INotificationHandler<ContentCacheRefresherNotification>,
    INotificationHandler<MediaCacheRefresherNotification>,
    INotificationHandler<ContentTypeCacheRefresherNotification>,
    INotificationHandler<DomainCacheRefresherNotification>,
    INotificationHandler<LanguageCacheRefresherNotification>
{
    public void Handle(ContentCacheRefresherNotification notification)
    {
        if (notification.MessageObject is ContentCacheRefresher.JsonPayload[] payloads)
        {
            if (payloads.Any(p => !p.Blueprint && p.ChangeTypes.HasFlag(TreeChangeTypes.Remove)))
            {
                documents.ClearConvertedContentCache();
            }
            foreach (var payload in payloads.Where(p => !p.Blueprint && p.Key is not null && !p.ChangeTypes.HasFlag(TreeChangeTypes.Remove)))
            {
                documents.RefreshMemoryCacheAsync(payload.Key!.Value).GetAwaiter().GetResult();
            }
        }
        elements.Clear();
    }

    public void Handle(MediaCacheRefresherNotification notification)
    {
        if (notification.MessageObject is MediaCacheRefresher.JsonPayload[] payloads && payloads.Any(p => p.ChangeTypes.HasFlag(TreeChangeTypes.Remove)))
        {
            media.ClearConvertedContentCache();
        }
        elements.Clear();
    }

    public void Handle(ContentTypeCacheRefresherNotification notification) => elements.Clear();

    public void Handle(DomainCacheRefresherNotification notification) => elements.Clear();

    public void Handle(LanguageCacheRefresherNotification notification) => elements.Clear();
}
