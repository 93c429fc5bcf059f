using Umbraco.Cms.Core.Cache;

namespace LapeKnowledge.Umbraco.Published;

/// <summary>
/// Values that depend on other content as well, forgotten whenever any content changes. Properties of documents keep such values themselves
/// and compare generations; the elements of blocks keep theirs here by name.
/// </summary>
internal sealed class ElementsCache : IAppCache
{
    private const int MaxNamedValues = 100_000;
    private volatile Generation _current = new();

    /// <summary>Identity of the present generation of values.</summary>
    public object CurrentGeneration => _current.Identity;

    public object? Get(string key) => _current.Values.Get(key);

    public object? Get(string key, Func<object?> factory)
    {
        if (_current.Values.Count >= MaxNamedValues)
        {
            Clear();
        }
        return _current.Values.Get(key, factory);
    }

    public IEnumerable<object?> SearchByKey(string keyStartsWith) => _current.Values.SearchByKey(keyStartsWith);

    public IEnumerable<object?> SearchByRegex(string regex) => _current.Values.SearchByRegex(regex);

    public void Clear() => _current = new Generation();

    public void Clear(string key) => _current.Values.Clear(key);

    public void ClearOfType(Type type) => _current.Values.ClearOfType(type);

    public void ClearOfType<T>() => _current.Values.ClearOfType<T>();

    public void ClearOfType<T>(Func<string, T, bool> predicate) => _current.Values.ClearOfType(predicate);

    public void ClearByKey(string keyStartsWith) => _current.Values.ClearByKey(keyStartsWith);

    public void ClearByRegex(string regex) => _current.Values.ClearByRegex(regex);

    private sealed class Generation
    {
        /// <summary>Apart from the values, so that those who remember it do not keep them alive.</summary>
        public object Identity { get; } = new();

        public FastDictionaryAppCache Values { get; } = new();
    }
}
