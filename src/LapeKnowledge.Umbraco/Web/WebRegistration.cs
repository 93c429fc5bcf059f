using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Blocks;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Umbraco.Web;

internal static class WebRegistration
{
    public static IServiceCollection AddWebPorts(this IServiceCollection services)
    {
        services.AddSingleton<IRequestAccessor, HttpRequestAccessor>();
        services.AddSingleton<ICookieManager, HttpCookieManager>();
        services.AddSingleton<IUmbracoContextAccessor, HybridUmbracoContextAccessor>();
        services.AddSingleton<IUmbracoContextFactory, UmbracoContextFactory>();
        services.AddSingleton<UmbracoContextServices>();
        services.AddSingleton(s => new Lazy<UmbracoContextServices>(s.GetRequiredService<UmbracoContextServices>));
        services.AddSingleton<IPropertyRenderingContextAccessor, HybridPropertyRenderingContextAccessor>();
        services.AddSingleton<IPublicAccessChecker, ClaimsPublicAccessChecker>();
        AddPages(services);
        return services;
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddMvcCore().AddRazorViewEngine().AddViews();
        services.AddSingleton<IPartialViewBlockEngine, BlockViews>();
        services.AddSingleton<PageModels>();
        services.AddSingleton<PageRenderer>();
        services.AddSingleton<ProtectedPages>();
        services.AddSingleton<ProtectedNodes>();
        services.AddTransient<INotificationHandler<PublicAccessCacheRefresherNotification>>(s => s.GetRequiredService<ProtectedNodes>());
        services.AddSingleton<PageEndpoint>();
        services.AddSingleton<MediaFilesEndpoint>();
    }
}
