using LapeKnowledge.Web.Features.Curating;
using LapeKnowledge.Web.Features.Editing;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Accounts;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Editing;

internal sealed class EditingAccessRows : IAccessRows
{
    private static readonly Access[] Editors = [Access.SignIn, Access.Refused, Access.Refused, Access.Refused, Access.Open, Access.Open];

    public Task<IReadOnlyList<AccessRow>> ReadAsync(SiteFixture site, AccessCallers callers)
    {
        var (practice, process, meeting, lift) = site.InContext(services =>
        {
            var documents = new PublishedDocuments(services);
            return (documents.OfType<GoodPractice>().First().Key, documents.OfType<ProcessDescription>().First().Key, documents.OfType<Event>().First().Key, documents.OfType<Collection>().First().Key);
        });
        (string, string)[] lists = [EditingAddresses.Desk, EditingAddresses.Searches, EditingAddresses.SearchesFile, EditingAddresses.Registrations];
        return Task.FromResult<IReadOnlyList<AccessRow>>(
        [
            .. lists.SelectMany(l => AccessRow.Editors("GET", l.Item1, l.Item2)),
            .. Both("GET", EditingAddresses.RegistrationsFile, meeting),
            .. Both("GET", CuratingAddresses.Feature, practice),
            .. Both("POST", CuratingAddresses.Feature, practice),
            .. Both("GET", CuratingAddresses.Lift, lift),
            .. Both("POST", CuratingAddresses.Lift, lift),
            .. Both("GET", CuratingAddresses.Raise, process),
            .. Both("POST", CuratingAddresses.Raise, process),
            .. Both("GET", CuratingAddresses.Preview, practice),
        ]);
    }

    private static AccessRow[] Both(string method, (string Finnish, string Swedish) addresses, Guid key) =>
    [
        new(method, addresses.Finnish, addresses.At(Cultures.Finnish, key), Editors),
        new(method, addresses.Swedish, addresses.At(Cultures.Swedish, key), Editors),
    ];
}
