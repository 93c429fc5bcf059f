using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Umbraco.Relations;

internal static class RelationRegistration
{
    public static IServiceCollection AddRelationPorts(this IServiceCollection services)
    {
        return services;
    }
}
