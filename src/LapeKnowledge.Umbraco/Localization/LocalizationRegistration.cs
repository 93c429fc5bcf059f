using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Umbraco.Localization;

internal static class LocalizationRegistration
{
    public static IServiceCollection AddLocalizationPorts(this IServiceCollection services)
    {
        return services;
    }
}
