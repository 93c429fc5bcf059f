using System.Collections.Concurrent;
using System.Drawing;
using System.Globalization;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.IO;

namespace LapeKnowledge.Umbraco.Media.Images;

internal enum ImageAnswer
{
    /// <summary>The size was made.</summary>
    Made,

    /// <summary>It cannot be made here: the original is served.</summary>
    Original,

    /// <summary>The image is too large to be decoded, or broken.</summary>
    Refused,

    /// <summary>Too many others wait.</summary>
    Busy,
}

internal sealed record SizedImage(ImageAnswer Answer, byte[]? Bytes = null);

/// <summary>
/// Gives images in the sizes that are ordered: from the store, or made by libvips. A size that many ask for at once is made once, a few
/// sizes are made at once, and what could not be made is not tried again for a while.
/// </summary>
internal sealed class ImageSizes(
    MediaFileManager media, ImageHeaders headers, Vips vips, ImageStore store, IMemoryCache failures,
    IOptions<ImageLimits> limits, IOptions<ImagingSettings> settings, ILogger<ImageSizes> logger) : IDisposable
{
    private static readonly TimeSpan FailureKept = TimeSpan.FromMinutes(10);
    private static readonly SizedImage Original = new(ImageAnswer.Original);
    private static readonly SizedImage Refused = new(ImageAnswer.Refused);
    private readonly ConcurrentDictionary<string, Lazy<Task<SizedImage>>> _underWay = new();
    private readonly SemaphoreSlim _turns = new(Math.Max(1, limits.Value.AtOnce));
    private int _made;

    /// <summary>How many sizes were made since the start.</summary>
    public int MadeCount => _made;

    public async Task<SizedImage> GetAsync(string path, ImageOrder order)
    {
        var formats = await vips.FormatsAsync();
        if (formats.Count == 0 || Source(path) is not var (kind, size, length))
        {
            return Original;
        }
        if ((long)size.Width * size.Height > limits.Value.MaxPixels || length > limits.Value.MaxFileBytes)
        {
            return Refused;
        }
        var format = FormatOf(order, kind, formats);
        var key = ImageStore.KeyOf(path, media.FileSystem.GetLastModified(path).UtcTicks, length, format, order);
        if (store.Read(key) is { } stored)
        {
            return new SizedImage(ImageAnswer.Made, stored);
        }
        var making = _underWay.GetOrAdd(key, k => new Lazy<Task<SizedImage>>(() => MakeInTurnAsync(k, path, kind, format, ImagePlan.Of(order, size, Max), order.Quality)));
        return await making.Value;
    }

    public void Dispose() => _turns.Dispose();

    private Size Max => new(settings.Value.Resize.MaxWidth, settings.Value.Resize.MaxHeight);

    /// <returns>Null for what is no image that is resized.</returns>
    private (string Kind, Size Size, long Length)? Source(string path)
    {
        using var file = media.FileSystem.OpenFile(path);
        var head = new byte[FileKinds.HeadLength];
        var kind = FileKinds.Of(head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)));
        file.Position = 0;
        return kind is FileKinds.Jpeg or FileKinds.Png or FileKinds.WebP or FileKinds.Gif && headers.GetDimensions(file) is { Width: > 0, Height: > 0 } size
            ? (kind, size, file.Length)
            : null;
    }

    private static string FormatOf(ImageOrder order, string kind, IReadOnlyList<string> formats)
    {
        var own = kind switch { FileKinds.Jpeg => "jpg", FileKinds.WebP when formats.Contains("webp") => "webp", _ => "png" };
        string[] wanted = order.Format switch { null => [own], "jpeg" => ["jpg"], "avif" => ["avif", "webp", own], var named => [named, own] };
        return wanted.First(f => formats.Contains(f) || f == own);
    }

    private async Task<SizedImage> MakeInTurnAsync(string key, string path, string kind, string format, ImagePlan plan, int? quality)
    {
        try
        {
            if (failures.TryGetValue((typeof(ImageSizes), key), out _))
            {
                return Refused;
            }
            if (!await _turns.WaitAsync(TimeSpan.FromSeconds(limits.Value.WaitSeconds)))
            {
                return new SizedImage(ImageAnswer.Busy);
            }
            try
            {
                return store.Read(key) is { } stored ? new SizedImage(ImageAnswer.Made, stored) : await MakeAsync(key, path, kind, format, plan, quality);
            }
            finally
            {
                _turns.Release();
            }
        }
        finally
        {
            _underWay.TryRemove(key, out _);
        }
    }

    private async Task<SizedImage> MakeAsync(string key, string path, string kind, string format, ImagePlan plan, int? quality)
    {
        var folder = store.NewWorkFolder();
        try
        {
            await CopyAsync(path, Path.Combine(folder, "in"));
            if (!await ConvertAsync(folder, kind, $"out.{format}", Options(format, quality), plan))
            {
                logger.LogWarning("{Path} could not be resized: it is broken, or took too much time or memory.", path);
                failures.Set((typeof(ImageSizes), key), true, FailureKept);
                return Refused;
            }
            var made = await File.ReadAllBytesAsync(Path.Combine(folder, $"out.{format}"));
            Interlocked.Increment(ref _made);
            store.Write(key, made);
            return new SizedImage(ImageAnswer.Made, made);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A copy, because the name of a file could be read as options, and the file could change meanwhile.</summary>
    private async Task CopyAsync(string path, string target)
    {
        await using var from = media.FileSystem.OpenFile(path);
        await using var to = File.Create(target);
        await from.CopyToAsync(to);
    }

    private async Task<bool> ConvertAsync(string folder, string kind, string output, string options, ImagePlan plan)
    {
        string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
        string[] turned = kind == FileKinds.Jpeg ? [] : ["--no-rotate"]; // the headers of others are read without their orientation
        var scaled = plan.IsCut ? "scaled.png" : output + options;
        string[] scale =
        [
            "thumbnail", "in", plan.IsCut ? scaled + "[compression=0]" : scaled, Number(plan.Scaled.Width), "--height", Number(plan.Scaled.Height),
            "--size", "force", "--export-profile", "srgb", "--fail-on", "truncated", .. turned,
        ];
        return await vips.RunAsync(folder, scale)
            && (!plan.IsCut || await vips.RunAsync(folder, "crop", scaled, output + options, Number(plan.Part.X), Number(plan.Part.Y), Number(plan.Part.Width), Number(plan.Part.Height)));
    }

    /// <summary>What cameras write beside the picture, places among it, is left out.</summary>
    private static string Options(string format, int? quality) => format switch
    {
        "jpg" => FormattableString.Invariant($"[Q={quality ?? 80},strip,optimize_coding]"),
        "webp" => FormattableString.Invariant($"[Q={quality ?? 76},strip]"),
        "avif" => FormattableString.Invariant($"[Q={quality ?? 55},effort=2,strip]"),
        _ => "[strip]",
    };
}
