using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Umbraco.Media;

internal static class MediaRegistration
{
    public static IServiceCollection AddMediaPorts(this IServiceCollection services)
    {
        return services;
    }
}
