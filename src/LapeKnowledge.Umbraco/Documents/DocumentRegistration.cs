using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Documents;

internal static class DocumentRegistration
{
    public static IServiceCollection AddDocumentPorts(this IServiceCollection services)
    {
        services.AddSingleton<ContentRowCache>();
        services.AddSingleton<DocumentMapper>();
        services.AddSingleton<DocumentWriter>();
        services.AddSingleton<DocumentSchedules>();
        services.AddSingleton<DocumentPermissions>();
        services.AddSingleton<SiblingNames>();
        services.AddSingleton<IDocumentRepository, DocumentRepository>();
        services.AddSingleton<IDocumentBlueprintRepository, DocumentBlueprintRepository>();
        services.AddSingleton<IDocumentVersionRepository, DocumentVersionRepository>();
        return services;
    }
}
