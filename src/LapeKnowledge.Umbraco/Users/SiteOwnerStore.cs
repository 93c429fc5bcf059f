using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace LapeKnowledge.Umbraco.Users;

/// <summary>The site owner, as Umbraco looks for users by name.</summary>
internal sealed class SiteOwnerStore(SiteOwner owner, IBackOfficeUserReader reader) : IBackOfficeUserStore
{
    public Task<IUser?> GetByUserNameAsync(string username) => Task.FromResult(SiteOwner.HasName(username) ? owner.Create() : null);

    public Task<IUser?> GetByEmailAsync(string email) => GetByUserNameAsync(email);

    public Task<IUser?> GetAsync(int id) => Task.FromResult(reader.GetById(id));

    public Task<IUser?> GetAsync(Guid key) => Task.FromResult(reader.GetByKey(key));

    public Task<IEnumerable<IUser>> GetUsersAsync(params Guid[]? keys) => Task.FromResult(reader.GetManyByKey(keys ?? []));

    public Task<IEnumerable<IUser>> GetUsersAsync(params int[]? ids) => Task.FromResult(reader.GetManyById(ids ?? []));

    public Task<IEnumerable<IUser>> GetAllInGroupAsync(int groupId) => Task.FromResult(reader.GetAllInGroup(groupId));

    public Task<UserOperationStatus> SaveAsync(IUser user) => throw SiteOwner.CannotChange();

    public Task<UserOperationStatus> DisableAsync(IUser user) => throw SiteOwner.CannotChange();
}
