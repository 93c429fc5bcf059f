using System.Globalization;
using LapeKnowledge.Web.Features.Processes;
using Microsoft.Extensions.Options;

namespace LapeKnowledge.Web.Features.Seminars;

/// <summary><c>LapeKnowledge:Posters</c>: which program takes pictures out of videos, and what it may use for it.</summary>
internal sealed class PosterLimits
{
    public const string Section = "LapeKnowledge:Posters";

    /// <summary>The command line program of ffmpeg.</summary>
    public string Program { get; set; } = "ffmpeg";

    /// <summary>How long one picture may take.</summary>
    public int Seconds { get; set; } = 20;

    /// <summary>Address space of the process.</summary>
    public long MemoryBytes { get; set; } = 2_000_000_000;

    /// <summary>Pictures that are kept on disk.</summary>
    public int Kept { get; set; } = 500;
}

/// <summary>
/// Runs ffmpeg in a process of its own: what is wrong with a video ends that process and not the site. It may open the one file and nothing else,
/// for a file that claims to be a video can name other files and addresses.
/// </summary>
internal sealed class Ffmpeg(IOptions<PosterLimits> limits, ILogger<Ffmpeg> logger)
{
    private const long MaxPictureBytes = 20_000_000;
    private const string Containers = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,ogg,avi,mpegts";
    private readonly Lock _lock = new();
    private Task<bool>? _isInstalled;

    /// <summary>Whether the program runs here. Found out once.</summary>
    public Task<bool> IsInstalledAsync()
    {
        lock (_lock)
        {
            return _isInstalled ??= FindAsync();
        }
    }

    /// <summary>Writes the picture at a second of a video into a folder.</summary>
    /// <returns>Whether there is one.</returns>
    public async Task<bool> TakePictureAsync(string video, int second, string folder, string name)
    {
        string[] arguments =
        [
            "-nostdin", "-hide_banner", "-loglevel", "error", "-threads", "1", "-protocol_whitelist", "file", "-format_whitelist", Containers,
            "-ss", second.ToString(CultureInfo.InvariantCulture), "-i", "file:" + video,
            "-an", "-sn", "-dn", "-frames:v", "1", "-vf", "thumbnail=25,scale='min(1280,iw)':-2", "-threads", "1", "-q:v", "4", "-f", "image2", "-c:v", "mjpeg", name,
        ];
        return await RunAsync(folder, arguments) && new FileInfo(Path.Combine(folder, name)) is { Exists: true, Length: > 0 };
    }

    private async Task<bool> FindAsync()
    {
        var isInstalled = await RunAsync(Path.GetTempPath(), "-version");
        if (!isInstalled)
        {
            logger.LogWarning("{Program} does not run here: videos get a drawn picture instead of one of their own.", limits.Value.Program);
        }

        return isInstalled;
    }

    private async Task<bool> RunAsync(string folder, params string[] arguments)
    {
        var limit = limits.Value;
        var end = await LimitedProcess.RunAsync(folder, new ProcessLimits(limit.Seconds, limit.MemoryBytes, MaxPictureBytes), new Dictionary<string, string>(), [limit.Program, .. arguments]);
        if (!end.Succeeded)
        {
            logger.LogInformation("{Program} made no picture: {Reason}", limit.Program, end.Reason);
        }

        return end.Succeeded;
    }
}
