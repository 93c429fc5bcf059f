using System.Collections;
using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core.Cache;

namespace LapeKnowledge.Umbraco.Web;

/// <summary>A cache that lives as long as the HTTP request; outside a request it keeps nothing.</summary>
internal sealed class HttpRequestCache(IHttpContextAccessor http) : FastDictionaryAppCacheBase, IRequestCache
{
    public bool IsAvailable => http.HttpContext is not null;

    private IDictionary<object, object?>? Items => http.HttpContext?.Items;

    public override object? Get(string key, Func<object?> factory)
    {
        if (Items is not { } items)
        {
            return factory();
        }
        if (items.TryGetValue(CacheKey(key), out var cached))
        {
            return (cached as Lazy<object?>)?.Value;
        }
        var value = factory();
        if (value is not null)
        {
            items[CacheKey(key)] = Entry(value);
        }
        return value;
    }

    public bool Set(string key, object? value)
    {
        if (Items is not { } items)
        {
            return false;
        }
        items[CacheKey(key)] = Entry(value);
        return true;
    }

    public bool Remove(string key) => Items?.Remove(CacheKey(key)) ?? false;

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
        => GetDictionaryEntries().Select(e => new KeyValuePair<string, object?>(((string)e.Key)[(CacheItemPrefix.Length + 1)..], (e.Value as Lazy<object?>)?.Value)).ToList().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected override IEnumerable<KeyValuePair<object, object>> GetDictionaryEntries()
        => Items?.Where(i => i.Key is string key && key.StartsWith(CacheItemPrefix, StringComparison.Ordinal) && i.Value is not null)
            .Select(i => new KeyValuePair<object, object>(i.Key, i.Value!)).ToArray() ?? [];

    protected override void RemoveEntry(string key) => Items?.Remove(key);

    protected override object? GetEntry(string key) => Items is { } items && items.TryGetValue(key, out var value) ? value : null;

    // A request is served by one flow at a time.
    protected override void EnterReadLock()
    {
    }

    protected override void ExitReadLock()
    {
    }

    protected override void EnterWriteLock()
    {
    }

    protected override void ExitWriteLock()
    {
    }

    // the base class takes every entry for a Lazy
    private static Lazy<object?> Entry(object? value) => new(value);

    private static string CacheKey(string key) => $"{CacheItemPrefix}-{key}";
}
