using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;

namespace LapeKnowledge.Umbraco.Published;

/// <summary>
/// Published items, or what they are made of, by key, at most so many of them and so many bytes. A hit takes no lock; several callers that miss the same key wait
/// for one load. That an item does not exist is remembered too.
/// </summary>
/// <typeparam name="T">What is kept of an item.</typeparam>
internal sealed class BoundedContentCache<T> : IDisposable
    where T : class
{
    private readonly MemoryCache _items;
    private readonly CacheStamps _stamps = new();
    private readonly ConcurrentDictionary<(Guid Key, CacheStamp Stamp), Lazy<Entry>> _loading = new();

    private readonly Func<T, long> _bytesOf;
    private readonly long _share;

    /// <param name="capacity">How many items are kept at most.</param>
    /// <param name="bytes">What they may take together.</param>
    /// <param name="bytesOf">What one takes.</param>
    public BoundedContentCache(int capacity, long bytes, Func<T, long> bytesOf)
    {
        _items = new MemoryCache(new MemoryCacheOptions { SizeLimit = Math.Max(1, bytes), CompactionPercentage = 0.1 });
        _bytesOf = bytesOf;
        _share = Math.Max(1, bytes / Math.Max(1, capacity)); // an item counts as at least its share, and so both bounds are one
    }

    public int Count => _items.Count;

    /// <summary>True when the answer is known; <paramref name="content"/> is then null for an item that does not exist.</summary>
    public bool TryGet(Guid key, out T? content)
    {
        if (_items.TryGetValue(key, out var cached) && cached is Entry entry && entry.Stamp == _stamps.Current(key))
        {
            content = entry.Content;
            return true;
        }
        content = null;
        return false;
    }

    public T? GetOrLoad(Guid key, Func<Guid, T?> load)
    {
        if (TryGet(key, out var content))
        {
            return content;
        }
        var stamp = _stamps.Current(key);
        var mine = new Lazy<Entry>(() => new Entry(load(key), stamp));
        var first = _loading.GetOrAdd((key, stamp), mine);
        try
        {
            var entry = first.Value;
            if (ReferenceEquals(first, mine))
            {
                Keep(key, entry);
            }
            return entry.Content;
        }
        finally
        {
            if (ReferenceEquals(first, mine))
            {
                _loading.TryRemove((key, stamp), out _);
            }
        }
    }

    /// <summary>Loads what is not known yet in one go. Keys without an item are missing from the result.</summary>
    public Dictionary<Guid, T> GetOrLoadMany(IEnumerable<Guid> keys, Func<IReadOnlyCollection<Guid>, IReadOnlyDictionary<Guid, T>> load)
    {
        var found = new Dictionary<Guid, T>();
        var missing = new Dictionary<Guid, CacheStamp>();
        foreach (var key in keys.Distinct())
        {
            if (!TryGet(key, out var content))
            {
                missing[key] = _stamps.Current(key);
            }
            else if (content is not null)
            {
                found[key] = content;
            }
        }
        if (missing.Count == 0)
        {
            return found;
        }
        var loaded = load(missing.Keys);
        foreach (var (key, stamp) in missing)
        {
            var content = loaded.GetValueOrDefault(key);
            Keep(key, new Entry(content, stamp));
            if (content is not null)
            {
                found[key] = content;
            }
        }
        return found;
    }

    public void Remove(Guid key)
    {
        _stamps.Changed(key);
        _items.Remove(key);
    }

    public void Clear()
    {
        _stamps.AllChanged();
        _items.Clear();
    }

    public void Dispose() => _items.Dispose();

    private void Keep(Guid key, Entry entry)
    {
        if (entry.Stamp == _stamps.Current(key))
        {
            _items.Set(key, entry, new MemoryCacheEntryOptions { Size = Math.Max(_share, entry.Content is null ? 0 : _bytesOf(entry.Content)) });
        }
    }

    private sealed record Entry(T? Content, CacheStamp Stamp);
}
