using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Umbraco.Documents;

internal static class DocumentRegistration
{
    public static IServiceCollection AddDocumentPorts(this IServiceCollection services)
    {
        return services;
    }
}
