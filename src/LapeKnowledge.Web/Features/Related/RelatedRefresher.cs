using LapeKnowledge.Web.Features.Reading;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Changes;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Sync;
using Umbraco.Extensions;

namespace LapeKnowledge.Web.Features.Related;

/// <summary>Keeps what the features hold in memory in step with what is published. It runs after Umbraco's own caches have been refreshed.</summary>
internal sealed class RelatedRefresher(ReferenceIndex references, ItemLinks links, Cards cards, BuiltPages pages, IDocumentNavigationQueryService navigation, IIdKeyMap keys)
    : INotificationHandler<ContentCacheRefresherNotification>,
        INotificationHandler<ContentTypeCacheRefresherNotification>,
        INotificationHandler<DataTypeCacheRefresherNotification>,
        INotificationHandler<DomainCacheRefresherNotification>,
        INotificationHandler<LanguageCacheRefresherNotification>,
        INotificationHandler<MediaCacheRefresherNotification>,
        INotificationHandler<DictionaryCacheRefresherNotification>
{
    public void Handle(ContentCacheRefresherNotification notification)
    {
        if (notification is { MessageType: MessageType.RefreshByPayload, MessageObject: ContentCacheRefresher.JsonPayload[] payloads }
            && !payloads.Any(p => p.ChangeTypes.HasType(TreeChangeTypes.RefreshAll)))
        {
            references.Changed(payloads.Where(p => !p.Blueprint).SelectMany(ChangedBy));
        }
        else
        {
            references.Forget();
        }

        ForgetShown();
    }

    public void Handle(ContentTypeCacheRefresherNotification notification) => ForgetAll();

    public void Handle(DataTypeCacheRefresherNotification notification) => ForgetAll();

    public void Handle(DomainCacheRefresherNotification notification) => ForgetShown();

    public void Handle(LanguageCacheRefresherNotification notification) => ForgetAll();

    public void Handle(MediaCacheRefresherNotification notification) => ForgetShown();

    public void Handle(DictionaryCacheRefresherNotification notification) => ForgetShown();

    private IEnumerable<Guid> ChangedBy(ContentCacheRefresher.JsonPayload payload)
    {
        var key = payload.Key ?? keys.GetKeyForId(payload.Id, UmbracoObjectTypes.Document).Result;
        if (payload.ChangeTypes.HasTypesAny(TreeChangeTypes.RefreshBranch | TreeChangeTypes.Remove)
            && (navigation.TryGetDescendantsKeys(key, out var descendants) || navigation.TryGetDescendantsKeysInBin(key, out descendants)))
        {
            return descendants.Append(key);
        }

        return [key];
    }

    private void ForgetAll()
    {
        references.Forget();
        ForgetShown();
    }

    private void ForgetShown()
    {
        links.Forget();
        cards.Forget();
        pages.Forget();
    }
}
