using LapeKnowledge.Umbraco.Scoping;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Schema;

internal static class SchemaRegistration
{
    public static IServiceCollection AddSchemaPorts(this IServiceCollection services)
    {
        services.AddSingleton<SchemaMaterializer>();
        services.AddSingleton<SchemaStore>();
        services.AddSingleton<TemplateFiles>();
        services.AddSingleton<PropertyIds>();
        services.AddSingleton<StoredContentTypeMapper>();
        services.AddSingleton<ContentConsequences>();
        services.AddSingleton<ContentVariationState>();
        services.AddSingleton<StoredCultureChanges>();
        services.AddSingleton<RemovedPropertyTraces>();
        services.AddSingleton<IContentTypeRepository, ContentTypeRepository>();
        services.AddSingleton<IMediaTypeRepository, MediaTypeRepository>();
        services.AddSingleton<IMemberTypeRepository, MemberTypeRepository>();
        services.AddSingleton<IDataTypeRepository, DataTypeRepository>();
        services.AddSingleton<ITemplateRepository, TemplateRepository>();
        services.AddSingleton<ILanguageRepository, LanguageRepository>();
        services.AddSingleton<IRelationTypeRepository, RelationTypeRepository>();
        services.AddSingleton<IContentTypeCommonRepository, ContentTypeCommonRepository>();
        services.AddSingleton<IReservedFieldNamesService, ReservedFieldNames>();
        services.AddSingleton<IPropertyTypeUsageRepository, SchemaUsages>();
        services.AddSingleton<IDataTypeUsageRepository, SchemaUsages>();
        services.AddContainers<IDocumentTypeContainerRepository>(Constants.ObjectTypes.DocumentTypeContainer);
        services.AddContainers<IMediaTypeContainerRepository>(Constants.ObjectTypes.MediaTypeContainer);
        services.AddContainers<IMemberTypeContainerRepository>(Constants.ObjectTypes.MemberTypeContainer);
        services.AddContainers<IDataTypeContainerRepository>(Constants.ObjectTypes.DataTypeContainer);
        services.AddContainers<IDocumentBlueprintContainerRepository>(Constants.ObjectTypes.DocumentBlueprintContainer);
        return services;
    }

    private static void AddContainers<TRepository>(this IServiceCollection services, Guid containerType) where TRepository : class
        => services.AddSingleton(s => (TRepository)(object)new EntityContainerRepository(
            s.GetRequiredService<SchemaStore>(), s.GetRequiredService<ScopedDatabase>(), s.GetRequiredService<TimeProvider>(), containerType));
}
