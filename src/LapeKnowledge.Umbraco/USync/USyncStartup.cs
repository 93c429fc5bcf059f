using Microsoft.Extensions.Logging;

namespace LapeKnowledge.Umbraco.USync;

/// <summary>Imports what changed in the folder since the last start; on the first start, the content too. See <see cref="USyncOptions"/>.</summary>
internal sealed class USyncStartup(USyncOptions options, USyncImporter importer, USyncState state, ILogger<USyncStartup> logger)
{
    /// <exception cref="USyncException">A file is wrong; the database is as it was and the site must not start.</exception>
    public async Task ImportAtStartAsync(CancellationToken cancellationToken)
    {
        if (options.ImportAtStartup.Count == 0 || !Directory.Exists(options.Folder))
        {
            logger.LogInformation("No uSync import at this start ({Folder})", options.Folder);
            return;
        }
        if (File.Exists(Path.Combine(options.Folder, "usync.stop")))
        {
            logger.LogInformation("The uSync import is stopped by usync.stop in {Folder}", options.Folder);
            return;
        }
        var first = !state.IsBooted;
        var kinds = first ? options.ImportAtStartup.Union(options.ImportOnFirstBoot).ToHashSet() : options.ImportAtStartup;
        var result = await importer.ImportAsync(
            new USyncImport(options.Folder, kinds, OnlyChangedFiles: true, BeforeCommit: first ? state.MarkBooted : null),
            new LoggedProgress(logger),
            cancellationToken);
        foreach (var warning in result.Warnings)
        {
            logger.LogWarning("uSync: {Warning}", warning.ToString());
        }
        if (result.Changes.Count > 0)
        {
            logger.LogInformation(
                "uSync: {Created} created, {Updated} updated, {Deleted} deleted",
                result.Count(USyncChangeType.Create),
                result.Count(USyncChangeType.Update),
                result.Count(USyncChangeType.Delete));
        }
        StopAfterOnce();
    }

    private void StopAfterOnce()
    {
        var once = Path.Combine(options.Folder, "usync.once");
        if (File.Exists(once))
        {
            File.Move(once, Path.Combine(options.Folder, "usync.stop"), overwrite: true);
        }
    }

    private sealed class LoggedProgress(ILogger logger) : IProgress<USyncProgress>
    {
        public void Report(USyncProgress value)
        {
            if (value.Done == value.Total || value.Done % 100 == 0)
            {
                logger.LogInformation("uSync: {Kind} {Done}/{Total}", value.Kind, value.Done, value.Total);
            }
        }
    }
}
