using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Tests.Accounts;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Contributions;

/// <summary>A draft of a pilot whose document is gone: its team is told so, and for others there is nothing.</summary>
internal sealed class ContributionAccessRows : IAccessRows
{
    private static readonly Access[] Team = [Access.SignIn, Access.Missing, Access.Open, Access.Open, Access.Open, Access.Open];
    private static readonly Access[] Nobody = [Access.SignIn, Access.Missing, Access.Missing, Access.Missing, Access.Missing, Access.Missing];

    public async Task<IReadOnlyList<AccessRow>> ReadAsync(SiteFixture site, AccessCallers callers)
    {
        var contribution = await site.Services.GetRequiredService<ContributionStore>().BeginAsync(Guid.NewGuid(), callers.Pilot, Guid.NewGuid(), "fi-FI");
        string Filled(string pattern) => pattern.Replace("{id:guid}", contribution.Id.ToString(), StringComparison.Ordinal).Replace("{pilot:guid}", callers.Pilot.ToString(), StringComparison.Ordinal)
            .Replace("{sivu}", DraftFields.People, StringComparison.Ordinal).Replace("{upload:guid}", Guid.Empty.ToString(), StringComparison.Ordinal);
        (string, string)[] forms = [ContributionAddresses.Begin, ContributionAddresses.State, ContributionAddresses.Page, ContributionAddresses.Files, ContributionAddresses.Read];
        return
        [
            .. AccessRow.Members("GET", ContributionAddresses.Choose.Finnish, ContributionAddresses.Choose.Swedish),
            .. Both(forms).Append(ContributionAddresses.Preview.Finnish).Append(ContributionAddresses.Preview.Swedish).Select(p => AccessRow.Get(p, Filled(p), Team)),
            .. Both(forms).Select(p => AccessRow.Post(p, Filled(p), Team)),
            AccessRow.Get(ContributionAddresses.File, Filled(ContributionAddresses.File), Nobody),
        ];
    }

    private static IEnumerable<string> Both(IEnumerable<(string Finnish, string Swedish)> addresses) => addresses.SelectMany(a => new[] { a.Finnish, a.Swedish });
}
