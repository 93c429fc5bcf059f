using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LapeKnowledge.Umbraco.Media.Images;

/// <summary>Without libvips pages work, with larger pictures than need be.</summary>
internal sealed class ImagesCheck(Vips vips) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        => (await vips.FormatsAsync()).Count > 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded("images: libvips does not run here, so pictures are served in their original size. Install Debian's libvips-tools and start again.");
}
