using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Relations;

internal static class RelationRegistration
{
    public static IServiceCollection AddRelationPorts(this IServiceCollection services)
    {
        services.AddSingleton<ContentReferences>();
        services.AddSingleton<ContentTags>();
        services.AddSingleton<TagQueries>();
        services.AddSingleton<IRelationRepository, RelationRepository>();
        services.AddSingleton<ITagRepository, TagRepository>();
        return services;
    }
}
