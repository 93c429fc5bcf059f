using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LapeKnowledge.Web.Features.Security;

/// <summary>What a reader sees when the program fails or a request cannot be served: pages in both languages that need neither the database nor a view.</summary>
internal static class ErrorPage
{
    private const string Html = "text/html; charset=utf-8";
    private const string BusySeconds = "10";
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;

    public static IApplicationBuilder UseErrorPage(this IApplicationBuilder app) => app.UseExceptionHandler(new ExceptionHandlerOptions
    {
        ExceptionHandler = FailedAsync,
        StatusCodeSelector = failure => failure switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            _ when IsBusy(failure) => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        },
    });

    private static Task FailedAsync(HttpContext http)
    {
        if (http.Response.StatusCode != StatusCodes.Status503ServiceUnavailable)
        {
            return WriteAsync(http, "error.html");
        }

        http.Response.Headers.RetryAfter = BusySeconds;
        return WriteAsync(http, "busy.html");
    }

    /// <summary>Whether the database has no connection free, is locked or away: the same request may well be served a moment later.</summary>
    private static bool IsBusy(Exception? failure) => failure switch
    {
        null => false,
        DbException { IsTransient: true } or SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => true,
        _ => IsBusy(failure.InnerException),
    };

    /// <summary>Gives a page to the refusals that have none: a method that the address does not take, a request that is broken or too large.</summary>
    public static IApplicationBuilder UseRefusalPage(this IApplicationBuilder app) => app.UseStatusCodePages(refused => WriteAsync(refused.HttpContext, "refused.html"));

    private static async Task WriteAsync(HttpContext http, string name)
    {
        if (http.Request.GetTypedHeaders().Accept is { Count: > 0 } accepted && !accepted.Any(a => a.MatchesMediaType("text/html") || a.MatchesAllTypes))
        {
            return; // a program: the status says it
        }

        var file = http.RequestServices.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider.GetFileInfo(name);
        await using var stream = file.CreateReadStream();
        using var reader = new StreamReader(stream);
        var page = (await reader.ReadToEndAsync()).Replace("{status}", http.Response.StatusCode.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        http.Response.ContentType = Html;
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(page);
    }
}
