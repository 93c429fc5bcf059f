using System.Text.Json;
using LapeKnowledge.Umbraco.USync.Files;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.USync;

/// <summary>
/// The hash of each file as it was last imported or exported, by path, so that a start need not read what has not changed
/// and does not undo what an editor changed since. One value for the whole folder.
/// </summary>
internal sealed class USyncState(IKeyValueService values, TimeProvider time)
{
    private const string FilesKey = "LapeKnowledge.uSync.Files";
    private const string FirstBootKey = "LapeKnowledge.uSync.FirstBoot";

    /// <summary>True once a first start has imported the content.</summary>
    public bool IsBooted => values.GetValue(FirstBootKey) is { Length: > 0 };

    public void MarkBooted() => values.SetValue(FirstBootKey, time.GetUtcNow().ToString("O", System.Globalization.CultureInfo.InvariantCulture));

    public USyncHashes Load() => new(values.GetValue(FilesKey) is { Length: > 0 } json
        ? JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? []
        : []);

    public void Save(USyncHashes hashes) => values.SetValue(FilesKey, JsonSerializer.Serialize(hashes.ByPath));
}

internal sealed class USyncHashes(Dictionary<string, string> byPath)
{
    private readonly HashSet<string> _hashes = [.. byPath.Values];

    public IReadOnlyDictionary<string, string> ByPath => byPath;

    public bool IsUnchanged(string path, string hash) => byPath.GetValueOrDefault(path) == hash;

    /// <summary>A file that was only renamed says what it said before: its hash covers the key of the item.</summary>
    public bool IsUnchanged(USyncFile file) => IsUnchanged(file.Path, file.Hash) || _hashes.Contains(file.Hash);

    public void Set(string path, string hash) => byPath[path] = hash;

    public void Remove(string path) => byPath.Remove(path);

    /// <summary>Takes over the files of some kinds, and forgets those of them that are gone.</summary>
    public void Replace(IReadOnlySet<USyncKind> kinds, IEnumerable<USyncFile> files)
    {
        foreach (var path in byPath.Keys.Where(p => kinds.Any(k => p.StartsWith(k.Folder + "/", StringComparison.OrdinalIgnoreCase))).ToArray())
        {
            byPath.Remove(path);
        }
        foreach (var file in files)
        {
            byPath[file.Path] = file.Hash;
        }
    }
}
