using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Localization;

internal static class LocalizationRegistration
{
    public static IServiceCollection AddLocalizationPorts(this IServiceCollection services)
    {
        services.AddSingleton<IDictionaryRepository, DictionaryRepository>();
        return services;
    }
}
