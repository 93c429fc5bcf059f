using System.Xml.Linq;
using LapeKnowledge.Umbraco.USync;
using LapeKnowledge.Umbraco.USync.Files;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Tests.USync;

/// <summary>A test with a uSync folder of its own.</summary>
public abstract class USyncTest(HostFixture host) : HostTest(host), IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("usync-");

    internal static IReadOnlySet<USyncKind> AllKinds { get; } = USyncKind.All.ToHashSet();

    protected string Folder => Path.Combine(_home.FullName, "uSync", "v17");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Get<IDocumentUrlService>().InitAsync(forceEmpty: false, CancellationToken.None);
    }

    public void Dispose()
    {
        _home.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string FolderNamed(string name) => Path.Combine(_home.FullName, name);

    protected void Write(string path, string xml)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, xml);
    }

    internal Task<USyncResult> ImportAsync(bool onlyChangedFiles = false)
        => Get<USyncImporter>().ImportAsync(new USyncImport(Folder, AllKinds, onlyChangedFiles));

    internal Task<USyncResult> ReportAsync() => Get<USyncReporter>().ReportAsync(Folder);

    internal Task<USyncResult> ExportAsync(string? folder = null) => Get<USyncExporter>().ExportAllAsync(folder ?? Folder, AllKinds, remember: folder is null);

    protected async Task<USyncException> RefusedAsync() => await Assert.ThrowsAsync<USyncException>(() => ImportAsync());

    /// <summary>Everything in the database as uSync would write it, to compare before and after.</summary>
    protected async Task<string> SnapshotAsync()
    {
        var folder = FolderNamed("snapshot-" + Guid.NewGuid().ToString("N"));
        await ExportAsync(folder);
        return string.Join('\n', Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => Path.GetRelativePath(folder, f) + "\n" + File.ReadAllText(f)));
    }

    /// <summary>The differences between what the folder says and an export into another folder, file by file.</summary>
    internal async Task<IReadOnlyList<string>> RoundTripAsync(string folder)
    {
        var exported = FolderNamed("exported-" + Guid.NewGuid().ToString("N"));
        await ExportAsync(exported);
        var after = new USyncFileStore(exported).Read();
        var before = new USyncFileStore(folder).Read();
        return before.All.Where(f => !f.IsMarker).SelectMany(f => after.Find(f.Kind, f.Key) is { } twin
            ? CanonicalXml.Differences(f.Root, twin.Root).Select(d => $"{f.Path}: {d}")
            : [$"{f.Path}: missing"]).ToArray();
    }

    /// <summary>What a report finds to change, one line each, so that a failure shows it.</summary>
    protected async Task<string> PendingAsync() => string.Join('\n', (await ReportAsync()).Changes
        .Where(c => c.Type != USyncChangeType.NoChange)
        .Select(c => $"{c.Type} {c.File} {string.Join(" | ", c.Details)}"));

    protected async Task AssertRoundTripAsync() => AssertNone(string.Join('\n', await RoundTripAsync(Folder)));

    protected async Task AssertNothingPendingAsync() => AssertNone(await PendingAsync());

    protected static void AssertNone(string found)
    {
        if (found.Length > 0)
        {
            Assert.Fail(found);
        }
    }

    internal XElement Exported(string folder, string path) => XElement.Load(Path.Combine(folder, path));
}
