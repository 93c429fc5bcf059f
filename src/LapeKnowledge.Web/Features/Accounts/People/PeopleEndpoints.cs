using System.Globalization;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>The list of members.</summary>
/// <param name="Next">The address of the next page; null on the last one.</param>
internal sealed record PeoplePage(string Search, IReadOnlyList<PersonRow> People, string? Previous, string? Next);

internal sealed record PersonRow(string Address, Person Person, bool IsLocked);

/// <summary>The members, for administrators.</summary>
internal static class PeopleEndpoints
{
    public const string SearchField = "haku";
    private const string PageField = "sivu";
    private const int MostPages = 100_000;
    private const string View = "Accounts/people";

    public static void MapPeople(this IEndpointRouteBuilder endpoints)
    {
        var people = endpoints.MapGroup(string.Empty);
        people.MapForm(AccountAddresses.People, ShowAsync);
        people.MapForm(AccountAddresses.Person, PersonPages.ShowAsync, PersonPages.SendAsync);
        people.ForAdministrators();
        endpoints.MapForm(AccountAddresses.Invite, InvitePages.ShowAsync, InvitePages.SendAsync).ForMembers();
        endpoints.MapForm(AccountAddresses.Accept, AcceptPages.ShowAsync, AcceptPages.SendAsync);
    }

    private static async Task<FormPage?> ShowAsync(FormContext context)
    {
        var query = context.Http.Request.Query;
        var search = query[SearchField].ToString().Trim() is { Length: <= Account.NameLength } asked ? asked : string.Empty;
        var page = int.TryParse(query[PageField], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, MostPages) : 1;
        var found = await context.Get<People>().FindAsync(search, page, context.Cancellation);
        var now = context.Get<TimeProvider>().GetUtcNow();
        string Address(int to) => FormattableString.Invariant($"{AccountAddresses.People.In(context.Culture)}?{SearchField}={Uri.EscapeDataString(search)}&{PageField}={to}");
        return new FormPage(View, context.Text(InterfaceTexts.AccountPeopleTitle), new PeoplePage(
            search,
            [.. found.Take(People.PageSize).Select(p => new PersonRow(AccountAddresses.Person.Of(context.Culture, p.Key), p, p.IsLocked(now)))],
            page > 1 ? Address(page - 1) : null,
            found.Count > People.PageSize ? Address(page + 1) : null));
    }
}
