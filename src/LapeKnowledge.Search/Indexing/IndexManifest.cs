using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LapeKnowledge.Search.Indexing;

/// <param name="Live">The file that says which documents are not deleted; null when none is.</param>
internal sealed record ManifestSegment(string Name, string? Live);

/// <summary>What belongs to the index: replaced as a whole with each change, so a crash leaves the former or the next.</summary>
/// <param name="Analysis">Made by which analysis and ranking.</param>
/// <param name="Next">The number of the next file.</param>
internal sealed record IndexManifest(string Analysis, long Position, long Next, IReadOnlyList<ManifestSegment> Segments)
{
    public const string FileName = "index.json";

    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, FileName));

    /// <exception cref="IndexDamagedException"/>
    public static IndexManifest Read(string folder)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(folder, FileName));
            var line = text.IndexOf('\n');
            if (line < 0 || text[..line] != ChecksumOf(text[(line + 1)..]))
            {
                throw new IndexDamagedException($"{FileName}: the checksum does not match.");
            }
            var manifest = JsonSerializer.Deserialize(text[(line + 1)..], ManifestJson.Default.IndexManifest);
            return manifest ?? throw new IndexDamagedException($"{FileName}: it is empty.");
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new IndexDamagedException($"{FileName}: {failure.Message}", failure);
        }
    }

    public void Write(string folder)
    {
        var json = JsonSerializer.Serialize(this, ManifestJson.Default.IndexManifest);
        var path = Path.Combine(folder, FileName);
        var next = path + ".new";
        using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            file.Write(Encoding.UTF8.GetBytes(ChecksumOf(json) + "\n" + json));
            file.Flush(flushToDisk: true);
        }
        File.Move(next, path, overwrite: true);
    }

    private static string ChecksumOf(string json) => Checksum.Of(Encoding.UTF8.GetBytes(json)).ToString("x8", CultureInfo.InvariantCulture);
}

[JsonSerializable(typeof(IndexManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
