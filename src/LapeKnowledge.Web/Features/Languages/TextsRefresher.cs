using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace LapeKnowledge.Web.Features.Languages;

internal sealed class TextsRefresher(Texts texts)
    : INotificationHandler<DictionaryCacheRefresherNotification>, INotificationHandler<LanguageCacheRefresherNotification>
{
    public void Handle(DictionaryCacheRefresherNotification notification) => texts.Forget();

    public void Handle(LanguageCacheRefresherNotification notification) => texts.Forget();
}
