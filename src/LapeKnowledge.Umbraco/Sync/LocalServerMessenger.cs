using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Sync;

namespace LapeKnowledge.Umbraco.Sync;

/// <summary>Runs the cache refreshers of this process at once.</summary>
internal sealed class LocalServerMessenger : IServerMessenger
{
    public void Sync()
    {
    }

    public void SendMessages()
    {
    }

    public void QueueRefresh<TPayload>(ICacheRefresher refresher, TPayload[] payload)
    {
        if (refresher is not IPayloadCacheRefresher<TPayload> payloadRefresher)
        {
            throw new InvalidOperationException($"The cache refresher {refresher.Name} takes no payload of type {typeof(TPayload).Name}.");
        }
        payloadRefresher.RefreshInternal(payload);
        payloadRefresher.Refresh(payload);
    }

    public void QueueRefresh<T>(ICacheRefresher refresher, Func<T, int> getNumericId, params T[] instances)
        => QueueRefresh(refresher, instances.Select(getNumericId).ToArray());

    public void QueueRefresh<T>(ICacheRefresher refresher, Func<T, Guid> getGuidId, params T[] instances)
        => QueueRefresh(refresher, instances.Select(getGuidId).ToArray());

    public void QueueRemove<T>(ICacheRefresher refresher, Func<T, int> getNumericId, params T[] instances)
        => QueueRemove(refresher, instances.Select(getNumericId).ToArray());

    public void QueueRemove(ICacheRefresher refresher, params int[] numericIds)
    {
        foreach (var id in numericIds)
        {
            refresher.Remove(id);
        }
    }

    public void QueueRefresh(ICacheRefresher refresher, params int[] numericIds)
    {
        foreach (var id in numericIds)
        {
            refresher.Refresh(id);
        }
    }

    public void QueueRefresh(ICacheRefresher refresher, params Guid[] guidIds)
    {
        foreach (var id in guidIds)
        {
            refresher.Refresh(id);
        }
    }

    public void QueueRefreshAll(ICacheRefresher refresher) => refresher.RefreshAll();
}
