using System.Text.Json.Nodes;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Features.SharePictures;
using Microsoft.AspNetCore.Html;

namespace LapeKnowledge.Web.Features.Frame;

/// <summary>What stands around the content of every page.</summary>
/// <param name="Language">The value of <c>lang</c>.</param>
/// <param name="Title">The whole title of the browser's window.</param>
/// <param name="Canonical">The one address of the page, without the site's origin.</param>
/// <param name="Alternates">The languages that the page exists in; fewer than two when it is not translated.</param>
/// <param name="Picture">What other services show beside a link to it; null for a page that is not to be shared.</param>
/// <param name="Footer">The text of the home page's footer.</param>
internal sealed record PageFrame(
    string Culture,
    string Language,
    string Title,
    string? Description,
    bool IsHiddenFromSearch,
    string? Canonical,
    SharePicture? Picture,
    IReadOnlyList<Alternate> Alternates,
    ItemLink? Home,
    IReadOnlyList<NavigationLink> Navigation,
    LanguageSwitch Switch,
    IReadOnlyList<ItemLink> Breadcrumbs,
    Localized<IHtmlContent>? Footer)
{
    /// <summary>What a page is about that shows no document and may be shared; null for others.</summary>
    public PageSubject? Subject { get; init; }
}

/// <param name="Type">The name of its type in schema.org.</param>
/// <param name="Changed">When its content changed last, in UTC.</param>
/// <param name="Describe">Adds the properties that its type has, with the site's origin for addresses.</param>
internal sealed record PageSubject(string Type, string Name, DateTime? Changed, Action<JsonObject, string>? Describe);

/// <param name="Language">The value of <c>hreflang</c>.</param>
/// <param name="Url">The address without the site's origin.</param>
internal sealed record Alternate(string Language, string Url);

/// <param name="Current">The value of <c>aria-current</c>: <c>page</c> on the page itself, <c>true</c> on a page below it, otherwise null.</param>
internal sealed record NavigationLink(ItemLink Link, string? Current);

/// <param name="Language">The other language's code.</param>
/// <param name="Name">The other language's name in that language.</param>
/// <param name="Url">The same page in the other language, or that language's home when it is not translated; null when there is neither.</param>
/// <param name="Note">Says in the other language that the page is not translated; null when it is.</param>
internal sealed record LanguageSwitch(string Language, string Name, string? Url, string? Note);
