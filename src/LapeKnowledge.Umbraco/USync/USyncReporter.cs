using LapeKnowledge.Umbraco.USync.Files;
using LapeKnowledge.Umbraco.USync.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Scoping;

namespace LapeKnowledge.Umbraco.USync;

/// <summary>Tells what an import of a folder would change, and changes nothing.</summary>
internal sealed class USyncReporter(IServiceScopeFactory services, ICoreScopeProvider scopes)
{
    /// <exception cref="USyncException">A file cannot be read, or two contradict each other.</exception>
    public async Task<USyncResult> ReportAsync(string folder, IProgress<USyncProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var files = new USyncFileStore(folder).Read();
        await using var provider = services.CreateAsyncScope();
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        var run = provider.ServiceProvider.GetRequiredService<USyncRun>();
        run.Files = files;
        run.Warnings.AddRange(files.Warnings);
        var changes = new List<USyncChange>();
        foreach (var serializer in provider.ServiceProvider.GetServices<IUSyncSerializer>().OrderBy(s => USyncKind.All.ToList().IndexOf(s.Kind)))
        {
            var ordered = serializer.InOrder(files.Items(serializer.Kind));
            var markers = files.Markers.Where(m => m.Kind == serializer.Kind).ToArray();
            if (ordered.Count + markers.Length > 0)
            {
                await serializer.PrepareAsync([.. ordered, .. markers]);
            }
            for (var i = 0; i < ordered.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                changes.Add(await USyncComparison.CompareAsync(serializer, ordered[i]));
                progress?.Report(new USyncProgress(serializer.Kind.Folder, i + 1, ordered.Count));
            }
            foreach (var marker in markers)
            {
                changes.AddRange(await DeletionsAsync(serializer, marker));
            }
        }
        return new USyncResult(changes, run.Warnings);
    }

    private static async Task<IEnumerable<USyncChange>> DeletionsAsync(IUSyncSerializer serializer, USyncFile marker) => marker.Marker switch
    {
        USyncMarker.Delete when await serializer.CurrentAsync(marker) is not null
            => [new USyncChange(marker.Kind, marker.Key, marker.Alias, USyncChangeType.Delete, marker.Path, [])],
        USyncMarker.Clean => (await serializer.UndescribedAsync(marker.Key))
            .Select(i => new USyncChange(marker.Kind, i.Key, i.Alias, USyncChangeType.Delete, marker.Path, [])),
        _ => [],
    };
}
