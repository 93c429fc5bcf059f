using System.Net;
using System.Threading.RateLimiting;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Search.Api;
using LapeKnowledge.Web.Models;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace LapeKnowledge.Web.Features.Search;

/// <summary>How often one address may search.</summary>
internal sealed class SearchLimits(IOptionsMonitor<SearchOptions> options, Texts texts, FormPages pages) : IRateLimiterPolicy<string>
{
    public const string Policy = "search";
    private const int Segments = 6;

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => RefuseAsync;

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
        httpContext.Connection.RemoteIpAddress is { } address && !IPAddress.IsLoopback(address) && FormLimits.Sender(address) is { } sender
            ? RateLimitPartition.GetSlidingWindowLimiter(sender, _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = Math.Max(1, options.CurrentValue.RequestsPerMinute),
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = Segments,
                QueueLimit = 0,
            })
            : RateLimitPartition.GetNoLimiter(string.Empty); // behind a socket that names nobody, or a proxy that the site was not told of, everybody would be one

    private async ValueTask RefuseAsync(OnRejectedContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : TimeSpan.FromMinutes(1.0 / Segments);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        http.Response.Headers.RetryAfter = FormattableString.Invariant($"{seconds}");
        if (http.Request.Path.StartsWithSegments(SearchApi.Root))
        {
            await SearchApi.Problem(StatusCodes.Status429TooManyRequests, $"This address has asked very often. Try again in {seconds} seconds.").ExecuteAsync(http);
            return;
        }

        var culture = http.Request.Path.StartsWithSegments("/sv") ? Cultures.Swedish : Cultures.Finnish;
        await pages.RunAsync(http, culture, SearchAddresses.PageOf(Cultures.Other(culture)), () => Task.FromResult<FormPage?>(FormPage.Message(
            texts.Get(culture, InterfaceTexts.SearchTooManyTitle), texts.Format(culture, InterfaceTexts.SearchTooMany, seconds), StatusCodes.Status429TooManyRequests)));
    }
}
