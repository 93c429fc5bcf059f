using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace LapeKnowledge.Web.Features.Processes;

/// <summary>What a program may use.</summary>
/// <param name="Seconds">Of the clock and of the processor.</param>
/// <param name="MemoryBytes">Address space.</param>
/// <param name="FileBytes">Of each file that it writes.</param>
internal sealed record ProcessLimits(int Seconds, long MemoryBytes, long FileBytes);

/// <summary>How a program ended.</summary>
/// <param name="Succeeded">It ended by itself, with exit code 0.</param>
/// <param name="Reason">Otherwise what it said, or why it did not run.</param>
internal sealed record ProcessEnd(bool Succeeded, string Reason);

/// <summary>
/// Runs a program that reads what strangers made, in a process of its own: what is wrong with a file ends that process and not the site. Memory and the
/// size of what it writes are limited by <c>prlimit</c>, and <c>timeout</c> kills the whole process group.
/// </summary>
internal static class LimitedProcess
{
    private const int MaxReasonLength = 300;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <param name="environment">All that the program gets to know but for the path: the secrets of the site are none of its business.</param>
    public static async Task<ProcessEnd> RunAsync(string folder, ProcessLimits limits, IReadOnlyDictionary<string, string> environment, params string[] command)
    {
        try
        {
            using var process = Process.Start(Describe(folder, limits, environment, command))!;
            process.StandardInput.Close();
            var said = ReadStartAsync(process.StandardError);
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            return await EndOfAsync(process, limits, said);
        }
        catch (Win32Exception e)
        {
            return new ProcessEnd(false, e.Message);
        }
    }

    private static async Task<ProcessEnd> EndOfAsync(Process process, ProcessLimits limits, Task<string> said)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(limits.Seconds) + Grace);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return new ProcessEnd(false, "It did not end in time.");
        }

        var reason = (await said).ReplaceLineEndings(" ");
        return process.ExitCode == 0
            ? new ProcessEnd(true, string.Empty)
            : new ProcessEnd(false, string.Create(CultureInfo.InvariantCulture, $"exit code {process.ExitCode}: {reason}"));
    }

    private static ProcessStartInfo Describe(string folder, ProcessLimits limits, IReadOnlyDictionary<string, string> environment, string[] command)
    {
        string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
        string[] limited =
        [
            "--signal=KILL", Number(limits.Seconds),
            "prlimit", $"--as={Number(limits.MemoryBytes)}", $"--cpu={Number(limits.Seconds)}", $"--fsize={Number(limits.FileBytes)}", "--core=0",
            .. command,
        ];
        var start = new ProcessStartInfo("timeout", limited) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true };
        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>Reads everything, so that the process is never held up, and keeps the beginning.</summary>
    private static async Task<string> ReadStartAsync(StreamReader reader)
    {
        var (buffer, start) = (new char[1024], string.Empty);
        while (await reader.ReadAsync(buffer) is > 0 and var read)
        {
            start = start.Length < MaxReasonLength ? start + new string(buffer, 0, Math.Min(read, MaxReasonLength)) : start;
        }

        return start;
    }
}
