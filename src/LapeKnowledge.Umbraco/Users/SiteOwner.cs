using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Users;

/// <summary>
/// The only user there is until editors have accounts: Umbraco's super user, in whose name the program writes. It cannot sign in.
/// </summary>
internal sealed class SiteOwner(IOptions<GlobalSettings> settings, IShortStringHelper strings, ActionCollection actions)
{
    public const int Id = -1;
    public const int GroupId = 1;
    public const string Name = "Administrator";
    public const string UserName = "root";

    public static readonly Guid Key = Constants.Security.SuperUserKey;
    private static readonly string[] Sections = [Constants.Applications.Content, Constants.Applications.Media, Constants.Applications.Settings, Constants.Applications.Translation];

    /// <summary>A fresh instance, because users are mutable.</summary>
    public IUser Create()
    {
        var user = new User(settings.Value, Id, Name, UserName, UserName, string.Empty, null, [CreateGroup().ToReadOnlyGroup()], [], [])
        {
            Key = Key,
            IsApproved = true,
        };
        user.ResetDirtyProperties(false);
        return user;
    }

    /// <summary>The group of the user, with every permission there is.</summary>
    public IUserGroup CreateGroup()
    {
        var group = new UserGroup(strings, 1, Constants.Security.AdminGroupAlias, "Administrators", "icon-medal")
        {
            Id = GroupId,
            Key = Constants.Security.AdminGroupKey,
            StartContentId = Constants.System.Root,
            StartMediaId = Constants.System.Root,
            HasAccessToAllLanguages = true,
            Permissions = actions.Where(a => a.CanBePermissionAssigned).Select(a => a.Letter).ToHashSet(),
        };
        Array.ForEach(Sections, group.AddAllowedSection);
        group.ResetDirtyProperties(false);
        return group;
    }

    /// <summary>Its name is its address as well.</summary>
    public static bool HasName(string name) => name.Equals(UserName, StringComparison.OrdinalIgnoreCase);

    /// <summary>For whoever wants to change users or groups: there is nothing of theirs that could be changed.</summary>
    public static NotSupportedException CannotChange() => new("This host has one user, the super user, and one group, the administrators. They are not changed, and nobody signs in as them.");
}
