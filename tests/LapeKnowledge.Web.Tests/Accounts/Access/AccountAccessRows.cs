using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Accounts;

internal sealed class AccountAccessRows : IAccessRows
{
    public Task<IReadOnlyList<AccessRow>> ReadAsync(SiteFixture site, AccessCallers callers) => Task.FromResult<IReadOnlyList<AccessRow>>(
    [
        .. AccessRow.Public("GET", Both(AccountAddresses.SignIn)),
        .. AccessRow.Public("POST", Both(AccountAddresses.SignIn)),
        .. AccessRow.Public("POST", Both(AccountAddresses.SignOut)).Select(r => r with { EndsSession = true }),
        .. AccessRow.Public("GET", Both(AccountAddresses.Unsubscribe)),
        .. AccessRow.Public("POST", Both(AccountAddresses.Unsubscribe)),
    ]);

    private static string[] Both((string Finnish, string Swedish) addresses) => [addresses.Finnish, addresses.Swedish];
}
