using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Umbraco.Web;

internal static class WebRegistration
{
    public static IServiceCollection AddWebPorts(this IServiceCollection services)
    {
        return services;
    }
}
