using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Frame;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Features.SharePictures;
using LapeKnowledge.Web.Features.Transfer;
using LapeKnowledge.Web.Models;
using Microsoft.Extensions.Primitives;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>A page of discussions that is read.</summary>
/// <param name="Address">Its one address.</param>
/// <param name="Other">The same in the other language.</param>
/// <param name="Description">What search engines say of it; null for a page that they are to leave alone.</param>
/// <param name="Above">The pages above it, below the front page.</param>
internal sealed record ReadPage(string View, string Title, object Shown, string Address, string Other, string? Description, IReadOnlyList<ItemLink> Above)
{
    /// <summary>What it is about and the picture beside links to it; asked for when search engines may find it.</summary>
    public (PageSubject About, SharePicture Picture)? Subject { get; init; }

    /// <summary>Where the reader is sent instead.</summary>
    public string? Location { get; private init; }

    public static ReadPage Redirect(string location) => new(string.Empty, string.Empty, string.Empty, location, location, null, []) { Location = location };
}

/// <summary>Renders the pages of discussions: everybody who is not signed in gets the same page, which is kept; members get theirs afresh, with the token of its forms.</summary>
internal static class ReadPages
{
    /// <param name="build">Null when there is no such page for this reader.</param>
    public static void MapReading(this IEndpointRouteBuilder endpoints, (string Finnish, string Swedish) addresses, Func<FormContext, Task<ReadPage?>> build)
    {
        foreach (var culture in Cultures.All)
        {
            endpoints.MapRead(addresses.In(culture), (HttpContext http, FormPages pages, CurrentMember current) => ShowAsync(http, pages, current, culture, build)).CachePages();
        }
    }

    private static async Task ShowAsync(HttpContext http, FormPages pages, CurrentMember current, string culture, Func<FormContext, Task<ReadPage?>> build)
    {
        using var entered = pages.Enter(culture);
        var member = await current.FindAsync();
        if (member is not null)
        {
            FormToken.Of(http);
        }

        var page = await build(new FormContext(http, culture, FormCollection.Empty, member));
        if (member is not null)
        {
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Headers.Remove("Pragma");
        }

        if (page?.Location is { } location)
        {
            http.Response.Redirect(location);
            return;
        }

        if (page is null)
        {
            await pages.RenderAsync(http, null, null);
            return;
        }

        var shown = new FormPage($"Discussions/{page.View}", page.Title, page.Shown);
        await pages.RenderAsync(http, shown, Frame(pages.Frame(shown, culture, page.Other), page, culture, http.RequestServices.GetRequiredService<Texts>()));
    }

    private static PageFrame Frame(PageFrame frame, ReadPage page, string culture, Texts texts)
    {
        var discussions = new ItemLink(ForumDirectory.Developers, texts.Get(culture, InterfaceTexts.Discussions), DiscussionAddresses.Home.In(culture), null);
        IEnumerable<ItemLink> above = page.Address == discussions.Url ? [] : [discussions, .. page.Above];
        return frame with
        {
            Description = page.Description,
            IsHiddenFromSearch = page.Description is null,
            Canonical = page.Description is null ? null : page.Address,
            Picture = page.Description is null ? null : page.Subject?.Picture,
            Subject = page.Subject?.About,
            Alternates = page.Description is null ? [] : [.. Cultures.All.Select(c => new Alternate(Cultures.Language(c), c == culture ? page.Address : page.Other))],
            Breadcrumbs = frame.Home is null ? [.. above] : [frame.Home, .. above],
            Navigation = [.. frame.Navigation.Select(n => n.Link.Url == discussions.Url ? n with { Current = page.Address == discussions.Url ? "page" : "true" } : n)],
        };
    }
}
