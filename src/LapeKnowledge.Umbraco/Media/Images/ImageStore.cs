using System.Security.Cryptography;
using System.Text;
using LapeKnowledge.Umbraco.Persistence;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LapeKnowledge.Umbraco.Media.Images;

/// <summary>
/// Keeps the sizes that were made, on disk and up to a bound; those that were not asked for the longest go first. An entry is the hash of the image
/// and the image: one that was damaged is not served, but made anew.
/// </summary>
internal sealed class ImageStore(DataFolder data, IOptions<ImageLimits> limits, TimeProvider clock, ILogger<ImageStore> logger)
{
    private const double KeptWhenFull = 0.8;
    private static readonly TimeSpan Leftover = TimeSpan.FromHours(1);
    private readonly Lock _lock = new();
    private readonly string _folder = Path.Combine(data.Path, "temp", "MediaCache");
    private long? _size;

    public static string KeyOf(params IEnumerable<object?> parts)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts.Select(p => FormattableString.Invariant($"{p}"))))));

    /// <summary>A new folder to work in; whoever asks for it deletes it.</summary>
    public string NewWorkFolder() => Directory.CreateDirectory(Path.Combine(_folder, "work", Guid.NewGuid().ToString("N"))).FullName;

    /// <returns>Null where there is none, or a damaged one.</returns>
    public byte[]? Read(string key)
    {
        var file = FileOf(key);
        try
        {
            var entry = File.ReadAllBytes(file);
            if (entry.Length <= SHA256.HashSizeInBytes || !SHA256.HashData(entry.AsSpan(SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(entry.AsSpan(0, SHA256.HashSizeInBytes)))
            {
                return null;
            }
            File.SetLastWriteTimeUtc(file, clock.GetUtcNow().UtcDateTime);
            return entry[SHA256.HashSizeInBytes..];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps an image if it can be kept; a full disk is no reason not to show it.</summary>
    public void Write(string key, byte[] image)
    {
        var file = FileOf(key);
        var own = $"{file}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using (var stream = File.Create(own))
            {
                stream.Write(SHA256.HashData(image));
                stream.Write(image);
            }
            File.SetLastWriteTimeUtc(own, clock.GetUtcNow().UtcDateTime);
            File.Move(own, file, overwrite: true);
            Bound(image.Length + SHA256.HashSizeInBytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning("A sized image could not be kept: {Reason}", e.Message);
            File.Delete(own);
        }
    }

    private void Bound(long added)
    {
        lock (_lock)
        {
            _size = _size is { } known ? known + added : Entries().Sum(f => f.Length);
            if (_size > limits.Value.CacheBytes)
            {
                _size = Shrink((long)(limits.Value.CacheBytes * KeptWhenFull));
            }
        }
    }

    private long Shrink(long goal)
    {
        var entries = Entries().OrderByDescending(f => f.LastWriteTimeUtc).ToArray();
        var kept = 0L;
        foreach (var entry in entries)
        {
            if (kept + entry.Length <= goal)
            {
                kept += entry.Length;
            }
            else
            {
                goal = kept; // nothing older is kept either
                entry.Delete();
            }
        }
        var old = clock.GetUtcNow().UtcDateTime - Leftover;
        foreach (var work in new DirectoryInfo(Path.Combine(_folder, "work")).EnumerateDirectories().Where(d => d.LastWriteTimeUtc < old).ToArray())
        {
            work.Delete(recursive: true); // of a process that was killed
        }
        return kept;
    }

    private IEnumerable<FileInfo> Entries() => new DirectoryInfo(Path.Combine(_folder, "sizes")).EnumerateFiles("*", SearchOption.AllDirectories).ToArray();

    private string FileOf(string key) => Path.Combine(_folder, "sizes", key[..2], key);
}
