using System.Diagnostics;
using LapeKnowledge.Web.Features.Seminars;
using LapeKnowledge.Web.Tests.Repository;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LapeKnowledge.Web.Tests.Features;

/// <summary>Pictures of videos, whatever the video and whatever the program.</summary>
public sealed class FfmpegTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lape-ffmpeg-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Without_the_program_there_are_no_pictures_and_health_says_so()
    {
        var none = New(new PosterLimits { Program = "no-such-program" });

        Assert.False(await none.IsInstalledAsync());
        Assert.False(await none.TakePictureAsync(Example, 0, _folder, "poster.jpg"));
        var health = await new PostersCheck(none).CheckHealthAsync(new HealthCheckContext());
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.StartsWith("posters: ", health.Description);
    }

    [Fact]
    public async Task A_program_that_does_not_end_is_ended()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var program = Path.Combine(_folder, "slow");
        await File.WriteAllTextAsync(program, "#!/bin/sh\nsleep 60\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var watch = Stopwatch.StartNew();

        Assert.False(await New(new PosterLimits { Program = program, Seconds = 1 }).TakePictureAsync(Example, 0, _folder, "poster.jpg"));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    /// <summary>Lists of other files, which some programs follow wherever they lead, and what is cut short or no video at all.</summary>
    [Theory]
    [InlineData("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n")]
    [InlineData("ffconcat version 1.0\nfile /etc/hostname\n")]
    [InlineData("<html><script>alert(1)</script></html>")]
    [InlineData("")]
    public async Task What_is_no_video_gives_no_picture(string content)
    {
        var video = Path.Combine(_folder, "video.mp4");
        await File.WriteAllTextAsync(video, content);

        Assert.False(await New(new PosterLimits()).TakePictureAsync(video, 0, _folder, "poster.jpg"));
    }

    [Fact]
    public async Task A_video_gives_a_picture()
    {
        var ffmpeg = New(new PosterLimits());
        if (!await ffmpeg.IsInstalledAsync())
        {
            return;
        }

        Assert.True(await ffmpeg.TakePictureAsync(Example, 2, _folder, "poster.jpg"));
        var picture = await File.ReadAllBytesAsync(Path.Combine(_folder, "poster.jpg"));
        Assert.Equal([0xFF, 0xD8, 0xFF], picture[..3]);
        Assert.False(await ffmpeg.TakePictureAsync(Example, 500, _folder, "beyond.jpg"));
    }

    private static string Example => RepositoryFolder.File("uSync", "media", "esimerkit", "aamu-paiva-ilta.mp4");

    private static Ffmpeg New(PosterLimits limits) => new(Options.Create(limits), NullLogger<Ffmpeg>.Instance);
}
