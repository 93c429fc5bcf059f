using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Factories;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Sync;

namespace LapeKnowledge.Umbraco.Sync;

/// <summary>
/// Runs the cache refreshers of this process at once. Other processes read from the change log what to refresh; what a scope's notifications ask for
/// is there already, and anything else is written here.
/// </summary>
internal sealed class DatabaseServerMessenger(
    InstructionRecorder recorder,
    ICacheInstructionService instructions,
    ICacheSyncService sync,
    IMachineInfoFactory machine,
    IJsonSerializer json) : IServerMessenger
{
    public void Sync() => sync.SyncAll(CancellationToken.None);

    /// <summary>Nothing waits to be sent.</summary>
    public void SendMessages()
    {
    }

    public void QueueRefresh<TPayload>(ICacheRefresher refresher, TPayload[] payload)
    {
        if (refresher is not IPayloadCacheRefresher<TPayload> payloadRefresher)
        {
            throw new InvalidOperationException($"The cache refresher {refresher.Name} takes no payload of type {typeof(TPayload).Name}.");
        }
        Deliver(refresher, MessageType.RefreshByJson, null, null, json.Serialize(payload), () =>
        {
            payloadRefresher.RefreshInternal(payload);
            payloadRefresher.Refresh(payload);
        });
    }

    public void QueueRefresh<T>(ICacheRefresher refresher, Func<T, int> getNumericId, params T[] instances)
        => QueueRefresh(refresher, instances.Select(getNumericId).ToArray());

    public void QueueRefresh<T>(ICacheRefresher refresher, Func<T, Guid> getGuidId, params T[] instances)
        => QueueRefresh(refresher, instances.Select(getGuidId).ToArray());

    public void QueueRemove<T>(ICacheRefresher refresher, Func<T, int> getNumericId, params T[] instances)
        => QueueRemove(refresher, instances.Select(getNumericId).ToArray());

    public void QueueRemove(ICacheRefresher refresher, params int[] numericIds)
        => Deliver(refresher, MessageType.RemoveById, numericIds.Cast<object>(), typeof(int), null, () => Array.ForEach(numericIds, refresher.Remove));

    public void QueueRefresh(ICacheRefresher refresher, params int[] numericIds)
        => Deliver(refresher, MessageType.RefreshById, numericIds.Cast<object>(), typeof(int), null, () => Array.ForEach(numericIds, refresher.Refresh));

    public void QueueRefresh(ICacheRefresher refresher, params Guid[] guidIds)
        => Deliver(refresher, MessageType.RefreshById, guidIds.Cast<object>(), typeof(Guid), null, () => Array.ForEach(guidIds, refresher.Refresh));

    public void QueueRefreshAll(ICacheRefresher refresher) => Deliver(refresher, MessageType.RefreshAll, null, null, null, refresher.RefreshAll);

    private void Deliver(ICacheRefresher refresher, MessageType type, IEnumerable<object>? ids, Type? idType, string? payload, Action refreshHere)
    {
        var wanted = RefreshInstruction.GetInstructions(refresher, json, type, ids, idType, payload).ToArray();
        if (recorder.TryNote(wanted))
        {
            return;
        }
        var untold = recorder.NotDelivered(wanted).ToArray();
        if (untold.Length > 0)
        {
            instructions.DeliverInstructions(untold, machine.GetLocalIdentity());
        }
        refreshHere();
    }
}
