using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Umbraco.Users;

internal static class UserRegistration
{
    public static IServiceCollection AddUserPorts(this IServiceCollection services)
    {
        return services;
    }
}
