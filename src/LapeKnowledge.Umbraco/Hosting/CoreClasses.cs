using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Serialization;
using LapeKnowledge.Umbraco.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.IO.MediaPathSchemes;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Implement;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Hosting;

/// <summary>Public classes of Umbraco.Core that only Umbraco.Infrastructure registers, and the small environment ports.</summary>
internal static class CoreClasses
{
    public static IUmbracoBuilder AddCoreClasses(this IUmbracoBuilder umbraco)
    {
        var services = umbraco.Services;
        services.AddSingleton<IIdKeyMap, IdKeyMap>();
        services.AddSingleton<IAuditService, AuditService>();
        services.AddSingleton<IAuditEntryService, AuditEntryService>();
        services.AddSingleton<IDataTypeService, DataTypeService>();
        services.AddSingleton<IShortStringHelper>(s => new DefaultShortStringHelper(
            new DefaultShortStringHelperConfig().WithDefault(s.GetRequiredService<IOptions<RequestHandlerSettings>>().Value)));
        services.AddSingleton<IJsonSerializer, SystemTextJsonSerializer>();
        services.AddSingleton<IConfigurationEditorJsonSerializer, SystemTextConfigurationEditorJsonSerializer>();
        services.AddSingleton<IRuntimeState, RunningRuntimeState>();
        services.AddSingleton<IHostingEnvironment, SiteHostingEnvironment>();
        services.TryAddSingleton<IEventMessagesFactory, DefaultEventMessagesFactory>();
        services.TryAddSingleton<IEventMessagesAccessor, FlowEventMessagesAccessor>();
        services.AddSingleton<IDefaultCultureAccessor, DefaultCultureAccessor>();
        services.AddSingleton<IPublishedContentTypeFactory, PublishedContentTypeFactory>();
        services.TryAddSingleton<IPublishedModelFactory, NoopPublishedModelFactory>();
        services.AddSingleton<IVariationContextAccessor, HybridVariationContextAccessor>();
        services.AddSingleton<IUrlAssembler, DefaultUrlAssembler>();
        services.AddSingleton<ServiceContext>();
        AddFileSystems(services);
        umbraco.AddNotificationHandler<ContentCopiedNotification, RelateOnCopyNotificationHandler>();
        return umbraco;
    }

    private static void AddFileSystems(IServiceCollection services)
    {
        services.AddSingleton<FileSystems>();
        services.AddSingleton<IMediaPathScheme, UniqueMediaPathScheme>();
        services.AddSingleton(s =>
        {
            var media = new PhysicalFileSystem(
                s.GetRequiredService<IIOHelper>(),
                s.GetRequiredService<IHostingEnvironment>(),
                s.GetRequiredService<ILogger<PhysicalFileSystem>>(),
                Path.Combine(s.GetRequiredService<DataFolder>().Path, "media"),
                "/media");
            return new MediaFileManager(
                media,
                s.GetRequiredService<IMediaPathScheme>(),
                s.GetRequiredService<ILogger<MediaFileManager>>(),
                s.GetRequiredService<IShortStringHelper>(),
                s,
                new Lazy<ICoreScopeProvider>(s.GetRequiredService<ICoreScopeProvider>));
        });
    }
}
