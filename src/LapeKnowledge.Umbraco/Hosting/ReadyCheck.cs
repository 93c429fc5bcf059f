using LapeKnowledge.Umbraco.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LapeKnowledge.Umbraco.Hosting;

/// <summary>Ready when the start is complete and the database answers.</summary>
internal sealed class ReadyCheck(UmbracoStartup startup, IDbContextFactory<UmbracoDbContext> contexts) : IHealthCheck
{
    public const string Tag = "ready";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!startup.IsComplete)
        {
            return HealthCheckResult.Unhealthy("The site is still starting.");
        }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The database does not answer.");
    }
}
