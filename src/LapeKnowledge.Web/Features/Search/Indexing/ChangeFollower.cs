using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Web.Features.Search.Indexing;

/// <summary>Changes that the published documents show already.</summary>
/// <param name="Position">How far in the log they reach.</param>
/// <param name="Settled">To be settled when the index has them.</param>
/// <param name="GoesOn">Whether more may follow at once.</param>
internal sealed record PendingChanges(ChangePlan Plan, LogPosition Position, IReadOnlyList<CacheRefresh> Settled, bool GoesOn);

/// <summary>Reads the change log no further than what is kept in memory has followed it.</summary>
internal sealed class ChangeFollower(ChangeLog log, HeardRefreshes heard, IJsonSerializer json, IIdKeyMap ids, TimeProvider time)
{
    /// <summary>
    /// An entry of this process whose refreshes are not heard of for so long is one of a former process that had the same number, or its refreshes have failed.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public bool LeadsOnFrom(LogPosition position) => log.LeadsOnFrom(position);

    /// <summary>True when an entry of this process was left for later. What comes next is heard of, except that patience ends.</summary>
    public bool IsWaiting { get; private set; }

    public PendingChanges Next(LogPosition position, CancellationToken cancellation)
    {
        var before = heard.Heard();
        var entries = log.After(position);
        if (entries.Any(e => !e.IsOwn))
        {
            log.BringCachesUp(cancellation);
        }

        var open = heard.Heard().ToList();
        var (changes, settled) = (new List<CacheRefresh>(), new List<CacheRefresh>());
        IsWaiting = false;
        foreach (var entry in entries)
        {
            var refreshes = entry.Instructions.SelectMany(i => CacheRefresh.Of(i, json)).ToArray();
            if (IsWaiting = !IsShown(entry, refreshes, open))
            {
                break;
            }

            settled.AddRange(refreshes.Where(open.Remove));
            changes.AddRange(refreshes);
            position = entry.Position;
        }

        var goesOn = !IsWaiting && entries.Count > 0;
        if (entries.Count == 0)
        {
            var loose = Without(before, settled); // no entry asks for them: the log was read from behind theirs
            changes.AddRange(loose);
            settled.AddRange(loose);
        }

        return new PendingChanges(ChangePlan.Of(changes, json, ids), position, settled, goesOn);
    }

    /// <summary>Finds a position such that documents that are read from now on show everything up to it.</summary>
    /// <param name="shown">A position that is known to be such.</param>
    /// <returns>The position, and what is to be settled when the documents have been read.</returns>
    public async Task<(LogPosition Position, IReadOnlyList<CacheRefresh> Settled)> BeginAsync(LogPosition shown, CancellationToken cancellation)
    {
        while (true)
        {
            var settled = heard.Heard();
            var end = log.End();
            log.BringCachesUp(cancellation);
            var open = heard.Heard().ToList();
            if (Recent(shown, end).All(e => IsShown(e, [.. e.Instructions.SelectMany(i => CacheRefresh.Of(i, json))], open)))
            {
                return (end, settled);
            }

            await Task.Delay(Pause, time, cancellation);
        }
    }

    public void Settle(IReadOnlyList<CacheRefresh> settled) => heard.Settle(settled);

    /// <summary>Entries that may be too young for memory to show them.</summary>
    private IEnumerable<LogEntry> Recent(LogPosition shown, LogPosition end)
    {
        const int most = 100; // more than one process writes while it refreshes its caches
        return log.After(shown.Id <= end.Id && shown.Id > end.Id - most ? shown : end with { Id = Math.Max(0, end.Id - most) }).Where(e => e.Position.Id <= end.Id);
    }

    private bool IsShown(LogEntry entry, IReadOnlyList<CacheRefresh> refreshes, List<CacheRefresh> open) =>
        !entry.IsOwn
        || time.GetUtcNow().UtcDateTime - entry.Written > Patience
        || Without(refreshes.Where(r => HeardRefreshes.Refreshers.Contains(r.Refresher)), open).Count == 0;

    private static List<CacheRefresh> Without(IEnumerable<CacheRefresh> all, IEnumerable<CacheRefresh> some)
    {
        var rest = all.ToList();
        foreach (var one in some)
        {
            rest.Remove(one);
        }

        return rest;
    }
}
