using System.Diagnostics;
using LapeKnowledge.Web.Tests.Repository;

namespace LapeKnowledge.Web.Tests.Browser;

/// <summary>The scripts beside this file, which drive the browser.</summary>
internal static class NodeScript
{
    /// <param name="script">Its path below this folder.</param>
    /// <returns>What it writes out.</returns>
    /// <exception cref="TimeoutException">It was not ready in time.</exception>
    /// <exception cref="InvalidOperationException">It ended with a failure.</exception>
    public static async Task<string> RunAsync(string script, TimeSpan patience, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [RepositoryFolder.File("tests", "LapeKnowledge.Web.Tests", "Browser", script), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var cancellation = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(cancellation.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{script} was not ready in {patience.TotalMinutes} minutes: {await errors}");
        }

        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{script} ended with {process.ExitCode}: {await errors}");
    }
}
