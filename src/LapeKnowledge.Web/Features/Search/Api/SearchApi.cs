using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Machines;
using LapeKnowledge.Web.Features.Transfer;
using Microsoft.Net.Http.Headers;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Search.Api;

/// <summary>The search for other programs: everybody's, also from pages of other sites, for it shows nothing that is not public.</summary>
internal static class SearchApi
{
    public const string Root = "/api/v1";
    public const string Search = Root + "/search";
    public const string Suggest = Root + "/suggest";
    public const string Similar = Search + "/{key:guid}/similar";
    private const string Json = "application/json; charset=utf-8";
    private const string ParameterMember = "parameter";
    private const string WhileBuilding = "5"; // seconds
    private const int TagLength = 16;

    // ä is written as it is
    private static readonly JsonSerializerOptions Writing = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static void MapSearchApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup(string.Empty).AddEndpointFilter(OpenToAllAsync).RequireRateLimiting(SearchLimits.Policy);
        api.MapRead(Search, (HttpContext http, FormPages pages) => Find(http, pages)).Describes<ApiSearchAnswer>("search", "Searches the published documents.", ApiParameters.Search);
        api.MapRead(Suggest, (HttpContext http, FormPages pages) => GoOn(http, pages)).Describes<ApiSuggestions>("suggest", "Suggests how to go on, while the reader is typing.", ApiParameters.Suggest);
        api.MapRead(Similar, (Guid key, HttpContext http, FormPages pages) => Alike(key, http, pages)).Describes<ApiSimilar>("similar", "Finds documents like one of them.", ApiParameters.Similar)
            .Refuses(StatusCodes.Status404NotFound);
        endpoints.MapSearchApiDocument(Root).AddEndpointFilter(OpenToAllAsync);
    }

    /// <summary>RFC 9457.</summary>
    public static IResult Problem(int status, string detail, string? parameter = null) =>
        Results.Problem(detail, statusCode: status, extensions: parameter is null ? null : new Dictionary<string, object?> { [ParameterMember] = parameter });

    private static IResult Find(HttpContext http, FormPages pages)
    {
        var (query, problem) = ApiQuery.Read(http.Request.Query, ApiParameters.Search);
        if (query is null)
        {
            return Problem(problem!);
        }

        using var context = pages.Enter(query.Culture);
        var search = http.RequestServices.GetRequiredService<SiteSearch>();
        (var question, problem) = query.Question(search.Vocabulary);
        if (question is null)
        {
            return Problem(problem!);
        }

        try
        {
            return search.Find(question) is { } answer
                ? Answer(http.RequestServices.GetRequiredService<ApiWriting>().Of(question, answer, MachineEndpoints.Origin(http), query.HasMarks))
                : Building(http, search);
        }
        catch (InvalidSearchException e)
        {
            return Problem(new ApiProblem(e.Parameter == nameof(SearchRequest.Query) ? ApiParameters.Query : JsonNamingPolicy.CamelCase.ConvertName(e.Parameter), e.Message));
        }
    }

    private static IResult GoOn(HttpContext http, FormPages pages)
    {
        var (query, problem) = ApiQuery.Read(http.Request.Query, ApiParameters.Suggest);
        if (query is null)
        {
            return Problem(problem!);
        }

        using var context = pages.Enter(query.Culture);
        var search = http.RequestServices.GetRequiredService<SiteSearch>();
        var typed = SearchQuestion.Clean(query.One(ApiParameters.Query));
        var found = typed.Length == 0 ? [] : search.Suggest(typed, query.Culture);
        return found is null ? Building(http, search) : Answer(new ApiSuggestions(typed, [.. found.Select(s => new ApiSuggestion(s.Text, s.Url, s.Type, s.TypeLabel, s.Language))]));
    }

    private static IResult Alike(Guid key, HttpContext http, FormPages pages)
    {
        var (query, problem) = ApiQuery.Read(http.Request.Query, ApiParameters.Similar);
        if (query is null)
        {
            return Problem(problem!);
        }

        using var context = pages.Enter(query.Culture);
        var search = http.RequestServices.GetRequiredService<SiteSearch>();
        if (search.Related.Get<IPublishedContent>(key) is not { } document)
        {
            return Problem(StatusCodes.Status404NotFound, "There is no such document.");
        }

        return search.Like(document, new SearchQuestion(string.Empty, query.Culture) { Size = query.Number(ApiParameters.Size) }) is { } answer
            ? Answer(new ApiSimilar(http.RequestServices.GetRequiredService<ApiWriting>().Hits(answer, MachineEndpoints.Origin(http), query.HasMarks)))
            : Building(http, search);
    }

    /// <summary>Whoever has the same answer already, by its tag, is not sent it again.</summary>
    private static IResult Answer<T>(T answer)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, Writing);
        return Results.Bytes(bytes, Json, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..TagLength]}\"", isWeak: true));
    }

    private static IResult Problem(ApiProblem problem) => Problem(StatusCodes.Status400BadRequest, problem.Detail, problem.Parameter);

    private static IResult Building(HttpContext http, SiteSearch search)
    {
        http.Response.Headers.RetryAfter = WhileBuilding;
        return Problem(StatusCodes.Status503ServiceUnavailable, $"The index is being built{(search.Progress is { } percent ? FormattableString.Invariant($", {percent} %") : null)}.");
    }

    private static ValueTask<object?> OpenToAllAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "ETag, Retry-After";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.CacheControl = "no-cache"; // to be asked for again each time, which the tag makes cheap
        headers["X-Robots-Tag"] = "noindex";
        return next(context);
    }
}
