using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
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
    private const int MaxErrorLength = 300;
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
        using var process = Start(folder, arguments);
        if (process is null)
        {
            return false;
        }

        var errors = ReadStartAsync(process.StandardError);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(limits.Value.Seconds + 5));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return false;
        }

        if (process.ExitCode != 0)
        {
            logger.LogInformation("ffmpeg ended with exit code {ExitCode}: {Errors}", process.ExitCode, (await errors).ReplaceLineEndings(" "));
        }

        return process.ExitCode == 0;
    }

    private Process? Start(string folder, string[] arguments)
    {
        var limit = limits.Value;
        string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
        string[] command =
        [
            "--signal=KILL", Number(limit.Seconds),
            "prlimit", $"--as={Number(limit.MemoryBytes)}", $"--cpu={Number(limit.Seconds)}", $"--fsize={Number(MaxPictureBytes)}", "--core=0",
            limit.Program, .. arguments,
        ];
        var start = new ProcessStartInfo("timeout", command) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true };
        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear(); // secrets of the site are none of its business
        start.Environment["PATH"] = path;
        try
        {
            var process = Process.Start(start);
            process?.StandardInput.Close();
            _ = process?.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            return process;
        }
        catch (Win32Exception e)
        {
            logger.LogWarning("Videos get no pictures: {Reason}", e.Message);
            return null;
        }
    }

    /// <summary>Reads everything, so that the process is never held up, and keeps the beginning.</summary>
    private static async Task<string> ReadStartAsync(StreamReader reader)
    {
        var (buffer, start) = (new char[1024], string.Empty);
        while (await reader.ReadAsync(buffer) is > 0 and var read)
        {
            start = start.Length < MaxErrorLength ? start + new string(buffer, 0, Math.Min(read, MaxErrorLength)) : start;
        }

        return start;
    }
}
