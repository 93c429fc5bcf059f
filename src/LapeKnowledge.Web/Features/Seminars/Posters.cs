using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models.PublishedContent;
using IHostingEnvironment = Umbraco.Cms.Core.Hosting.IHostingEnvironment;

namespace LapeKnowledge.Web.Features.Seminars;

/// <param name="Key">Another one whenever the video is.</param>
internal sealed record Poster(string Path, string Key);

/// <summary>
/// Pictures of videos, made by ffmpeg when they are first asked for and kept in the data folder. One is made at a time, and a video that gave none is
/// left alone for a while.
/// </summary>
internal sealed class Posters(MediaFileManager media, Ffmpeg ffmpeg, IHostingEnvironment hosting, IMemoryCache failures, IOptions<PosterLimits> limits, ILogger<Posters> logger)
    : IDisposable
{
    private const int LatestSecond = 20;
    private const int SharePart = 10;
    private static readonly TimeSpan FailureKept = TimeSpan.FromMinutes(10);
    private readonly SemaphoreSlim _turn = new(1);
    private readonly string _folder = Path.Combine(hosting.LocalTempPath, "Posters");

    /// <param name="duration">Of the video in seconds; 0 when it is not known.</param>
    /// <returns>Null where none can be made.</returns>
    public async Task<Poster?> GetAsync(IPublishedContent video, int duration)
    {
        if (!await ffmpeg.IsInstalledAsync() || Source(video) is not { } source)
        {
            return null;
        }

        var file = Path.Combine(_folder, source.Key + ".jpg");
        var poster = new Poster(file, source.Key);
        if (File.Exists(file))
        {
            return poster;
        }

        if (failures.TryGetValue((typeof(Posters), source.Key), out _) || !await _turn.WaitAsync(TimeSpan.FromSeconds(limits.Value.Seconds)))
        {
            return null;
        }

        try
        {
            return File.Exists(file) || await MakeAsync(source.Path, source.Key, file, duration) ? poster : null;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <returns>Null when the file is not there.</returns>
    private (string Path, string Key)? Source(IPublishedContent video)
    {
        if (video.GetProperty(Constants.Conventions.Media.File)?.GetSourceValue()?.ToString() is not { Length: > 0 } address)
        {
            return null;
        }

        var files = media.FileSystem;
        var path = files.GetRelativePath(address);
        if (!files.FileExists(path))
        {
            return null;
        }

        var identity = FormattableString.Invariant($"{path}\n{files.GetLastModified(path).UtcTicks}\n{files.GetSize(path)}");
        return (files.GetFullPath(path), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity))[..16]));
    }

    private async Task<bool> MakeAsync(string video, string key, string file, int duration)
    {
        var work = Directory.CreateDirectory(Path.Combine(_folder, "work", Guid.NewGuid().ToString("N"))).FullName;
        try
        {
            var second = Math.Min(duration / SharePart, LatestSecond); // films begin in the dark
            if (!await ffmpeg.TakePictureAsync(video, second, work, "poster.jpg") && (second == 0 || !await ffmpeg.TakePictureAsync(video, 0, work, "poster.jpg")))
            {
                logger.LogWarning("{Video} gives no picture: it is broken, or took too much time or memory.", Path.GetFileName(video));
                failures.Set((typeof(Posters), key), true, FailureKept);
                return false;
            }

            File.Move(Path.Combine(work, "poster.jpg"), file, overwrite: true);
            Bound();
            return true;
        }
        catch (IOException e)
        {
            logger.LogWarning("The picture of a video could not be kept: {Reason}", e.Message);
            return false;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private void Bound()
    {
        var old = new DirectoryInfo(_folder).GetFiles("*.jpg").OrderByDescending(f => f.LastWriteTimeUtc).Skip(limits.Value.Kept);
        foreach (var file in old)
        {
            file.Delete();
        }
    }
}
