using LapeKnowledge.Umbraco.Hosting.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Sync;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Sync;

/// <summary>Translates what the services did into cache refreshes.</summary>
internal static class CacheRefreshing
{
    public static IUmbracoBuilder AddCacheRefreshing(this IUmbracoBuilder umbraco)
    {
        umbraco.Services.AddSingleton<DistributedCache>();
        umbraco.Services.AddSingleton<IServerMessenger, DatabaseServerMessenger>();
        umbraco.Services.Replace(ServiceDescriptor.Singleton<IServerRoleAccessor, SingleServerRoleAccessor>());
        AddChangeLog(umbraco);
        umbraco
            .AddNotificationHandler<ContentTreeChangeNotification, ContentTreeChangeDistributedCacheNotificationHandler>()
            .AddNotificationHandler<MediaTreeChangeNotification, MediaTreeChangeDistributedCacheNotificationHandler>()
            .AddNotificationHandler<ContentTypeChangedNotification, ContentTypeChangedDistributedCacheNotificationHandler>()
            .AddNotificationHandler<MediaTypeChangedNotification, MediaTypeChangedDistributedCacheNotificationHandler>()
            .AddNotificationHandler<MemberTypeChangedNotification, MemberTypeChangedDistributedCacheNotificationHandler>()
            .AddNotificationHandler<DataTypeSavedNotification, DataTypeSavedDistributedCacheNotificationHandler>()
            .AddNotificationHandler<DataTypeDeletedNotification, DataTypeDeletedDistributedCacheNotificationHandler>()
            .AddNotificationHandler<DictionaryItemSavedNotification, DictionaryItemSavedDistributedCacheNotificationHandler>()
            .AddNotificationHandler<DictionaryItemDeletedNotification, DictionaryItemDeletedDistributedCacheNotificationHandler>()
            .AddNotificationHandler<DomainSavedNotification, DomainSavedDistributedCacheNotificationHandler>()
            .AddNotificationHandler<DomainDeletedNotification, DomainDeletedDistributedCacheNotificationHandler>()
            .AddNotificationHandler<LanguageSavedNotification, LanguageSavedDistributedCacheNotificationHandler>()
            .AddNotificationHandler<LanguageDeletedNotification, LanguageDeletedDistributedCacheNotificationHandler>()
            .AddNotificationHandler<PublicAccessEntrySavedNotification, PublicAccessEntrySavedDistributedCacheNotificationHandler>()
            .AddNotificationHandler<PublicAccessEntryDeletedNotification, PublicAccessEntryDeletedDistributedCacheNotificationHandler>()
            .AddNotificationHandler<RelationTypeSavedNotification, RelationTypeSavedDistributedCacheNotificationHandler>()
            .AddNotificationHandler<RelationTypeDeletedNotification, RelationTypeDeletedDistributedCacheNotificationHandler>()
            .AddNotificationHandler<TemplateSavedNotification, TemplateSavedDistributedCacheNotificationHandler>()
            .AddNotificationHandler<TemplateDeletedNotification, TemplateDeletedDistributedCacheNotificationHandler>();
        return umbraco;
    }

    private static void AddChangeLog(IUmbracoBuilder umbraco)
    {
        var services = umbraco.Services;
        services.AddSingleton<DistributedNotifications>();
        services.AddSingleton<InstructionRecorder>();
        services.AddSingleton<InstructionRunner>();
        services.AddSingleton<CacheInstructionRepository>();
        services.AddSingleton<ICacheInstructionRepository>(s => s.GetRequiredService<CacheInstructionRepository>());
        services.AddSingleton<ILastSyncedRepository, LastSyncedRepository>();
        services.AddSingleton<ICacheInstructionService, CacheInstructionService>();
        services.AddSingleton<ICacheSyncService, CacheSyncService>();
        services.AddSingleton<FullRefresh>();
        services.AddSingleton<LogFollower>();
        services.AddSingleton<SyncBoot>();
        services.Replace(ServiceDescriptor.Singleton<ISyncBootStateAccessor>(s => s.GetRequiredService<SyncBoot>()));
        services.AddSingleton<CommitSignal>();
        services.AddHostedService<LogFollowing>();
        services.AddSingleton<InstructionPruning>();
        services.AddHostedService<RecurringJob<InstructionPruning>>();
        umbraco.MachineIdentityProviders().Insert<SiteIdentity>(0);
    }
}
