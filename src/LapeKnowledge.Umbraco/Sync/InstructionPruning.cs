using LapeKnowledge.Umbraco.Hosting.Jobs;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Sync;

namespace LapeKnowledge.Umbraco.Sync;

/// <summary>Deletes from the change log what is older than <c>Umbraco:CMS:Global:DatabaseServerMessenger:TimeToRetainInstructions</c>.</summary>
internal sealed class InstructionPruning(
    ICacheInstructionRepository log,
    ILastSyncedManager lastSynced,
    ICoreScopeProvider scopes,
    IOptionsMonitor<GlobalSettings> settings,
    TimeProvider time) : IJob
{
    public TimeSpan Period => settings.CurrentValue.DatabaseServerMessenger.TimeBetweenPruneOperations;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().UtcDateTime - settings.CurrentValue.DatabaseServerMessenger.TimeToRetainInstructions;
        using (var scope = scopes.CreateCoreScope())
        {
            log.DeleteInstructionsOlderThan(before);
            scope.Complete();
        }
        await lastSynced.DeleteOlderThanAsync(before);
    }
}
