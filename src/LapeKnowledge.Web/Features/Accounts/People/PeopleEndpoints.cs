using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>The list of members.</summary>
/// <param name="Next">The address of the next page; null on the last one.</param>
internal sealed record PeoplePage(string Search, IReadOnlyList<PersonRow> People, string? Previous, string? Next);

internal sealed record PersonRow(string Address, Person Person);

/// <summary>The members, for administrators.</summary>
internal static class PeopleEndpoints
{
    public const string SearchField = "haku";
    private const string AfterField = "jalkeen";
    private const string BeforeField = "ennen";
    private const string View = "Accounts/people";

    public static void MapPeople(this IEndpointRouteBuilder endpoints)
    {
        var people = endpoints.MapGroup(string.Empty);
        people.MapForm(AccountAddresses.People, ShowAsync);
        people.MapForm(AccountAddresses.Person, PersonPages.ShowAsync, PersonPages.SendAsync);
        people.ForAdministrators();
        endpoints.MapForm(AccountAddresses.Invite, InvitePages.ShowAsync, InvitePages.SendAsync).ForMembers();
        endpoints.MapForm(AccountAddresses.Invitations, InvitationPages.ShowAsync, InvitationPages.SendAsync).ForMembers();
        endpoints.MapForm(AccountAddresses.Accept, AcceptPages.ShowAsync, AcceptPages.SendAsync, policy: FormLimits.SigningPolicy);
    }

    private static async Task<FormPage?> ShowAsync(FormContext context)
    {
        var query = context.Http.Request.Query;
        var search = query[SearchField].ToString().Trim() is { Length: <= Account.NameLength } asked ? asked : string.Empty;
        var isBack = Guid.TryParse(query[BeforeField], out var before);
        Guid? place = isBack ? before : Guid.TryParse(query[AfterField], out var after) ? after : null;
        var found = await context.Get<People>().FindAsync(search, place, isBack, context.Cancellation);
        string Address(string field, Person at) => $"{AccountAddresses.People.In(context.Culture)}?{SearchField}={Uri.EscapeDataString(search)}&{field}={at.Key}";
        return new FormPage(View, context.Text(InterfaceTexts.AccountPeopleTitle), new PeoplePage(
            search,
            [.. found.People.Select(p => new PersonRow(AccountAddresses.Person.Of(context.Culture, p.Key), p))],
            found.HasPrevious && found.People is [var first, ..] ? Address(BeforeField, first) : null,
            found.HasNext && found.People is [.., var last] ? Address(AfterField, last) : null));
    }
}
