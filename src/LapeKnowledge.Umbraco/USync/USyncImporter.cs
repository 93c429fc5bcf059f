using LapeKnowledge.Umbraco.USync.Files;
using LapeKnowledge.Umbraco.USync.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Scoping;

namespace LapeKnowledge.Umbraco.USync;

/// <param name="OnlyChangedFiles">Leave out files that are as they were last imported or exported; otherwise each is compared with the database.</param>
/// <param name="Remember">False for a folder that is not the site's own: then what is imported says nothing about the next start.</param>
/// <param name="BeforeCommit">Runs within the transaction when everything else has succeeded.</param>
internal sealed record USyncImport(string Folder, IReadOnlySet<USyncKind> Kinds, bool OnlyChangedFiles, bool Remember = true, Action? BeforeCommit = null);

/// <summary>Imports a folder within one transaction: all of it, or nothing.</summary>
internal sealed class USyncImporter(IServiceScopeFactory services, ICoreScopeProvider scopes, USyncState state, USyncPause pause)
{
    private static readonly USyncResult Nothing = new([], []);

    /// <exception cref="USyncException">Something is wrong; the database is as it was.</exception>
    public async Task<USyncResult> ImportAsync(USyncImport import, IProgress<USyncProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var store = new USyncFileStore(import.Folder);
        var bytes = store.ReadBytes();
        if (import.OnlyChangedFiles && IsUnchanged(import, bytes, state.Load()))
        {
            import.BeforeCommit?.Invoke();
            return Nothing;
        }
        var files = store.Parse(bytes);
        using var paused = pause.Begin();
        await using var provider = services.CreateAsyncScope();
        using var scope = scopes.CreateCoreScope();
        scope.WriteLock(Constants.Locks.KeyValues); // two processes that start together import one after the other
        var run = provider.ServiceProvider.GetRequiredService<USyncRun>();
        run.Files = files;
        run.Warnings.AddRange(files.Warnings);
        var hashes = state.Load();
        var pass = new ImportPass(import, files, hashes, [.. provider.ServiceProvider.GetServices<IUSyncSerializer>()], progress, cancellationToken);
        var changes = await pass.RunAsync();
        provider.ServiceProvider.GetRequiredService<MediaFiles>().Copy();
        if (import.Remember)
        {
            hashes.Replace(import.Kinds, files.All.Where(f => import.Kinds.Contains(f.Kind)));
            state.Save(hashes);
        }
        import.BeforeCommit?.Invoke();
        scope.Complete();
        return new USyncResult(changes, run.Warnings);
    }

    private static bool IsUnchanged(USyncImport import, IReadOnlyDictionary<string, (USyncKind Kind, string Hash, byte[] Bytes)> files, USyncHashes hashes)
        => files.Where(f => import.Kinds.Contains(f.Value.Kind)).All(f => hashes.IsUnchanged(f.Key, f.Value.Hash));
}
