using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;

namespace LapeKnowledge.Web.Features.Related;

internal sealed class RelatedComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<ReferenceIndex>();
        builder.Services.AddSingleton<RelatedContent>();
        builder.Services.AddSingleton<ItemLinks>();
        builder.AddNotificationHandler<ContentCacheRefresherNotification, RelatedRefresher>();
        builder.AddNotificationHandler<ContentTypeCacheRefresherNotification, RelatedRefresher>();
        builder.AddNotificationHandler<DataTypeCacheRefresherNotification, RelatedRefresher>();
        builder.AddNotificationHandler<DomainCacheRefresherNotification, RelatedRefresher>();
        builder.AddNotificationHandler<LanguageCacheRefresherNotification, RelatedRefresher>();
        builder.AddNotificationHandler<MediaCacheRefresherNotification, RelatedRefresher>();
        builder.AddNotificationHandler<DictionaryCacheRefresherNotification, RelatedRefresher>();
    }
}
