using System.Globalization;
using System.Threading.Channels;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Sync;

namespace LapeKnowledge.Web.Features.Search.Indexing;

/// <summary>One refresh of what Umbraco keeps in memory.</summary>
/// <param name="What">The payload as JSON, an id, or nothing for all.</param>
internal readonly record struct CacheRefresh(Guid Refresher, string What)
{
    /// <summary>Those of an entry of the log.</summary>
    public static IEnumerable<CacheRefresh> Of(RefreshInstruction instruction, IJsonSerializer json)
    {
        IEnumerable<string> what = instruction.RefreshType switch
        {
            RefreshMethodType.RefreshByJson => [instruction.JsonPayload ?? string.Empty],
            RefreshMethodType.RefreshByIds => (json.Deserialize<int[]>(instruction.JsonIds ?? "[]") ?? []).Select(Text),
            RefreshMethodType.RefreshById or RefreshMethodType.RemoveById => [Text(instruction.IntId)],
            RefreshMethodType.RefreshByGuid => [instruction.GuidId.ToString()],
            _ => [string.Empty],
        };
        return what.Select(w => new CacheRefresh(instruction.RefresherId, w));
    }

    public static CacheRefresh Of(Guid refresher, CacheRefresherNotification notification, IJsonSerializer json) => new(refresher, notification.MessageType switch
    {
        MessageType.RefreshByPayload => json.Serialize(notification.MessageObject),
        MessageType.RefreshById or MessageType.RemoveById => Convert.ToString(notification.MessageObject, CultureInfo.InvariantCulture) ?? string.Empty,
        _ => string.Empty,
    });

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}

/// <summary>
/// The refreshes that have been carried out in this process. An entry of the log stands there from the commit on, and what is kept in memory follows a moment
/// later: whoever reads documents for an entry that this process has written must have heard of its refreshes before. Also tells when there is something to do.
/// </summary>
internal sealed class HeardRefreshes
{
    private readonly Lock _gate = new();
    private readonly List<CacheRefresh> _heard = [];
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>The refreshers that are listened to.</summary>
    public static IReadOnlySet<Guid> Refreshers { get; } = new HashSet<Guid>
    {
        ContentCacheRefresher.UniqueId, ContentTypeCacheRefresher.UniqueId, DataTypeCacheRefresher.UniqueId, LanguageCacheRefresher.UniqueId,
        MediaCacheRefresher.UniqueId, PublicAccessCacheRefresher.UniqueId, DictionaryCacheRefresher.UniqueId,
    };

    public void Hear(CacheRefresh refresh)
    {
        lock (_gate)
        {
            _heard.Add(refresh);
        }

        Wake();
    }

    /// <summary>Those that nobody has settled, the oldest first.</summary>
    public IReadOnlyList<CacheRefresh> Heard()
    {
        lock (_gate)
        {
            return [.. _heard];
        }
    }

    /// <summary>Forgets each of them once.</summary>
    public void Settle(IEnumerable<CacheRefresh> refreshes)
    {
        lock (_gate)
        {
            foreach (var refresh in refreshes)
            {
                _heard.Remove(refresh);
            }
        }
    }

    public void Wake() => _signal.Writer.TryWrite(true);

    /// <summary>Returns when something has been heard since the last time, and at the latest after the given time.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var signal = _signal.Reader.WaitToReadAsync(patience.Token).AsTask();
        await Task.WhenAny(signal, Task.Delay(atMost, time, patience.Token));
        await patience.CancelAsync();
        _signal.Reader.TryRead(out _);
        cancellation.ThrowIfCancellationRequested();
    }
}

/// <summary>Hears of refreshes when Umbraco's own caches have been refreshed.</summary>
internal sealed class RefreshListener(HeardRefreshes heard, IJsonSerializer json)
    : INotificationHandler<ContentCacheRefresherNotification>,
        INotificationHandler<ContentTypeCacheRefresherNotification>,
        INotificationHandler<DataTypeCacheRefresherNotification>,
        INotificationHandler<LanguageCacheRefresherNotification>,
        INotificationHandler<MediaCacheRefresherNotification>,
        INotificationHandler<PublicAccessCacheRefresherNotification>,
        INotificationHandler<DictionaryCacheRefresherNotification>
{
    public void Handle(ContentCacheRefresherNotification notification) => Hear(ContentCacheRefresher.UniqueId, notification);

    public void Handle(ContentTypeCacheRefresherNotification notification) => Hear(ContentTypeCacheRefresher.UniqueId, notification);

    public void Handle(DataTypeCacheRefresherNotification notification) => Hear(DataTypeCacheRefresher.UniqueId, notification);

    public void Handle(LanguageCacheRefresherNotification notification) => Hear(LanguageCacheRefresher.UniqueId, notification);

    public void Handle(MediaCacheRefresherNotification notification) => Hear(MediaCacheRefresher.UniqueId, notification);

    public void Handle(PublicAccessCacheRefresherNotification notification) => Hear(PublicAccessCacheRefresher.UniqueId, notification);

    public void Handle(DictionaryCacheRefresherNotification notification) => Hear(DictionaryCacheRefresher.UniqueId, notification);

    private void Hear(Guid refresher, CacheRefresherNotification notification) => heard.Hear(CacheRefresh.Of(refresher, notification, json));
}
