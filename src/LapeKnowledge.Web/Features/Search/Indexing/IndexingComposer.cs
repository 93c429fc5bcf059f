using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;
using IHostingEnvironment = Umbraco.Cms.Core.Hosting.IHostingEnvironment;

namespace LapeKnowledge.Web.Features.Search.Indexing;

/// <remarks>After those whose answers the indexer asks for: they hear of a refresh before it does.</remarks>
[ComposeAfter(typeof(RelatedComposer))]
[ComposeAfter(typeof(LanguagesComposer))]
internal sealed class IndexingComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder)
    {
        var services = builder.Services;
        AddDocuments(services);
        services.AddSingleton<HeardRefreshes>();
        services.AddSingleton<ChangeLog>();
        services.AddSingleton<ChangeFollower>();
        services.AddSingleton<AffectedDocuments>();
        services.AddSingleton<IndexFeeder>();
        services.AddSingleton(s => SiteAnalyzers.Options(s.GetRequiredService<IConfiguration>(), IndexFolders.In(s.GetRequiredService<IHostingEnvironment>(), "search-words")));
        services.AddSingleton<SiteAnalyzers>();
        services.AddSingleton<IndexFolders>();
        services.AddSingleton<SearchIndexHolder>();
        services.AddSingleton<ISearchStatus>(s => s.GetRequiredService<SearchIndexHolder>());
        services.AddHostedService<SearchIndexer>();
        services.AddSingleton<IndexReview>();
        services.AddSingleton<SearchCheck>();
        services.AddHealthChecks().AddCheck<SearchCheck>("search", tags: [SearchCheck.Tag]);
        AddHearing(builder);
    }

    private static void AddDocuments(IServiceCollection services)
    {
        services.AddSingleton<DocumentFacts>();
        services.AddSingleton<DocumentTexts>();
        services.AddSingleton<Transcripts>();
        services.AddSingleton<SearchDocuments>();
        services.AddSingleton<DocumentReader>();
    }

    private static void AddHearing(IUmbracoBuilder builder)
    {
        builder.AddNotificationHandler<ContentCacheRefresherNotification, RefreshListener>();
        builder.AddNotificationHandler<ContentTypeCacheRefresherNotification, RefreshListener>();
        builder.AddNotificationHandler<DataTypeCacheRefresherNotification, RefreshListener>();
        builder.AddNotificationHandler<LanguageCacheRefresherNotification, RefreshListener>();
        builder.AddNotificationHandler<MediaCacheRefresherNotification, RefreshListener>();
        builder.AddNotificationHandler<PublicAccessCacheRefresherNotification, RefreshListener>();
        builder.AddNotificationHandler<DictionaryCacheRefresherNotification, RefreshListener>();
    }
}
