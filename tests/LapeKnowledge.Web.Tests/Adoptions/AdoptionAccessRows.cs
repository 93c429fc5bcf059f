using LapeKnowledge.Web.Features.Adoptions;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Accounts;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Adoptions;

internal sealed class AdoptionAccessRows : IAccessRows
{
    private static readonly Access[] Members = [Access.SignIn, Access.Open, Access.Open, Access.Open, Access.Open, Access.Open];
    private static readonly Access[] Teller = [Access.SignIn, Access.Open, Access.Missing, Access.Missing, Access.Missing, Access.Missing];
    private static readonly Access[] Editors = [Access.SignIn, Access.Refused, Access.Refused, Access.Refused, Access.Open, Access.Open];

    public async Task<IReadOnlyList<AccessRow>> ReadAsync(SiteFixture site, AccessCallers callers)
    {
        var (practice, town) = site.InContext(services =>
        {
            var documents = new PublishedDocuments(services);
            return (documents.OfType<GoodPractice>().Last().Key, documents.OfType<Municipality>().Last().Key);
        });
        var store = site.Services.GetRequiredService<AdoptionStore>();
        var member = await callers.KeyOfAsync(Caller.Member);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await store.AddAsync(practice, member, new ToldAdoption(town, $"Yksikkö {Guid.NewGuid():N}", new DateOnly(2026, 8, 1), [], null), Cultures.Finnish, default);
        }

        var kept = (await store.OfMemberAsync(member, default)).Select(a => a.Key).ToList();
        return
        [
            .. Both("GET", AdoptionAddresses.Tell, practice, practice, Members),
            .. Both("POST", AdoptionAddresses.Tell, practice, practice, Members),
            .. Both("GET", AdoptionAddresses.Change, kept[0], kept[0], Teller),
            .. Both("POST", AdoptionAddresses.Change, kept[0], kept[0], Teller),
            .. Both("GET", AdoptionAddresses.Hide, kept[0], kept[0], Editors),
            .. Both("POST", AdoptionAddresses.Hide, kept[0], kept[0], Editors),
            .. Both("POST", AdoptionAddresses.Withdraw, kept[1], kept[2], Teller),
            .. AccessRow.Editors("GET", AdoptionAddresses.Spread.Finnish, AdoptionAddresses.Spread.Swedish, AdoptionAddresses.SpreadFile.Finnish, AdoptionAddresses.SpreadFile.Swedish),
        ];
    }

    private static AccessRow[] Both(string method, (string Finnish, string Swedish) addresses, Guid finnish, Guid swedish, Access[] answers) =>
    [
        new(method, addresses.Finnish, addresses.At(Cultures.Finnish, finnish), answers),
        new(method, addresses.Swedish, addresses.At(Cultures.Swedish, swedish), answers),
    ];
}
