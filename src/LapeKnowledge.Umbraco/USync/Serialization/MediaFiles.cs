using System.Globalization;
using LapeKnowledge.Umbraco.USync.Files;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using File = System.IO.File;

namespace LapeKnowledge.Umbraco.USync.Serialization;

/// <summary>
/// uSync exports media items without their bytes. When a <c>media</c> folder lies in the uSync folder, beside it or two
/// levels up, the bytes are taken from there.
/// </summary>
internal sealed class MediaFiles(USyncRun run, MediaFileManager manager)
{
    private readonly List<(string Source, string Target)> _copies = [];

    public void Apply(USyncFile file, IMedia item)
    {
        if (!item.HasProperty(Constants.Conventions.Media.File) || Address(item.GetValue(Constants.Conventions.Media.File) as string) is not { } address)
        {
            return;
        }
        if (Source(address) is not { } source)
        {
            return;
        }
        _copies.Add((source, address));
        Set(item, Constants.Conventions.Media.Bytes, new FileInfo(source).Length.ToString(CultureInfo.InvariantCulture));
        Set(item, Constants.Conventions.Media.Extension, Path.GetExtension(source).TrimStart('.'));
    }

    /// <summary>Copies the bytes that are missing or differ in length. Called last, just before the database commits.</summary>
    public void Copy()
    {
        foreach (var (source, target) in _copies)
        {
            var path = manager.FileSystem.GetRelativePath(target);
            if (manager.FileSystem.FileExists(path) && manager.FileSystem.GetSize(path) == new FileInfo(source).Length)
            {
                continue;
            }
            using var stream = File.OpenRead(source);
            manager.FileSystem.AddFile(path, stream, overrideIfExists: true);
        }
    }

    private static void Set(IMedia item, string alias, object value)
    {
        if (item.HasProperty(alias))
        {
            item.SetValue(alias, value);
        }
    }

    /// <summary>The value is an address, or JSON with the address as <c>src</c>.</summary>
    private static string? Address(string? value)
    {
        using var json = JsonText.TryParse(value);
        if (json is null)
        {
            return string.IsNullOrWhiteSpace(value) ? null : value;
        }
        return json.RootElement.ValueKind == System.Text.Json.JsonValueKind.Object && json.RootElement.TryGetProperty("src", out var source) ? source.GetString() : null;
    }

    private string? Source(string address)
    {
        var relative = address.TrimStart('/');
        if (!relative.StartsWith("media/", StringComparison.OrdinalIgnoreCase) || run.Files.Folder.Length == 0)
        {
            return null;
        }
        foreach (var beside in new[] { ".", "..", "../.." })
        {
            var root = Path.GetFullPath(Path.Combine(run.Files.Folder, beside, "media"));
            var path = Path.GetFullPath(Path.Combine(root, relative["media/".Length..]));
            if (path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(path))
            {
                return path;
            }
        }
        return null;
    }
}
