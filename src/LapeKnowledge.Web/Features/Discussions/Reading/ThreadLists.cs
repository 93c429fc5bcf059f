using System.Globalization;
using LapeKnowledge.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>A thread as it stands in a list.</summary>
/// <param name="Unread">Posts that the member has not seen; null for nobody signed in, and for one that he has never opened all are.</param>
internal sealed record ThreadRow(
    int Id, string Title, string Culture, Guid Forum, ForumVisibility Visibility, int Posts, DateTime LastPostUtc, Guid LastAuthor, bool IsPinned, bool IsClosed, bool IsSolved, bool IsSample, int LastShown, int? LastRead, FollowLevel Level)
{
    public int Unread => Math.Max(0, LastShown - (LastRead ?? 0));
}

/// <param name="Next">Where the list goes on; null at its end.</param>
internal sealed record ThreadPage(IReadOnlyList<ThreadRow> Threads, string? Next);

/// <summary>Lists of threads, the one with the newest post first. They go on from where they ended, however many there are.</summary>
internal sealed class ThreadLists(IDbContextFactory<DiscussionsDbContext> contexts, TimeProvider time)
{
    public const int Size = 20;
    private const int UnreadDays = 30;
    private const char Pinned = 'k'; // before the place where a page of a forum ended among the pinned ones

    /// <summary>Over all forums that the member may read, or those of a theme.</summary>
    public async Task<ThreadPage> NewestAsync(ActingMember? member, IReadOnlyList<Guid>? forums, string? after, int size, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var threads = db.Threads.AsNoTracking().Listed().ReadableBy(member);
        return await PageAsync(db, forums is null ? threads : threads.Where(t => forums.Contains(t.ForumKey)), member, after, size, cancellation);
    }

    /// <summary>Those of a forum, the pinned ones before the others.</summary>
    public async Task<ThreadPage> OfForumAsync(Guid forum, ActingMember? member, string? after, int size, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var threads = db.Threads.AsNoTracking().Where(t => t.ForumKey == forum && t.State == PostState.Visible);
        var isAmongPinned = after?.StartsWith(Pinned) == true;
        if (ReadPlace(after?.TrimStart(Pinned)) is var (moment, id))
        {
            threads = isAmongPinned
                ? threads.Where(t => !t.IsPinned || (t.LastPostUtc <= moment && (t.LastPostUtc < moment || t.Id < id)))
                : threads.Where(t => !t.IsPinned && t.LastPostUtc <= moment && (t.LastPostUtc < moment || t.Id < id));
        }

        var rows = await Rows(db, threads.OrderByDescending(t => t.IsPinned).ThenByDescending(t => t.LastPostUtc).ThenByDescending(t => t.Id), member).Take(size + 1).ToListAsync(cancellation);
        return Page(rows, size, last => last.IsPinned ? Pinned + PlaceOf(last) : PlaceOf(last));
    }

    /// <summary>What has been written lately that the member has not read.</summary>
    public async Task<ThreadPage> UnreadAsync(ActingMember member, string? after, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var since = time.GetUtcNow().UtcDateTime.AddDays(-UnreadDays);
        var muted = db.ForumReaders.Where(f => f.MemberKey == member.Key && f.Level == FollowLevel.Muted).Select(f => f.ForumKey);
        var threads = db.Threads.AsNoTracking().Listed().ReadableBy(member).Where(t => t.LastPostUtc > since && !muted.Contains(t.ForumKey))
            .Where(t => !db.ThreadReaders.Any(r => r.ThreadId == t.Id && r.MemberKey == member.Key && (r.LastRead >= t.LastShown || r.Level == FollowLevel.Muted)));
        return await PageAsync(db, threads, member, after, Size, cancellation);
    }

    /// <summary>What the member follows, or has muted.</summary>
    public async Task<ThreadPage> OfLevelAsync(ActingMember member, FollowLevel level, string? after, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var threads = db.Threads.AsNoTracking().Listed().ReadableBy(member).Where(t => db.ThreadReaders.Any(r => r.ThreadId == t.Id && r.MemberKey == member.Key && r.Level == level));
        return await PageAsync(db, threads, member, after, Size, cancellation);
    }

