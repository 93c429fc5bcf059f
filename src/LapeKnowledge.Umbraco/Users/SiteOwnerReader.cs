using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Users;

internal sealed class SiteOwnerReader(SiteOwner owner) : IBackOfficeUserReader
{
    public IUser? GetById(int id) => id == SiteOwner.Id ? owner.Create() : null;

    public IUser? GetByKey(Guid key) => key == SiteOwner.Key ? owner.Create() : null;

    public IEnumerable<IUser> GetManyById(IEnumerable<int> ids) => ids.Contains(SiteOwner.Id) ? [owner.Create()] : [];

    public IEnumerable<IUser> GetManyByKey(IEnumerable<Guid> keys) => keys.Contains(SiteOwner.Key) ? [owner.Create()] : [];

    public IEnumerable<IUser> GetAllInGroup(int groupId) => groupId == SiteOwner.GroupId ? [owner.Create()] : [];
}
