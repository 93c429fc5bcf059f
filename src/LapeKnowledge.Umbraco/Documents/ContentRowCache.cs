using System.Collections.Concurrent;
using LapeKnowledge.Umbraco.Scoping;

namespace LapeKnowledge.Umbraco.Documents;

/// <summary>
/// The rows of documents and media items read one by one since the last commit. After each save several handlers ask for the same document
/// again; only the first of them goes to the database.
/// </summary>
/// <remarks>
/// Any commit of this process forgets everything, a scope with a transaction of its own goes past the cache, and what another process
/// has written is seen after a second at the latest. The rows are shared: nobody changes them.
/// </remarks>
internal sealed class ContentRowCache(CommitCounter commits, TimeProvider time)
{
    private const int MaxEntries = 2_000;
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<int, Entry> _byId = new();
    private readonly ConcurrentDictionary<Guid, Entry> _byKey = new();

    public ContentRows? Get(UmbracoScope scope, int id, Func<ContentRows?> load) => Get(scope, _byId, id, load);

    public ContentRows? Get(UmbracoScope scope, Guid key, Func<ContentRows?> load) => Get(scope, _byKey, key, load);

    /// <summary>The rows when they are there and still good; never goes to the database.</summary>
    public ContentRows? Peek(UmbracoScope scope, int id) => !scope.HasTransaction && _byId.TryGetValue(id, out var entry) && IsGood(entry) ? entry.Rows : null;

    public ContentRows? Peek(UmbracoScope scope, Guid key) => !scope.HasTransaction && _byKey.TryGetValue(key, out var entry) && IsGood(entry) ? entry.Rows : null;

    private ContentRows? Get<TKey>(UmbracoScope scope, ConcurrentDictionary<TKey, Entry> cache, TKey key, Func<ContentRows?> load) where TKey : notnull
    {
        if (scope.HasTransaction)
        {
            return load();
        }
        if (cache.TryGetValue(key, out var entry) && IsGood(entry))
        {
            return entry.Rows;
        }
        var (commit, read) = (commits.Value, time.GetTimestamp()); // before the rows are read: a commit in between makes them suspect
        if (load() is not { } rows)
        {
            return null;
        }
        if (_byId.Count > MaxEntries)
        {
            _byId.Clear();
            _byKey.Clear();
        }
        var loaded = new Entry(rows, commit, read);
        _byId[rows.Node.Id] = loaded;
        _byKey[rows.Node.Key] = loaded;
        return rows;
    }

    private bool IsGood(Entry entry) => entry.Commit == commits.Value && time.GetElapsedTime(entry.Read) < MaxAge;

    private sealed record Entry(ContentRows Rows, long Commit, long Read);
}
