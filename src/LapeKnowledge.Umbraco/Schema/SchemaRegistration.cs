using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Schema;

internal static class SchemaRegistration
{
    public static IServiceCollection AddSchemaPorts(this IServiceCollection services)
    {
        services.AddSingleton<SchemaMaterializer>();
        services.AddSingleton<SchemaStore>();
        services.AddSingleton<IContentTypeRepository, ContentTypeRepository>();
        services.AddSingleton<IMediaTypeRepository, MediaTypeRepository>();
        services.AddSingleton<IMemberTypeRepository, MemberTypeRepository>();
        services.AddSingleton<IDataTypeRepository, DataTypeRepository>();
        services.AddSingleton<ILanguageRepository, LanguageRepository>();
        services.AddSingleton<IRelationTypeRepository, RelationTypeRepository>();
        services.AddSingleton<IContentTypeCommonRepository, ContentTypeCommonRepository>();
        return services;
    }
}
