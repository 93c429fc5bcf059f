using LapeKnowledge.Umbraco.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Hosting.Jobs;

/// <summary>Publishes and unpublishes what has come due, also what came due while no process ran.</summary>
internal sealed class ScheduledPublishing(
    IContentService content,
    ICoreScopeProvider scopes,
    IDbContextFactory<UmbracoDbContext> contexts,
    TimeProvider time,
    ILogger<ScheduledPublishing> logger) : IJob
{
    public TimeSpan Period => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (!await IsAnyDueAsync(now, cancellationToken))
        {
            return; // most minutes: no lock is taken and no writer waits
        }
        Publish(now);
    }

    private async Task<bool> IsAnyDueAsync(DateTime now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Schedules.AnyAsync(s => s.Date <= now, cancellationToken);
    }

    private void Publish(DateTime now)
    {
        using var scope = scopes.CreateCoreScope();
        scope.WriteLock(Constants.Locks.ScheduledPublishing); // of two processes over one database, the second finds nothing left to do
        foreach (var result in content.PerformScheduledPublish(now))
        {
            if (result.Success)
            {
                logger.LogInformation("Scheduled change of document {Key}: {Result}", result.Content?.Key, result.Result);
            }
            else
            {
                logger.LogWarning("The scheduled change of document {Key} failed: {Result}", result.Content?.Key, result.Result);
            }
        }
        scope.Complete();
    }
}
