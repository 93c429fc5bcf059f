using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Frame;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Machines;
using LapeKnowledge.Web.Features.Search.Insight;
using LapeKnowledge.Web.Features.Transfer;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Search.Pages;

/// <summary>The search page and the feed of a search.</summary>
internal static class SearchPageEndpoints
{
    private const string View = "search";
    private const string Atom = "application/atom+xml; charset=utf-8";

    /// <summary>What is found changes with every change of the index: browsers may keep the page, but ask whether it is still so.</summary>
    private const string Fresh = "no-cache";

    private const string WhileBuilding = "5"; // seconds

    public static void MapSearchPages(this IEndpointRouteBuilder endpoints)
    {
        foreach (var culture in Cultures.All)
        {
            endpoints.MapRead(SearchAddresses.PageOf(culture), (HttpContext http, FormPages pages) => ShowAsync(http, pages, culture)).RequireRateLimiting(SearchLimits.Policy);
            endpoints.MapRead(SearchAddresses.FeedOf(culture), (HttpContext http, FormPages pages) => Feed(http, pages, culture)).RequireRateLimiting(SearchLimits.Policy);
        }
    }

    private static async Task ShowAsync(HttpContext http, FormPages pages, string culture)
    {
        using var context = pages.Enter(culture);
        var services = http.RequestServices;
        var vocabulary = services.GetRequiredService<SearchVocabulary>();
        var asked = AskedPage.Read(http.Request.Query, vocabulary, culture);
        asked = asked with { Question = asked.Question with { Access = SearchReaders.Of(await services.GetRequiredService<CurrentMember>().FindAsync()) } };
        var shown = services.GetRequiredService<SearchPages>().Build(asked);
        services.GetRequiredService<SearchInsight>().Searched(http.Request, asked, shown);
        var texts = services.GetRequiredService<Texts>();
        var page = new FormPage(View, Title(shown, asked, texts), shown, Status: Status(shown.State));
        var other = SearchAddresses.Page(asked.Question with { Culture = Cultures.Other(culture) }, vocabulary);
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        http.Response.Headers.CacheControl = Fresh;
        if (shown.State == SearchState.Building)
        {
            http.Response.Headers.RetryAfter = WhileBuilding;
        }

        await pages.RenderAsync(http, page, Frame(pages.Frame(page, culture, asked.IsTooLong ? SearchAddresses.PageOf(Cultures.Other(culture)) : other), asked, vocabulary, texts));
    }

    private static PageFrame Frame(PageFrame frame, AskedPage asked, SearchVocabulary vocabulary, Texts texts) => asked.IsTooLong ? frame : frame with
    {
        Description = texts.Get(frame.Culture, InterfaceTexts.SearchDescription),
        Canonical = SearchAddresses.Page(asked.Question, vocabulary, asked.Page),
        Alternates = [.. Cultures.All.Select(c => new Alternate(Cultures.Language(c), SearchAddresses.Page(asked.Question with { Culture = c }, vocabulary)))],
    };

    private static int Status(SearchState state) => state switch
    {
        SearchState.Building => StatusCodes.Status503ServiceUnavailable,
        SearchState.TooLong => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status200OK,
    };

    /// <summary>As in ”3 tulosta: yksinäisyys, Teema: Osallisuus, sivu 2 – Haku”: windows and bookmarks are told apart by it.</summary>
    private static string Title(SearchPageModel shown, AskedPage asked, Texts texts)
    {
        var culture = shown.Culture;
        var name = texts.Get(culture, InterfaceTexts.Search);
        if (shown.State is SearchState.Start)
        {
            return name;
        }

        if (shown.State is SearchState.TooLong or SearchState.Building)
        {
            return $"{(shown.State == SearchState.TooLong ? texts.Format(culture, InterfaceTexts.FormWrongTitle, shown.Heading) : shown.Heading)} – {name}";
        }

        var parts = new List<string?> { shown.Query, shown.IsNewest ? texts.Get(culture, InterfaceTexts.SearchSortNewest) : null };
        parts.InsertRange(1, shown.Chosen.Select(c => $"{c.Label}: {c.Name}"));
        parts.Add(shown.Paging.Page > 1 ? texts.Format(culture, InterfaceTexts.SearchPage, shown.Paging.Page) : null);
        var what = string.Join(", ", parts.Where(p => !string.IsNullOrEmpty(p)));
        return $"{shown.Heading}: {what} – {name}";
    }

    private static IResult Feed(HttpContext http, FormPages pages, string culture)
    {
        using var context = pages.Enter(culture);
        var services = http.RequestServices;
        var asked = AskedPage.Read(http.Request.Query, services.GetRequiredService<SearchVocabulary>(), culture);
        http.Response.Headers.CacheControl = Fresh;
        if (asked.IsTooLong)
        {
            return Results.Text(services.GetRequiredService<Texts>().Format(culture, InterfaceTexts.SearchTooLong, LapeKnowledge.Search.SearchRequest.MaxQueryLength, asked.Question.Query.Length), statusCode: StatusCodes.Status400BadRequest);
        }

        if (services.GetRequiredService<SearchFeeds>().Write(asked.Question, MachineEndpoints.Origin(http)) is { } feed)
        {
            return Results.Text(feed, Atom);
        }

        http.Response.Headers.RetryAfter = WhileBuilding;
        return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }
}
