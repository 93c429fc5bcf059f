using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Umbraco.Administration;

internal static class AdministrationRegistration
{
    public static IServiceCollection AddAdministrationPorts(this IServiceCollection services)
    {
        return services;
    }
}
