using System.Xml.Linq;
using LapeKnowledge.Umbraco.USync.Files;
using LapeKnowledge.Umbraco.USync.Serialization;

namespace LapeKnowledge.Umbraco.USync;

/// <summary>The folder of an export: which file an item has, and which names are taken.</summary>
internal sealed class ExportTarget
{
    private readonly USyncFileSet _files;
    private readonly HashSet<string> _taken;
    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);

    public ExportTarget(string folder)
    {
        Store = new USyncFileStore(folder);
        _files = Store.Read();
        _taken = _files.All.Select(f => f.Path).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public USyncFileStore Store { get; }

    public USyncChange Write(USyncItem item, USyncHashes hashes)
    {
        var file = _files.Find(item.Kind, item.Key);
        var renamed = file is not null && file.Alias != item.Alias && !Guid.TryParse(Path.GetFileNameWithoutExtension(file.Path), out _);
        var path = file is null || renamed ? NewPath(item, file) : file.Path;
        hashes.Set(path, Store.Write(path, item.Element));
        _taken.Add(path);
        _written.Add(path);
        if (renamed && !path.Equals(file!.Path, StringComparison.OrdinalIgnoreCase))
        {
            WriteMarker(file.Path, item.Key, file.Alias, USyncMarker.Rename, hashes);
        }
        var details = file is null ? [] : CanonicalXml.Differences(item.Element, file.Root);
        var type = file is null ? USyncChangeType.Create : details.Count > 0 ? USyncChangeType.Update : USyncChangeType.NoChange;
        return new USyncChange(item.Kind, item.Key, item.Alias, type, path, details);
    }

    public void Mark(USyncKind kind, Guid key, string alias, USyncMarker marker, USyncHashes hashes)
    {
        if (_files.Find(kind, key) is { } file)
        {
            WriteMarker(file.Path, key, alias, marker, hashes);
        }
    }

    /// <summary>Files whose item is not in the database. They are left: they may be waiting for an import.</summary>
    public IReadOnlyList<USyncWarning> Undescribed(IReadOnlySet<USyncKind> kinds) => kinds
        .SelectMany(_files.Items)
        .Where(f => !_written.Contains(f.Path) && !_files.Markers.Any(m => m.Path == f.Path))
        .Where(f => File.Exists(Path.Combine(Store.Folder, f.Path)) && !_written.Contains(f.Path))
        .Select(f => f.Warning(null, $"'{f.Alias}' is not in the database; its file was left as it is."))
        .ToArray();

    private void WriteMarker(string path, Guid key, string alias, USyncMarker marker, USyncHashes hashes)
    {
        hashes.Set(path, Store.Write(path, new XElement("Empty", new XAttribute("Key", key), new XAttribute("Alias", alias), new XAttribute("Change", marker))));
        _written.Add(path);
    }

    /// <summary>A free name; a marker of the same item gives its place up.</summary>
    private string NewPath(USyncItem item, USyncFile? old)
    {
        var name = item.FileName;
        var path = USyncFileStore.PathOf(item.Kind, name);
        var free = !_taken.Contains(path) || path.Equals(old?.Path, StringComparison.OrdinalIgnoreCase)
            || _files.Markers.Any(m => m.Path.Equals(path, StringComparison.OrdinalIgnoreCase) && !_written.Contains(path));
        return free ? path : USyncFileStore.PathOf(item.Kind, $"{name}_{item.Key.ToString("N")[..8]}");
    }
}
