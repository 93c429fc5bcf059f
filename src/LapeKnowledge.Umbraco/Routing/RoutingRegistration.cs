using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.DependencyInjection;

namespace LapeKnowledge.Umbraco.Routing;

internal static class RoutingRegistration
{
    public static IServiceCollection AddRoutingPorts(this IServiceCollection services)
    {
        return services;
    }

    public static IUmbracoBuilder AddRoutingHandlers(this IUmbracoBuilder umbraco)
    {
        return umbraco;
    }
}