    /// <summary>The forums and themes that the member follows, or has muted.</summary>
    public async Task<IReadOnlyList<Guid>> PlacesAsync(ActingMember member, FollowLevel level, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.ForumReaders.Where(r => r.MemberKey == member.Key && r.Level == level).Select(r => r.ForumKey).ToListAsync(cancellation);
    }

    /// <summary>The forums that something has been written in, the liveliest first.</summary>
    /// <param name="after">Where the page before ended; null for the first page.</param>
    /// <returns>With where the list goes on.</returns>
    public async Task<(IReadOnlyList<Forum> Forums, string? Next)> ForumsAsync(ActingMember? member, string? after, int most, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var forums = db.Forums.AsNoTracking().Where(f => f.Threads > 0);
        var teams = member?.Pilots.Keys.ToArray() ?? [];
        var readable = member is null ? forums.Where(f => f.Visibility == ForumVisibility.Everyone)
            : member.IsEditor ? forums
            : forums.Where(f => f.Visibility != ForumVisibility.Team || teams.Contains(f.Key));
        if (ReadForum(after) is var (moment, key))
        {
            readable = readable.Where(f => f.LastPostUtc <= moment && (f.LastPostUtc < moment || f.Key.CompareTo(key) > 0));
        }

        var rows = await readable.OrderByDescending(f => f.LastPostUtc).ThenBy(f => f.Key).Take(most + 1).ToListAsync(cancellation);
        return rows.Count > most ? (rows[..most], FormattableString.Invariant($"{rows[most - 1].LastPostUtc!.Value.Ticks}-{rows[most - 1].Key:N}")) : (rows, null);
    }

    /// <returns>The row of a forum; one that nobody has opened yet is open to everyone.</returns>
    public async Task<Forum> ForumAsync(Guid key, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Forums.AsNoTracking().SingleOrDefaultAsync(f => f.Key == key, cancellation) ?? new Forum { Key = key };
    }

    private static async Task<ThreadPage> PageAsync(DiscussionsDbContext db, IQueryable<DiscussionThread> threads, ActingMember? member, string? after, int size, CancellationToken cancellation)
    {
        if (ReadPlace(after) is var (moment, id))
        {
            threads = threads.Where(t => t.LastPostUtc <= moment && (t.LastPostUtc < moment || t.Id < id));
        }

        var rows = await Rows(db, threads.OrderByDescending(t => t.LastPostUtc).ThenByDescending(t => t.Id), member).Take(size + 1).ToListAsync(cancellation);
        return Page(rows, size, PlaceOf);
    }

    private static ThreadPage Page(List<ThreadRow> rows, int size, Func<ThreadRow, string> place) => rows.Count > size ? new ThreadPage(rows[..size], place(rows[size - 1])) : new ThreadPage(rows, null);

    private static IQueryable<ThreadRow> Rows(DiscussionsDbContext db, IQueryable<DiscussionThread> threads, ActingMember? member)
    {
        var key = member?.Key ?? Guid.Empty;
        return from t in threads
               join r in db.ThreadReaders.Where(r => r.MemberKey == key) on t.Id equals r.ThreadId into readers
               from reader in readers.DefaultIfEmpty()
               select new ThreadRow(
                   t.Id, t.Title, t.Culture, t.ForumKey, t.Visibility, t.Posts, t.LastPostUtc, t.LastAuthorKey, t.IsPinned, t.IsClosed, t.Solution != null, t.IsSample, t.LastShown,
                   reader == null ? null : reader.LastRead, reader == null ? FollowLevel.Normal : reader.Level);
    }

    private static string PlaceOf(ThreadRow row) => FormattableString.Invariant($"{row.LastPostUtc.Ticks}-{row.Id}");

    private static (DateTime Moment, int Id)? ReadPlace(string? place) =>
        Parts(place) is var (moment, rest) && int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (moment, id) : null;

    private static (DateTime Moment, Guid Key)? ReadForum(string? place) => Parts(place) is var (moment, rest) && Guid.TryParseExact(rest, "N", out var key) ? (moment, key) : null;

    private static (DateTime Moment, string After)? Parts(string? place)
    {
        var parts = (place ?? string.Empty).Split('-');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks ? (new DateTime(ticks, DateTimeKind.Utc), parts[1]) : null;
    }
}
