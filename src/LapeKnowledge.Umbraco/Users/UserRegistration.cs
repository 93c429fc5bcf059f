using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Users;

internal static class UserRegistration
{
    public static IServiceCollection AddUserPorts(this IServiceCollection services)
    {
        services.AddSingleton<SiteOwner>();
        services.AddSingleton<IBackOfficeUserReader, SiteOwnerReader>();
        services.AddSingleton<IUserIdKeyResolver, SiteOwnerKeys>();
        services.AddSingleton<IUserRepository, SiteOwnerRepository>();
        services.AddSingleton<IUserGroupRepository, AdministratorsRepository>();
        services.AddSingleton<IBackOfficeUserStore, SiteOwnerStore>();
        return services;
    }
}
