using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LapeKnowledge.Umbraco.Media.Images;

/// <summary>
/// Runs libvips in a process of its own: what is wrong with an image ends that process and not the site. Time, memory and the size of what it writes
/// are limited by <c>prlimit</c>, and <c>timeout</c> kills the whole process group.
/// </summary>
internal sealed class Vips(IOptions<ImageLimits> limits, ILogger<Vips> logger)
{
    private const int MaxErrorLength = 300;
    private readonly Lock _lock = new();
    private Task<IReadOnlyList<string>>? _formats;

    /// <summary>The formats that the installed libvips writes, as file extensions; none where it is not installed. Found out once.</summary>
    public Task<IReadOnlyList<string>> FormatsAsync()
    {
        lock (_lock)
        {
            return _formats ??= FindFormatsAsync();
        }
    }

    /// <returns>Whether it made the file.</returns>
    public async Task<bool> RunAsync(string folder, params string[] arguments)
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
            logger.LogInformation("An image could not be made (exit code {ExitCode}): {Errors}", process.ExitCode, (await errors).ReplaceLineEndings(" "));
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
            "prlimit", $"--as={Number(limit.MemoryBytes)}", $"--cpu={Number(limit.Seconds)}", $"--fsize={Number(limit.MemoryBytes)}", "--core=0",
            limit.Program, .. arguments,
        ];
        var start = new ProcessStartInfo("timeout", command) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true };
        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear(); // secrets of the site are none of its business
        start.Environment["PATH"] = path;
        start.Environment["TMPDIR"] = folder;
        start.Environment["VIPS_CONCURRENCY"] = "1";
        start.Environment["VIPS_BLOCK_UNTRUSTED"] = "1";
        start.Environment["VIPS_WARNING"] = "0";
        try
        {
            var process = Process.Start(start);
            process?.StandardInput.Close();
            _ = process?.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            return process;
        }
        catch (Win32Exception e)
        {
            logger.LogWarning("Images are not resized: {Reason}", e.Message);
            return null;
        }
    }

    /// <summary>Writes a picture of some pixels in each format: a libvips may know a format without having its encoder.</summary>
    private async Task<IReadOnlyList<string>> FindFormatsAsync()
    {
        var folder = Directory.CreateTempSubdirectory("images-").FullName;
        try
        {
            var found = new List<string>();
            foreach (var format in new[] { "png", "jpg", "webp", "avif" })
            {
                if (await RunAsync(folder, "black", $"probe.{format}", "16", "16", "--bands", "3"))
                {
                    found.Add(format);
                }
                else if (found.Count == 0)
                {
                    break; // it is not there at all
                }
            }
            return found;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
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
