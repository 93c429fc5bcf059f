using System.Reflection;
using LapeKnowledge.Umbraco.Administration;
using LapeKnowledge.Umbraco.Delivery;
using LapeKnowledge.Umbraco.Documents;
using LapeKnowledge.Umbraco.Hosting;
using LapeKnowledge.Umbraco.Localization;
using LapeKnowledge.Umbraco.Media;
using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.PropertyEditors;
using LapeKnowledge.Umbraco.Published;
using LapeKnowledge.Umbraco.Relations;
using LapeKnowledge.Umbraco.Routing;
using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using LapeKnowledge.Umbraco.Sync;
using LapeKnowledge.Umbraco.Users;
using LapeKnowledge.Umbraco.USync;
using LapeKnowledge.Umbraco.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Logging;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco;

/// <summary>The only wiring between the site and this host.</summary>
public static class UmbracoHost
{
    /// <summary>
    /// Registers Umbraco Core's services over our persistence, and runs the composers found in the site's assembly.
    /// </summary>
    /// <param name="builder">The site's builder; <c>ConnectionStrings:umbracoDbDSN</c> and the <c>Umbraco:CMS</c> section are read from its configuration.</param>
    /// <param name="siteAssembly">The assembly whose composers, handlers and property editors are found by type scanning.</param>
    /// <exception cref="ConfigurationException">A setting is missing or wrong; the message names it.</exception>
    public static IHostApplicationBuilder AddUmbracoHost(this IHostApplicationBuilder builder, Assembly siteAssembly)
    {
        var services = builder.Services;
        services.AddMemoryCache();
        services.AddHttpContextAccessor();
        services.TryAddSingleton(TimeProvider.System);

        var umbraco = CreateUmbracoBuilder(builder, siteAssembly);
        umbraco.AddConfiguration();
        services
            .AddDatabase(builder.Configuration, builder.Environment)
            .AddScoping()
            .AddSchemaPorts()
            .AddDocumentPorts()
            .AddMediaPorts()
            .AddLocalizationPorts()
            .AddRelationPorts()
            .AddRoutingPorts()
            .AddAdministrationPorts()
            .AddUserPorts()
            .AddPublishedPorts()
            .AddDeliveryPorts()
            .AddWebPorts();
        umbraco
            .AddCoreClasses()
            .AddPropertyEditorPorts()
            .AddMediaFiles()
            .AddCacheRefreshing()
            .AddRelationHandlers()
            .AddUSync()
            .AddRoutingHandlers()
            .AddStartup();
        umbraco.WebhookEvents().Clear(); // webhooks are not served, see UnservedPorts
        umbraco.AddComposers();
        umbraco.Build();
        services.AddUnservedPorts();
        return builder;
    }

    private static UmbracoBuilder CreateUmbracoBuilder(IHostApplicationBuilder builder, Assembly siteAssembly)
    {
        var loggers = LoggerFactory.Create(logging => logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());
        StaticApplicationLogging.Initialize(loggers);
        var assemblies = new DefaultUmbracoAssemblyProvider(siteAssembly, loggers, [typeof(UmbracoHost).Assembly.GetName().Name!]);
        var typeLoader = new TypeLoader(new TypeFinder(loggers.CreateLogger<TypeFinder>(), assemblies, null), loggers.CreateLogger<TypeLoader>());
        var requestCache = new HttpRequestCache(new Microsoft.AspNetCore.Http.HttpContextAccessor());
        var caches = AppCaches.Create(requestCache);
        builder.Services.AddSingleton(typeLoader);
        builder.Services.AddSingleton(caches);
        builder.Services.AddSingleton(caches.RuntimeCache);
        builder.Services.AddSingleton<IRequestCache>(requestCache);
        return new UmbracoBuilder(builder.Services, builder.Configuration, typeLoader, loggers, new NoopProfiler(), caches);
    }
}
