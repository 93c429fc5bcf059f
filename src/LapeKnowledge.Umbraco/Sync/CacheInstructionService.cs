using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Sync;

namespace LapeKnowledge.Umbraco.Sync;

internal sealed class CacheInstructionService(
    ICoreScopeProvider scopes,
    CacheInstructionRepository log,
    InstructionRecorder recorder,
    InstructionRunner runner,
    LogFollower follower,
    ILastSyncedManager lastSynced) : ICacheInstructionService
{
    private const int PageSize = 100;

    public bool IsColdBootRequired(int lastId) => InScope(() => lastId > 0 ? !log.Exists(lastId) : log.CountAll() > 0);

    public bool IsInstructionCountOverLimit(int lastId, int limit, out int count)
    {
        count = InScope(() => log.CountPendingInstructions(lastId));
        return count > limit;
    }

    public int GetMaxInstructionId() => InScope(log.GetMaxId);

    /// <summary>Writes one entry, whatever the number of instructions; in the ambient transaction where there is one.</summary>
    public void DeliverInstructions(IEnumerable<RefreshInstruction> instructions, string localIdentity) => DeliverInstructionsInBatches(instructions, localIdentity);

    public void DeliverInstructionsInBatches(IEnumerable<RefreshInstruction> instructions, string localIdentity)
    {
        using var scope = scopes.CreateCoreScope();
        foreach (var entry in recorder.EntriesOf(instructions, localIdentity))
        {
            log.Add(entry);
        }
        scope.Complete();
    }

    public ProcessInstructionsResult ProcessInstructions(CacheRefresherCollection cacheRefreshers, CancellationToken cancellationToken, string localIdentity, int lastId)
        => Process(lastId, localIdentity, entry => runner.Run(entry, cacheRefreshers), cancellationToken);

    public ProcessInstructionsResult ProcessAllInstructions(CacheRefresherCollection cacheRefreshers, CancellationToken cancellationToken, string localIdentity)
        => ProcessInstructionsResult.AsCompleted(follower.Follow(cacheRefreshers, cancellationToken), follower.Position);

    public ProcessInstructionsResult ProcessInternalInstructions(CacheRefresherCollection cacheRefreshers, CancellationToken cancellationToken, string localIdentity)
    {
        var known = lastSynced.GetLastSyncedInternalAsync().GetAwaiter().GetResult() ?? 0;
        var result = Process(Math.Max(known, follower.Position), localIdentity, entry => runner.RunInternal(entry, cacheRefreshers), cancellationToken);
        lastSynced.SaveLastSyncedInternalAsync(result.LastId).GetAwaiter().GetResult();
        return result;
    }

    private ProcessInstructionsResult Process(int lastId, string localIdentity, Action<CacheInstruction> run, CancellationToken cancellationToken)
    {
        for (var processed = 0; ;)
        {
            var entries = InScope(() => log.GetPendingInstructions(lastId, PageSize)).ToArray();
            foreach (var entry in entries)
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    return ProcessInstructionsResult.AsCompleted(processed, lastId);
                }
                if (entry.OriginIdentity != localIdentity)
                {
                    run(entry);
                    processed++;
                }
                lastId = entry.Id;
            }
            if (entries.Length < PageSize)
            {
                return ProcessInstructionsResult.AsCompleted(processed, lastId);
            }
        }
    }

    private T InScope<T>(Func<T> read)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return read();
    }
}
