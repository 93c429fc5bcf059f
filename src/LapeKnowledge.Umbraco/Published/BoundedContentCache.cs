using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;

namespace LapeKnowledge.Umbraco.Published;

/// <summary>
/// Published items, or what they are made of, by key, at most so many of them. A hit takes no lock; several callers that miss the same key wait
/// for one load. That an item does not exist is remembered too.
/// </summary>
/// <typeparam name="T">What is kept of an item.</typeparam>
internal sealed class BoundedContentCache<T> : IDisposable
    where T : class
{
    private readonly MemoryCache _items;
    private readonly CacheStamps _stamps = new();
    private readonly ConcurrentDictionary<(Guid Key, CacheStamp Stamp), Lazy<Entry>> _loading = new();

    public BoundedContentCache(int capacity)
        => _items = new MemoryCache(new MemoryCacheOptions { SizeLimit = Math.Max(1, capacity), CompactionPercentage = 0.1 });

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
            _items.Set(key, entry, new MemoryCacheEntryOptions { Size = 1 });
        }
    }

    private sealed record Entry(T? Content, CacheStamp Stamp);
}
