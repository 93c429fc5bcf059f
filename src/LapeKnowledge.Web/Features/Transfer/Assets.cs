using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace LapeKnowledge.Web.Features.Transfer;

/// <summary>The style sheets, scripts and drawings of the site: their versions, and what they are compressed, once for each.</summary>
internal sealed class Assets(IWebHostEnvironment environment)
{
    private const int VersionLength = 12;
    private static readonly FileExtensionContentTypeProvider Types = new();
    private static readonly string[] Compressed = [".css", ".js", ".svg"];
    private readonly ConcurrentDictionary<string, Asset> _assets = new(StringComparer.Ordinal);

    /// <param name="path">The path of the address, with a slash at its start.</param>
    /// <returns>Null for what is no such file of the site.</returns>
    public Asset? Find(string path)
    {
        if (!Compressed.Contains(Path.GetExtension(path)) || environment.WebRootFileProvider.GetFileInfo(path) is not { Exists: true, IsDirectory: false } file)
        {
            return null;
        }

        var known = _assets.GetValueOrDefault(path);
        return known is not null && known.Changed == file.LastModified && known.Length == file.Length ? known : _assets[path] = Read(path, file);
    }

    /// <summary>The address with the version of the file, so that it can be kept for ever; as it is where there is no such file.</summary>
    public string Versioned(string address)
    {
        var end = address.IndexOf('#', StringComparison.Ordinal);
        var path = end < 0 ? address : address[..end];
        return Find(path) is { } asset ? $"{path}?v={asset.Version}{(end < 0 ? null : address[end..])}" : address;
    }

    private static Asset Read(string path, IFileInfo file)
    {
        using var stream = file.CreateReadStream();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var content = bytes.ToArray();
        return new Asset(
            content, Convert.ToHexStringLower(SHA256.HashData(content))[..VersionLength], Types.TryGetContentType(path, out var type) ? type : "application/octet-stream", file.LastModified, file.Length);
    }
}

internal sealed class Asset(byte[] content, string version, string contentType, DateTimeOffset changed, long length)
{
    private readonly Lazy<byte[]> _brotli = new(() => Compress(content, stream => new BrotliStream(stream, CompressionLevel.SmallestSize)));
    private readonly Lazy<byte[]> _gzip = new(() => Compress(content, stream => new GZipStream(stream, CompressionLevel.SmallestSize)));

    public string Version => version;

    public string ContentType => contentType;

    public DateTimeOffset Changed => changed;

    public long Length => length;

    /// <param name="encoding"><c>br</c>, <c>gzip</c> or null.</param>
    public byte[] In(string? encoding) => encoding switch { "br" => _brotli.Value, "gzip" => _gzip.Value, _ => content };

    private static byte[] Compress(byte[] content, Func<Stream, Stream> wrap)
    {
        using var bytes = new MemoryStream();
        using (var stream = wrap(bytes))
        {
            stream.Write(content);
        }

        return bytes.ToArray();
    }
}
