using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Models.Membership.Permissions;

namespace LapeKnowledge.Umbraco.Users;

/// <summary>
/// The only user there is until editors have accounts: Umbraco's super user, in whose name the program writes. It cannot sign in.
/// </summary>
internal sealed class SiteOwner(IOptions<GlobalSettings> settings)
{
    public const int Id = -1;
    public const int GroupId = 1;
    public const string Name = "Administrator";

    public static readonly Guid Key = Constants.Security.SuperUserKey;

    /// <summary>A fresh instance, because users are mutable.</summary>
    public IUser Create()
    {
        var user = new User(settings.Value, Id, Name, "root", "root", string.Empty, null, [Administrators()], [], [])
        {
            Key = Key,
            IsApproved = true,
        };
        user.ResetDirtyProperties(false);
        return user;
    }

    private static ReadOnlyUserGroup Administrators() => new(
        GroupId,
        Constants.Security.AdminGroupKey,
        "Administrators",
        null,
        "icon-medal",
        Constants.System.Root,
        Constants.System.Root,
        Constants.Security.AdminGroupAlias,
        [],
        [Constants.Applications.Content, Constants.Applications.Media, Constants.Applications.Settings, Constants.Applications.Translation],
        new HashSet<string>(),
        new HashSet<IGranularPermission>(),
        hasAccessToAllLanguages: true);
}
