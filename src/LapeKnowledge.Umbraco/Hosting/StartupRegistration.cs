using LapeKnowledge.Umbraco.Hosting.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Runtime;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Hosting;

internal static class StartupRegistration
{
    public static IUmbracoBuilder AddStartup(this IUmbracoBuilder umbraco)
    {
        var services = umbraco.Services;
        services.AddSingleton<UmbracoStartup>();
        services.AddSingleton<UrlCaches>();
        services.AddSingleton(s => new Lazy<UrlCaches>(s.GetRequiredService<UrlCaches>));
        services.AddSingleton(s => new Lazy<IEventAggregator>(s.GetRequiredService<IEventAggregator>));
        services.AddHealthChecks().AddCheck<ReadyCheck>("umbraco", tags: [ReadyCheck.Tag]);
        services.AddLogging(logging => logging.AddQuietStart());
        AddJobs(services);
        RemoveFolderCreation(services);
        umbraco.AddNotificationAsyncHandler<PostRuntimePremigrationsUpgradeNotification, NavigationInitializationNotificationHandler>();
        umbraco.AddNotificationAsyncHandler<PostRuntimePremigrationsUpgradeNotification, PublishStatusInitializationNotificationHandler>();
        return umbraco;
    }

    private static void AddJobs(IServiceCollection services)
    {
        services.AddSingleton<ScheduledPublishing>();
        services.AddHostedService<RecurringJob<ScheduledPublishing>>();
        services.AddSingleton<ContentVersionCleanup>();
        services.AddHostedService<RecurringJob<ContentVersionCleanup>>();
        services.AddSingleton<AuditLogScrubbing>();
        services.AddHostedService<RecurringJob<AuditLogScrubbing>>();
    }

    /// <summary>Umbraco would create its folders in the content root at each start; ours is not written to.</summary>
    private static void RemoveFolderCreation(IServiceCollection services)
    {
        foreach (var creator in services.Where(s => s.ImplementationType == typeof(EssentialDirectoryCreator)).ToArray())
        {
            services.Remove(creator);
        }
    }
}
