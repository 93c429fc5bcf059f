using Umbraco.Cms.Core.Scoping;

namespace LapeKnowledge.Umbraco.Scoping;

/// <summary>Objects and actions enlisted with a root scope; the actions run when it has ended, in order of priority.</summary>
internal sealed class ScopeContext : IScopeContext
{
    private readonly Dictionary<string, Enlisted> _enlisted = [];

    public Guid InstanceId { get; } = Guid.NewGuid();

    public int CreatedThreadId { get; } = Environment.CurrentManagedThreadId;

    public void Enlist(string key, Action<bool> action, int priority = 100)
        => Enlist<object>(key, static () => null!, (completed, _) => action(completed), priority);

    public T? Enlist<T>(string key, Func<T> creator, Action<bool, T?>? action = null, int priority = 100)
    {
        if (_enlisted.TryGetValue(key, out var existing))
        {
            return (T?)existing.Item;
        }
        var item = creator();
        _enlisted[key] = new Enlisted(priority, item, completed => action?.Invoke(completed, item));
        return item;
    }

    public T? GetEnlisted<T>(string key) => _enlisted.TryGetValue(key, out var enlisted) ? (T?)enlisted.Item : default;

    public void ScopeExit(bool completed)
    {
        List<Exception> failures = [];
        foreach (var enlisted in _enlisted.Values.OrderBy(e => e.Priority).ToArray())
        {
            try
            {
                enlisted.Exit(completed);
            }
            catch (Exception failure)
            {
                failures.Add(failure);
            }
        }
        if (failures.Count > 0)
        {
            throw new AggregateException("Actions enlisted with the scope failed; the scope itself has ended.", failures);
        }
    }

    private sealed record Enlisted(int Priority, object? Item, Action<bool> Exit);
}
