using LapeKnowledge.Web.Features.Search.Api;
using LapeKnowledge.Web.Features.Search.Insight;
using LapeKnowledge.Web.Features.Search.Pages;
using LapeKnowledge.Web.Features.Storage;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Web.Features.Search;

internal sealed class SearchComposer : IComposer
{
    /// <summary>So that a query that is much too long is refused in words; the limit that is Kestrel's own refuses it without a word.</summary>
    private const int LongestRequestLine = 128 * 1024;

    public void Compose(IUmbracoBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SearchOptions>().BindConfiguration(SearchOptions.Section);
        services.AddSingleton<ISearchEngine, SearchEngine>();
        services.AddSingleton<SearchVocabulary>();
        services.AddSingleton<FoundDocuments>();
        services.AddSingleton<SiteSearch>();
        services.AddSingleton<SimilarDocuments>();
        services.AddSingleton<ResultCards>();
        services.AddSingleton<SearchPages>();
        services.AddSingleton<SearchFeeds>();
        services.AddSingleton<ApiWriting>();
        services.AddSingleton<SearchLimits>();
        services.Configure<RateLimiterOptions>(limiter => limiter.AddPolicy<string, SearchLimits>(SearchLimits.Policy));
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestLineSize = LongestRequestLine);
        SearchApiDocument.Add(services);
        AddInsight(builder);
    }

    private static void AddInsight(IUmbracoBuilder builder)
    {
        builder.AddFeatureDatabase<InsightDbContext>(InsightDbContext.History);
        builder.Services.AddSingleton<InsightStore>();
        builder.Services.AddSingleton<SearchInsight>();
        builder.Services.AddSingleton<IUpkeep, InsightUpkeep>();
        builder.Services.AddHostedService<InsightWriter>();
    }
}
