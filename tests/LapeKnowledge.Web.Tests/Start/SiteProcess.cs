using System.Diagnostics;
using LapeKnowledge.Web.Tests.Repository;

namespace LapeKnowledge.Web.Tests.Start;

/// <summary>The program as its operator runs it, in a process of its own.</summary>
internal static class SiteProcess
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    /// <summary>The built program; the tests are built beside it, in the same configuration.</summary>
    private static readonly string Program = RepositoryFolder.File("src", "LapeKnowledge.Web", "bin", Configuration, "net10.0", "LapeKnowledge.Web.dll");

    private static string ContentRoot => RepositoryFolder.File("src", "LapeKnowledge.Web");

    /// <summary>Runs the program until it ends by itself.</summary>
    /// <param name="within">A shell command that the program is run by, or empty.</param>
    public static Task<Ended> RunAsync(string[] arguments, params string[] within) => RunAsync(Describe(arguments, within));

    /// <summary>Runs a command of the program, which takes its settings from the environment.</summary>
    public static Task<Ended> RunCommandAsync(IReadOnlyDictionary<string, string> environment, params string[] command)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. command]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = ContentRoot };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        return RunAsync(start);
    }

    private static async Task<Ended> RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Timeout);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"The program did not end:\n{await output}\n{await errors}");
        }
        return new Ended(process.ExitCode, await output, await errors);
    }

    public static ProcessStartInfo Describe(string[] arguments, params string[] within)
    {
        string[] command = [.. within, "dotnet", Program, .. arguments, "--contentRoot", ContentRoot];
        return new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
    }

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
}

internal sealed record Ended(int ExitCode, string Output, string Errors)
{
    /// <summary>One line on standard error that has the words, exit code 1, and no stack trace anywhere.</summary>
    public void AssertOneLine(params string[] words)
    {
        var everything = $"exit code {ExitCode}\n{Output}\n{Errors}";
        Assert.True(ExitCode == 1, everything);
        Assert.True(Errors.Trim().Length > 0 && !Errors.Trim().Contains('\n', StringComparison.Ordinal), everything);
        Assert.StartsWith("LapeKnowledge: ", Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Output + Errors, StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains(word, Errors, StringComparison.OrdinalIgnoreCase));
    }
}
