using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LapeKnowledge.Web.Features.Seminars;

/// <summary>Without ffmpeg videos work, with a drawn picture before they begin.</summary>
internal sealed class PostersCheck(Ffmpeg ffmpeg) : IHealthCheck
{
    public const string Tag = "ready";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        => await ffmpeg.IsInstalledAsync()
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded("posters: ffmpeg does not run here, so videos get a drawn picture instead of one of their own. Install Debian's ffmpeg and start again.");
}
