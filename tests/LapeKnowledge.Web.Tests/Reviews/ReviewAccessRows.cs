using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reviews;
using LapeKnowledge.Web.Tests.Accounts;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Reviews;

internal sealed class ReviewAccessRows : IAccessRows
{
    private static readonly Access[] Editors = [Access.SignIn, Access.Refused, Access.Refused, Access.Refused, Access.Open, Access.Open];

    public async Task<IReadOnlyList<AccessRow>> ReadAsync(SiteFixture site, AccessCallers callers)
    {
        // it needs no document of its own: what is refused is refused before anything is read
        var contribution = await site.Services.GetRequiredService<ContributionStore>().BeginAsync(callers.Pilot, callers.Pilot, Guid.Empty, Cultures.Finnish);
        return
        [
            .. AccessRow.Editors("GET", ReviewAddresses.Queue.Finnish, ReviewAddresses.Queue.Swedish),
            .. new[] { "GET", "POST" }.SelectMany(m => Cultures.All.Select(c => new AccessRow(m, ReviewAddresses.One.In(c), ReviewAddresses.One.At(c, contribution.Id), Editors))),
        ];
    }
}
