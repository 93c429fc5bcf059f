using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Administration;

internal static class AdministrationRegistration
{
    public static IServiceCollection AddAdministrationPorts(this IServiceCollection services)
    {
        services.AddSingleton<MediaPaths>();
        services.AddSingleton<EntitySlims>();
        services.AddSingleton<IEntityRepository, EntityRepository>();
        services.AddSingleton<IIdKeyMapRepository, IdKeyMapRepository>();
        services.AddSingleton<IAuditRepository, AuditRepository>();
        services.AddSingleton<IAuditEntryRepository, AuditEntryRepository>();
        services.AddSingleton<IKeyValueRepository, KeyValueRepository>();
        services.AddSingleton<IPublicAccessRepository, PublicAccessRepository>();
        services.AddSingleton<INodeCountRepository, NodeCountRepository>();
        services.AddSingleton<ITrackedReferencesRepository, TrackedReferencesRepository>();
        return services;
    }
}
