using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Users;

internal sealed class SiteOwnerKeys : IUserIdKeyResolver
{
    public async Task<int> GetAsync(Guid key)
        => await TryGetAsync(key) is { Success: true } found ? found.Result : throw new InvalidOperationException($"There is no user of key {key}.");

    public async Task<Guid> GetAsync(int id)
        => await TryGetAsync(id) is { Success: true } found ? found.Result : throw new InvalidOperationException($"There is no user of id {id}.");

    public Task<Attempt<int>> TryGetAsync(Guid key) => Task.FromResult(key == SiteOwner.Key ? Attempt.Succeed(SiteOwner.Id) : Attempt.Fail<int>());

    public Task<Attempt<Guid>> TryGetAsync(int id) => Task.FromResult(id == SiteOwner.Id ? Attempt.Succeed(SiteOwner.Key) : Attempt.Fail<Guid>());
}
