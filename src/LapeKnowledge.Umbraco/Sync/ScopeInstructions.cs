using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Sync;

namespace LapeKnowledge.Umbraco.Sync;

/// <summary>
/// The notifications of a root scope, and with them what the scope writes to the change log: the cache refreshes that follow from its notifications are
/// written in its own transaction, before they are carried out here.
/// </summary>
internal sealed class ScopeInstructions(IScopedNotificationPublisher publisher, InstructionRecorder recorder) : IScopedNotificationPublisher
{
    private readonly List<INotification> _notifications = [];
    private readonly List<RefreshInstruction> _told = [];
    private readonly List<CacheInstruction> _entries = [];
    private readonly HashSet<RefreshInstruction> _delivered = [];
    private bool _isSuppressed;

    /// <summary>What the scope will tell when it has committed.</summary>
    public IEnumerable<INotification> Pending => _notifications;

    /// <summary>Adds a refresh that no notification stands for. Other processes carry these out first.</summary>
    public void Tell(RefreshInstruction instruction)
    {
        if (!_told.Contains(instruction))
        {
            _told.Add(instruction);
        }
    }

    /// <summary>Adds a finished entry.</summary>
    public void Add(CacheInstruction entry) => _entries.Add(entry);

    /// <summary>The entries that belong to the transaction that is about to commit.</summary>
    public IReadOnlyList<CacheInstruction> Collect()
    {
        if (_notifications.Count == 0 && _told.Count == 0)
        {
            return _entries;
        }
        var instructions = _told.Concat(recorder.Record(_notifications)).Distinct().ToArray();
        _delivered.UnionWith(instructions);
        return [.. _entries, .. recorder.EntriesOf(instructions)];
    }

    public IDisposable Suppress()
    {
        var suppression = publisher.Suppress();
        _isSuppressed = true;
        return new Suppression(this, suppression);
    }

    public bool PublishCancelable(ICancelableNotification notification) => publisher.PublishCancelable(notification);

    public Task<bool> PublishCancelableAsync(ICancelableNotification notification) => publisher.PublishCancelableAsync(notification);

    public void Publish(INotification notification)
    {
        publisher.Publish(notification);
        if (!_isSuppressed)
        {
            _notifications.Add(notification);
        }
    }

    public void ScopeExit(bool completed)
    {
        using (recorder.AlreadyDelivered(_delivered))
        {
            publisher.ScopeExit(completed);
        }
        _notifications.Clear();
    }

    private sealed class Suppression(ScopeInstructions owner, IDisposable inner) : IDisposable
    {
        public void Dispose()
        {
            inner.Dispose();
            owner._isSuppressed = false;
        }
    }
}
