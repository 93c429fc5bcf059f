using System.Diagnostics;
using LapeKnowledge.Web.Tests.Repository;
using LapeKnowledge.Web.Tests.Start;

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
        var ended = await Ended.RunAsync(new ProcessStartInfo("node", [RepositoryFolder.File("tests", "LapeKnowledge.Web.Tests", "Browser", script), .. arguments]), patience);
        return ended.ExitCode == 0 ? ended.Output : throw new InvalidOperationException($"{script} ended with {ended.ExitCode}: {ended.Errors}");
    }
}
