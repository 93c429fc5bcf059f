using LapeKnowledge.Umbraco.Hosting.Jobs;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
        services.AddSingleton<SiteMemory>();
        services.AddSingleton<FirstLanguage>();
        services.AddHealthChecks().AddCheck<ReadyCheck>("umbraco", tags: [ReadyCheck.Tag]);
        services.AddLogging(logging => logging.AddQuietStart());
        AddKeys(services);
        AddJobs(services);
        services.RemoveAll<IMainDomLock>();
        services.Replace(ServiceDescriptor.Singleton<IMainDom, SingleMainDom>());
        RemoveFolderCreation(services);
        umbraco.AddNotificationAsyncHandler<PostRuntimePremigrationsUpgradeNotification, NavigationInitializationNotificationHandler>();
        umbraco.AddNotificationAsyncHandler<PostRuntimePremigrationsUpgradeNotification, PublishStatusInitializationNotificationHandler>();
        return umbraco;
    }

    /// <summary>The keys of cookies and form tokens are kept in the database, so that they outlive a restart and all processes share them.</summary>
    private static void AddKeys(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("LapeKnowledge");
        services.AddSingleton<DatabaseKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<DatabaseKeys>((options, keys) => options.XmlRepository = keys);
    }

    private static void AddJobs(IServiceCollection services)
    {
        services.AddSingleton<ScheduledPublishing>();
        services.AddHostedService<RecurringJob<ScheduledPublishing>>();
        services.AddSingleton<ContentVersionCleanup>();
        services.AddHostedService<RecurringJob<ContentVersionCleanup>>();
        services.AddSingleton<AuditLogScrubbing>();
        services.AddHostedService<RecurringJob<AuditLogScrubbing>>();
        services.AddSingleton<TemporaryFileCleanup>();
        services.AddHostedService<RecurringJob<TemporaryFileCleanup>>();
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
