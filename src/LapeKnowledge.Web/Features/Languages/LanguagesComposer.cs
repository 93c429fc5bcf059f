using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;

namespace LapeKnowledge.Web.Features.Languages;

internal sealed class LanguagesComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<CurrentCulture>();
        builder.Services.AddSingleton<Texts>();
        builder.Services.AddSingleton<PageTexts>();
        builder.Services.AddSingleton<Dates>();
        builder.AddNotificationHandler<DictionaryCacheRefresherNotification, TextsRefresher>();
        builder.AddNotificationHandler<LanguageCacheRefresherNotification, TextsRefresher>();
    }
}
