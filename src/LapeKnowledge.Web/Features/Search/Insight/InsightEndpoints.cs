using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using Microsoft.AspNetCore.Mvc;

namespace LapeKnowledge.Web.Features.Search.Insight;

/// <summary>Where a page tells that a result of a search was opened: the query and nothing else. It leads nowhere, and adds no query that was not searched.</summary>
internal static class InsightEndpoints
{
    private const int MostBytes = 16 * 1024;

    public static void MapSearchInsight(this IEndpointRouteBuilder endpoints)
    {
        foreach (var culture in Cultures.All)
        {
            endpoints.MapPost(SearchAddresses.OpenedOf(culture), (HttpContext http, SearchInsight insight) => OpenedAsync(http, insight, culture))
                .WithMetadata(new RequestSizeLimitAttribute(MostBytes)).RequireRateLimiting(SearchLimits.Policy).ExcludeFromDescription();
        }
    }

    private static async Task<IResult> OpenedAsync(HttpContext http, SearchInsight insight, string culture)
    {
        if (http.Request.Headers["Sec-Fetch-Site"] is [{ } site] && site != "same-origin")
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var (form, problem) = await http.Request.ReadFormOrProblemAsync(http.RequestAborted);
        if (problem is { } wrong)
        {
            return Results.StatusCode(wrong.Status());
        }

        insight.Opened(http.Request, culture, SearchQuestion.Clean(form![SearchAddresses.Query].FirstOrDefault()));
        return Results.NoContent();
    }
}
