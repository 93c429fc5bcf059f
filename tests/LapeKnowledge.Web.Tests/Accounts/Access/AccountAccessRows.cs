using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Accounts;

internal sealed class AccountAccessRows : IAccessRows
{
    private static readonly Access[] ForInviters = [Access.SignIn, Access.Refused, Access.Refused, Access.Open, Access.Open, Access.Open];

    private static readonly (string Finnish, string Swedish)[] Public =
    [
        AccountAddresses.SignIn, AccountAddresses.SecondStep, AccountAddresses.Register, AccountAddresses.Confirm, AccountAddresses.Forgotten, AccountAddresses.Reset,
        AccountAddresses.ConfirmNew, AccountAddresses.Accept, AccountAddresses.Unsubscribe, AccountAddresses.SetUp, AccountAddresses.PasskeySignIn, AccountAddresses.ProviderDone,
    ];

    private static readonly (string Finnish, string Swedish)[] Own = [AccountAddresses.Profile, AccountAddresses.Password, AccountAddresses.Email, AccountAddresses.Erase, AccountAddresses.TwoStep, AccountAddresses.Passkeys, AccountAddresses.Linked];

    public async Task<IReadOnlyList<AccessRow>> ReadAsync(SiteFixture site, AccessCallers callers)
    {
        var member = (await site.AddAccountAsync()).Id;
        return
        [
            .. AccessRow.Public("GET", [.. Public.SelectMany(Both), .. Both(AccountAddresses.Mailed), .. Both(AccountAddresses.Provider)]),
            .. AccessRow.Public("POST", [.. Public.SelectMany(Both)]),
            .. AccessRow.Public("POST", Both(AccountAddresses.SignOut)).Select(r => r with { EndsSession = true }),
            .. AccessRow.Members("GET", [.. Own.SelectMany(Both), .. Both(AccountAddresses.Own), .. Both(AccountAddresses.Data), .. Both(AccountAddresses.DataFile), .. Both(AccountAddresses.SignOutEverywhere)]),
            .. AccessRow.Members("POST", [.. Own.SelectMany(Both), .. Both(AccountAddresses.PasskeyCreation)]),
            .. AccessRow.Public("POST", Both(AccountAddresses.PasskeyRequest)),
            .. AccessRow.Members("POST", Both(AccountAddresses.SignOutEverywhere)).Select(r => r with { EndsSession = true }),
            .. Both(AccountAddresses.Invite).Concat(Both(AccountAddresses.Invitations)).SelectMany(a => new[] { AccessRow.Get(a, a, ForInviters), AccessRow.Post(a, a, ForInviters) }),
            .. AccessRow.Administrators("GET", Both(AccountAddresses.People)),
            .. AccessRow.Administrators("GET", Both(AccountAddresses.Person)).Concat(AccessRow.Administrators("POST", Both(AccountAddresses.Person)))
                .Select(r => r with { Address = AccountAddresses.Person.Of(r.Pattern.StartsWith("/sv", StringComparison.Ordinal) ? Cultures.Swedish : Cultures.Finnish, member) }),
        ];
    }

    private static string[] Both((string Finnish, string Swedish) addresses) => [addresses.Finnish, addresses.Swedish];
}
