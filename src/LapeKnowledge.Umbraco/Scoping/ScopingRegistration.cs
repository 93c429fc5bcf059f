using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.DistributedLocking;
using Umbraco.Cms.Core.Scoping;

namespace LapeKnowledge.Umbraco.Scoping;

internal static class ScopingRegistration
{
    public static IServiceCollection AddScoping(this IServiceCollection services)
    {
        services.AddSingleton<WriterGate>();
        services.AddSingleton<CommitCounter>();
        services.AddSingleton<ScopeServices>();
        services.AddSingleton(s => new Lazy<ScopeServices>(s.GetRequiredService<ScopeServices>));
        services.AddSingleton<UmbracoScopeProvider>();
        services.AddSingleton(s => new Lazy<UmbracoScopeProvider>(s.GetRequiredService<UmbracoScopeProvider>));
        services.AddSingleton<ICoreScopeProvider>(s => s.GetRequiredService<UmbracoScopeProvider>());
        services.AddSingleton<IDistributedLockingMechanismFactory, DatabaseLocks>();
        services.AddSingleton<ScopedDatabase>();
        return services;
    }
}
