using System.Security.Claims;
using System.Threading.RateLimiting;
using LapeKnowledge.Web.Features.Forms;
using Microsoft.AspNetCore.RateLimiting;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>How often one member may save: a form that saves itself sends more than one that is filled once.</summary>
internal static class ContributionLimits
{
    public const string Policy = "contributions";
    private const int Saved = 600;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    public static void Add(IServiceCollection services) => services.Configure<RateLimiterOptions>(limiter => limiter.AddPolicy(Policy, http =>
        RateLimitPartition.GetFixedWindowLimiter(
            http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? FormLimits.Sender(http.Connection.RemoteIpAddress) ?? string.Empty,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = Saved, Window = Window, QueueLimit = 0 })));
}
