using LapeKnowledge.Umbraco.USync.Files;
using LapeKnowledge.Umbraco.USync.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Scoping;

namespace LapeKnowledge.Umbraco.USync;

/// <summary>Writes what is in the database as uSync files. A file that is there keeps its name as long as its item keeps its alias.</summary>
internal sealed class USyncExporter(IServiceScopeFactory services, ICoreScopeProvider scopes, USyncState state)
{
    /// <param name="remember">False for a folder that is not the site's own: then the next start still compares with the site's.</param>
    /// <exception cref="USyncException">The folder holds files that contradict each other, or a value cannot be written.</exception>
    public async Task<USyncResult> ExportAllAsync(string folder, IReadOnlySet<USyncKind> kinds, bool remember, IProgress<USyncProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var target = new ExportTarget(folder);
        target.Store.WriteFormat();
        await using var provider = services.CreateAsyncScope();
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        var hashes = state.Load();
        var changes = new List<USyncChange>();
        foreach (var serializer in provider.ServiceProvider.GetServices<IUSyncSerializer>().Where(s => kinds.Contains(s.Kind)))
        {
            var items = await serializer.ExportAllAsync();
            for (var i = 0; i < items.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                changes.Add(target.Write(items[i], hashes));
                progress?.Report(new USyncProgress(serializer.Kind.Folder, i + 1, items.Count));
            }
        }
        if (remember)
        {
            state.Save(hashes);
        }
        return new USyncResult(changes, target.Undescribed(kinds));
    }

    public async Task ExportAsync(string folder, USyncKind kind, IReadOnlyCollection<Guid> keys)
    {
        var target = new ExportTarget(folder);
        await using var provider = services.CreateAsyncScope();
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        var serializer = provider.ServiceProvider.GetServices<IUSyncSerializer>().Single(s => s.Kind == kind);
        var hashes = state.Load();
        foreach (var key in keys)
        {
            if (await serializer.ExportAsync(key) is { } item)
            {
                target.Write(item, hashes);
            }
        }
        state.Save(hashes);
    }

    /// <summary>Replaces the file of a deleted item by a marker, so that other sites delete it too.</summary>
    public void MarkDeleted(string folder, USyncKind kind, Guid key, string alias)
    {
        var target = new ExportTarget(folder);
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        var hashes = state.Load();
        target.Mark(kind, key, alias, USyncMarker.Delete, hashes);
        state.Save(hashes);
    }
}
