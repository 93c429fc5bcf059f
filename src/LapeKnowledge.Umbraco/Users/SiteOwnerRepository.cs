using System.Linq.Expressions;
using LapeKnowledge.Umbraco.Schema;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Users;

/// <summary>Users as this host has them: the site owner alone, who is read and never changed, and never signs in.</summary>
internal sealed class SiteOwnerRepository(SiteOwner owner) : IUserRepository
{
    public IUser? Get(Guid id) => id == SiteOwner.Key ? owner.Create() : null;

    public IUser? Get(int id) => id == SiteOwner.Id ? owner.Create() : null;

    public IUser? Get(int? id, bool includeSecurityData) => id is { } known ? Get(known) : null;

    public IEnumerable<IUser> GetMany(params Guid[]? ids) => ids is not { Length: > 0 } || ids.Contains(SiteOwner.Key) ? [owner.Create()] : [];

    public IUser? GetByUsername(string username, bool includeSecurityData) => ExistsByUserName(username) ? owner.Create() : null;

    public IUser? GetForUpgrade(int id) => Get(id);

    public IUser? GetForUpgradeByUsername(string username) => GetByUsername(username, includeSecurityData: false);

    public IUser? GetForUpgradeByEmail(string email) => GetByUsername(email, includeSecurityData: false);

    public IProfile? GetProfile(string username) => GetByUsername(username, includeSecurityData: false)?.ProfileData;

    public IProfile? GetProfile(int id) => Get(id)?.ProfileData;

    public bool Exists(Guid id) => id == SiteOwner.Key;

    public bool ExistsByUserName(string username) => SiteOwner.HasName(username);

    public bool ExistsByLogin(string login) => ExistsByUserName(login);

    public IEnumerable<IUser> Get(IQuery<IUser> query) => Matching(query).ToArray();

    public int Count(IQuery<IUser>? query) => Matching(query).Count();

    public int GetCountByQuery(IQuery<IUser>? query) => Count(query);

    public IEnumerable<IUser> GetAllInGroup(int groupId) => groupId == SiteOwner.GroupId ? [owner.Create()] : [];

    public IEnumerable<IUser> GetAllNotInGroup(int groupId) => groupId == SiteOwner.GroupId ? [] : [owner.Create()];

    public IEnumerable<IUser> GetPagedResultsByQuery(
        IQuery<IUser>? query,
        long pageIndex,
        int pageSize,
        out long totalRecords,
        Expression<Func<IUser, object?>> orderBy,
        Direction orderDirection = Direction.Ascending,
        string[]? includeUserGroups = null,
        string[]? excludeUserGroups = null,
        UserState[]? userState = null,
        IQuery<IUser>? filter = null)
    {
        var found = MemoryCondition.Filter(Matching(query), filter)
            .Where(u => includeUserGroups is not { Length: > 0 } || u.Groups.Any(g => includeUserGroups.Contains(g.Alias, StringComparer.OrdinalIgnoreCase)))
            .Where(u => excludeUserGroups is null || !u.Groups.Any(g => excludeUserGroups.Contains(g.Alias, StringComparer.OrdinalIgnoreCase)))
            .Where(u => userState is not { Length: > 0 } || userState.Contains(UserState.All) || userState.Contains(u.UserState))
            .ToArray();
        totalRecords = found.Length;
        return found.Skip((int)pageIndex * pageSize).Take(pageSize).ToArray();
    }

    public IDictionary<UserState, int> GetUserStates()
    {
        var state = owner.Create().UserState;
        return Enum.GetValues<UserState>().ToDictionary(s => s, s => s == UserState.All || s == state ? 1 : 0);
    }

    public IEnumerable<string> GetAllClientIds() => [];

    public IEnumerable<string> GetClientIds(int id) => [];

    public IUser? GetByClientId(string clientId) => null;

    public bool ValidateLoginSession(int userId, Guid sessionId) => false;

    public int ClearLoginSessions(int userId) => 0;

    public int ClearLoginSessions(TimeSpan timespan) => 0;

    public void ClearLoginSession(Guid sessionId)
    {
    }

    public void InvalidateSessionsForRemovedProviders(IEnumerable<string> currentLoginProviders)
    {
    }

    public void Save(IUser entity) => throw SiteOwner.CannotChange();

    public void Delete(IUser entity) => throw SiteOwner.CannotChange();

    public void AddClientId(int id, string clientId) => throw SiteOwner.CannotChange();

    public bool RemoveClientId(int id, string clientId) => throw SiteOwner.CannotChange();

    public Guid CreateLoginSession(int? userId, string requestingIpAddress, bool cleanStaleSessions = true) => throw SiteOwner.CannotChange();

    private IEnumerable<IUser> Matching(IQuery<IUser>? query) => MemoryCondition.Filter([owner.Create()], query);
}
