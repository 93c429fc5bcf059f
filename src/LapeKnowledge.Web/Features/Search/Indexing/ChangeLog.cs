using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Factories;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Sync;

namespace LapeKnowledge.Web.Features.Search.Indexing;

/// <summary>An entry of the change log.</summary>
/// <param name="IsOwn">Whether this process wrote it.</param>
/// <param name="Written">UTC.</param>
internal sealed record LogEntry(LogPosition Position, bool IsOwn, DateTime Written, IReadOnlyList<RefreshInstruction> Instructions);

/// <summary>
/// A place in the change log. With the number of the entry goes a mark of when it was written: a database that was put back from a copy, or another
/// one altogether, has an entry of that number too.
/// </summary>
internal readonly record struct LogPosition(int Id, int Mark)
{
    private const int MarkBits = 31;

    public static LogPosition Start => default;

    public static LogPosition Of(CacheInstruction entry) => new(entry.Id, (int)(entry.UtcStamp.Ticks / TimeSpan.TicksPerMillisecond & int.MaxValue));

    /// <summary>As the index keeps it.</summary>
    public static LogPosition Read(long stored) => new((int)(stored >> MarkBits), (int)(stored & int.MaxValue));

    public long ToInt64() => ((long)Id << MarkBits) | (uint)Mark;
}

/// <summary>Umbraco's log of cache refreshes, read for what has changed.</summary>
internal sealed class ChangeLog(
    ICoreScopeProvider scopes, ICacheInstructionRepository log, ICacheSyncService caches, IMachineInfoFactory machine, IJsonSerializer json)
{
    private const int PageSize = 500;

    public LogPosition End() => InScope(() => log.GetMaxId() is > 0 and var last ? log.GetPendingInstructions(last - 1, 1).Select(LogPosition.Of).FirstOrDefault() : LogPosition.Start);

    /// <summary>False when the entry at the position is gone, and with it perhaps others, or when it is another one. The start leads nowhere.</summary>
    public bool LeadsOnFrom(LogPosition position) =>
        position.Id > 0 && InScope(() => log.GetPendingInstructions(position.Id - 1, 1).Select(LogPosition.Of).FirstOrDefault() == position);

    /// <summary>The next entries, the oldest first.</summary>
    public IReadOnlyList<LogEntry> After(LogPosition position)
    {
        var own = machine.GetLocalIdentity();
        return InScope(() => log.GetPendingInstructions(position.Id, PageSize)
            .Select(e => new LogEntry(LogPosition.Of(e), e.OriginIdentity == own, e.UtcStamp, json.Deserialize<RefreshInstruction[]>(e.Instructions) ?? []))
            .ToArray());
    }

    /// <summary>Lets what Umbraco keeps in memory follow the log as far as it goes now: the entries that other processes have written.</summary>
    public void BringCachesUp(CancellationToken cancellation) => caches.SyncAll(cancellation);

    private T InScope<T>(Func<T> read)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return read();
    }
}
