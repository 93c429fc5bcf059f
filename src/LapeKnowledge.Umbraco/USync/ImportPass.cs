using LapeKnowledge.Umbraco.USync.Files;
using LapeKnowledge.Umbraco.USync.Serialization;

namespace LapeKnowledge.Umbraco.USync;

/// <summary>The steps of one import: each kind in turn, what refers forward, then deletions in the opposite order.</summary>
internal sealed class ImportPass(
    USyncImport import,
    USyncFileSet files,
    USyncHashes hashes,
    IReadOnlyList<IUSyncSerializer> serializers,
    IProgress<USyncProgress>? progress,
    CancellationToken cancellationToken)
{
    private readonly List<USyncChange> _changes = [];

    public async Task<IReadOnlyList<USyncChange>> RunAsync()
    {
        foreach (var kind in USyncKind.All.Where(import.Kinds.Contains))
        {
            await ImportKindAsync(SerializerOf(kind));
        }
        foreach (var kind in USyncKind.All.Reverse().Where(import.Kinds.Contains))
        {
            await DeleteKindAsync(SerializerOf(kind));
        }
        return _changes;
    }

    private IUSyncSerializer SerializerOf(USyncKind kind) => serializers.Single(s => s.Kind == kind);

    private bool IsWanted(USyncFile file) => !import.OnlyChangedFiles || !hashes.IsUnchanged(file);

    private async Task ImportKindAsync(IUSyncSerializer serializer)
    {
        var ordered = serializer.InOrder(files.Items(serializer.Kind)).Where(IsWanted).ToArray();
        if (ordered.Length == 0)
        {
            return;
        }
        await serializer.PrepareAsync(ordered);
        var changed = new List<USyncFile>();
        for (var i = 0; i < ordered.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var change = await TryAsync(ordered[i], () => ImportAsync(serializer, ordered[i]));
            _changes.Add(change);
            if (change.Type != USyncChangeType.NoChange)
            {
                changed.Add(ordered[i]);
            }
            progress?.Report(new USyncProgress(serializer.Kind.Folder, i + 1, ordered.Length));
        }
        foreach (var file in changed)
        {
            await TryAsync(file, async () =>
            {
                await serializer.CompleteAsync(file);
                return true;
            });
        }
        await serializer.FinishAsync();
    }

    private static async Task<USyncChange> ImportAsync(IUSyncSerializer serializer, USyncFile file)
    {
        var change = await USyncComparison.CompareAsync(serializer, file);
        if (change.Type != USyncChangeType.NoChange)
        {
            await serializer.ImportAsync(file);
        }
        return change;
    }

    private async Task DeleteKindAsync(IUSyncSerializer serializer)
    {
        var markers = files.Markers.Where(m => m.Kind == serializer.Kind && IsWanted(m)).ToArray();
        if (markers.Length > 0)
        {
            await serializer.PrepareAsync(markers);
        }
        foreach (var marker in markers.Where(m => m.Marker == USyncMarker.Delete))
        {
            if (await TryAsync(marker, () => serializer.DeleteAsync(marker)))
            {
                _changes.Add(new USyncChange(marker.Kind, marker.Key, marker.Alias, USyncChangeType.Delete, marker.Path, []));
            }
        }
        foreach (var marker in markers.Where(m => m.Marker == USyncMarker.Clean))
        {
            foreach (var (key, alias) in await serializer.UndescribedAsync(marker.Key))
            {
                await TryAsync(marker, async () =>
                {
                    await serializer.DeleteAsync(key, marker);
                    return true;
                });
                _changes.Add(new USyncChange(marker.Kind, key, alias, USyncChangeType.Delete, marker.Path, []));
            }
        }
    }

    private static async Task<T> TryAsync<T>(USyncFile file, Func<Task<T>> step)
    {
        try
        {
            return await step();
        }
        catch (Exception e) when (e is not USyncException and not OperationCanceledException)
        {
            throw new USyncException(file.Error(null, $"'{file.Alias}' could not be imported: {e.Message}").Message, e);
        }
    }
}
