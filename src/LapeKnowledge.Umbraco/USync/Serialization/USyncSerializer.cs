using System.Xml.Linq;
using LapeKnowledge.Umbraco.USync.Files;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.USync.Serialization;

/// <summary>What the serializers share: finding the item of a file by key, or by alias where aliases are unique.</summary>
internal abstract class USyncSerializer<T>(USyncKind kind, USyncRun run, IShortStringHelper shortStrings) : IUSyncSerializer where T : class, IEntity
{
    private readonly Dictionary<Guid, T> _items = [];
    private readonly Dictionary<string, T> _byAlias = new(StringComparer.OrdinalIgnoreCase); // may still have aliases that were changed
    private bool _loaded;

    public USyncKind Kind => kind;

    protected USyncRun Run => run;

    protected IShortStringHelper ShortStrings => shortStrings;

    protected IEnumerable<T> Loaded => _items.Values;

    public async Task<IReadOnlyList<USyncItem>> ExportAllAsync()
    {
        await LoadAllOnceAsync();
        var exported = new List<USyncItem>(_items.Count);
        foreach (var item in _items.Values)
        {
            exported.Add(await ItemAsync(item));
        }
        return exported;
    }

    public async Task<USyncItem?> ExportAsync(Guid key)
    {
        await LoadAsync([key]);
        return _items.GetValueOrDefault(key) is { } item ? await ItemAsync(item) : null;
    }

    public virtual Task PrepareAsync(IReadOnlyCollection<USyncFile> files) => LoadAllOnceAsync();

    public IReadOnlyList<USyncFile> InOrder(IReadOnlyCollection<USyncFile> files) => USyncSorting.InOrder(files, Needs);

    public async Task<XElement?> CurrentAsync(USyncFile file) => Find(file) is { } item ? await WriteAsync(item) : null;

    public virtual Task<XElement> WantedAsync(USyncFile file) => Task.FromResult(file.Root);

    public Task ImportAsync(USyncFile file) => ApplyAsync(file, Find(file));

    public virtual Task CompleteAsync(USyncFile file) => Task.CompletedTask;

    public virtual Task FinishAsync() => Task.CompletedTask;

    public async Task<bool> DeleteAsync(USyncFile marker)
    {
        var item = _items.GetValueOrDefault(marker.Key);
        if (item is null && Kind.HasUniqueAlias && Run.Files.Find(Kind, marker.Alias) is null)
        {
            item = FindByAlias(marker.Alias);
        }
        if (item is null || Run.Files.Find(Kind, KeyOf(item)) is not null)
        {
            return false; // another file brings the item back under the same key
        }
        await RemoveAsync(item, marker);
        Forget(item);
        return true;
    }

    public virtual async Task<IReadOnlyList<(Guid Key, string Alias)>> UndescribedAsync(Guid parent)
    {
        await LoadAllOnceAsync();
        return _items.Values
            .Where(i => IsBelow(i, parent) && Run.Files.Find(Kind, KeyOf(i)) is null && !(Kind.HasUniqueAlias && Run.Files.Find(Kind, AliasOf(i)) is not null))
            .Select(i => (KeyOf(i), AliasOf(i)))
            .ToArray();
    }

    public async Task DeleteAsync(Guid key, USyncFile because)
    {
        if (_items.GetValueOrDefault(key) is { } item)
        {
            await RemoveAsync(item, because);
            Forget(item);
        }
    }

    protected abstract Task<IEnumerable<T>> LoadAllAsync();

    protected abstract Task<XElement> WriteAsync(T item);

    protected abstract Task ApplyAsync(USyncFile file, T? current);

    protected abstract Task RemoveAsync(T item, USyncFile because);

    protected abstract string AliasOf(T item);

    protected virtual string FileNameOf(T item) => AliasOf(item);

    /// <summary>The key that stands in the file; for a few kinds it is made from the alias.</summary>
    protected virtual Guid KeyOf(T item) => item.Key;

    protected virtual IEnumerable<USyncFile> Needs(USyncFile file) => [];

    protected virtual bool IsBelow(T item, Guid parent) => parent == Guid.Empty;

    protected virtual async Task LoadAsync(IReadOnlyCollection<Guid> keys) => await LoadAllOnceAsync();

    protected T? Find(USyncFile file) => _items.GetValueOrDefault(file.Key) ?? (Kind.HasUniqueAlias ? FindByAlias(file.Alias) : null);

    protected T? FindByKey(Guid? key) => key is { } known ? _items.GetValueOrDefault(known) : null;

    protected T? FindByAlias(string alias)
    {
        bool HasAlias(T item) => AliasOf(item).Equals(alias, StringComparison.OrdinalIgnoreCase);
        return _byAlias.GetValueOrDefault(alias) is not { } known ? null : HasAlias(known) ? known : _items.Values.FirstOrDefault(HasAlias);
    }

    protected void Remember(T item)
    {
        _items[KeyOf(item)] = item;
        _byAlias[AliasOf(item)] = item;
    }

    protected void Forget(T item)
    {
        foreach (var (key, _) in _items.Where(i => ReferenceEquals(i.Value, item)).ToArray())
        {
            _items.Remove(key);
        }
        foreach (var (alias, _) in _byAlias.Where(i => ReferenceEquals(i.Value, item)).ToArray())
        {
            _byAlias.Remove(alias);
        }
    }

    /// <exception cref="USyncException">The service refused.</exception>
    protected static void Ensure(bool success, USyncFile file, object? status, string action = "saved")
    {
        if (!success)
        {
            throw file.Error(null, $"'{file.Alias}' could not be {action}: {status}.");
        }
    }

    private async Task LoadAllOnceAsync()
    {
        if (_loaded)
        {
            return;
        }
        foreach (var item in await LoadAllAsync())
        {
            if (_items.TryAdd(KeyOf(item), item))
            {
                _byAlias.TryAdd(AliasOf(item), item);
            }
        }
        _loaded = true;
    }

    private async Task<USyncItem> ItemAsync(T item)
    {
        var name = FileNameOf(item).ToSafeFileName(shortStrings);
        return new USyncItem(Kind, KeyOf(item), AliasOf(item), name.Length > 0 ? name : KeyOf(item).ToString(), await WriteAsync(item));
    }
}
