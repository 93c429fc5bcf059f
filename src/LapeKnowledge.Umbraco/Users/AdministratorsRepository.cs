using LapeKnowledge.Umbraco.Schema;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Users;

/// <summary>User groups as this host has them: the administrators alone, who may do everything everywhere.</summary>
internal sealed class AdministratorsRepository(SiteOwner owner) : IUserGroupRepository
{
    public IUserGroup? Get(int id) => id == SiteOwner.GroupId ? owner.CreateGroup() : null;

    public IUserGroup? Get(string alias) => All.FirstOrDefault(g => g.Alias.Equals(alias, StringComparison.OrdinalIgnoreCase));

    public IEnumerable<IUserGroup> GetMany(params int[]? ids) => ids is not { Length: > 0 } || ids.Contains(SiteOwner.GroupId) ? All : [];

    public bool Exists(int id) => id == SiteOwner.GroupId;

    public IEnumerable<IUserGroup> Get(IQuery<IUserGroup> query) => MemoryCondition.Filter(All, query).ToArray();

    public int Count(IQuery<IUserGroup>? query) => MemoryCondition.Filter(All, query).Count();

    public IEnumerable<IUserGroup> GetGroupsAssignedToSection(string sectionAlias) => All.Where(g => g.AllowedSections.Contains(sectionAlias)).ToArray();

    /// <summary>No node has permissions of its own.</summary>
    public EntityPermissionCollection GetPermissions(int[] groupIds, params int[] entityIds) => new([]);

    public EntityPermissionCollection GetPermissions(IReadOnlyUserGroup[]? groups, bool fallbackToDefaultPermissions, params int[] nodeIds)
        => new(fallbackToDefaultPermissions ? (groups ?? []).SelectMany(g => nodeIds.Select(id => new EntityPermission(g.Id, id, g.Permissions, isDefaultPermissions: true))) : []);

    public void Save(IUserGroup entity) => throw SiteOwner.CannotChange();

    public void Delete(IUserGroup entity) => throw SiteOwner.CannotChange();

    public void AddOrUpdateGroupWithUsers(IUserGroup userGroup, int[]? userIds) => throw SiteOwner.CannotChange();

    public void ReplaceGroupPermissions(int groupId, ISet<string> permissions, params int[] entityIds) => throw SiteOwner.CannotChange();

    public void AssignGroupPermission(int groupId, string permission, params int[] entityIds) => throw SiteOwner.CannotChange();

    private IUserGroup[] All => [owner.CreateGroup()];
}
