using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Umbraco.Published;

internal static class PublishedRegistration
{
    public static IServiceCollection AddPublishedPorts(this IServiceCollection services)
    {
        return services;
    }
}
