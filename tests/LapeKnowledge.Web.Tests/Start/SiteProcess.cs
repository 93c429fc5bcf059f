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
    public static Task<Ended> RunAsync(string[] arguments, params string[] within) => Ended.RunAsync(Describe(arguments, within), Timeout);

    /// <summary>Runs a command of the program, which takes its settings from the environment.</summary>
    public static Task<Ended> RunCommandAsync(IReadOnlyDictionary<string, string> environment, params string[] command)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. command]) { WorkingDirectory = ContentRoot };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        return Ended.RunAsync(start, Timeout);
    }

    public static ProcessStartInfo Describe(string[] arguments, params string[] within)
    {
        string[] command = [.. within, "dotnet", Program, .. arguments, "--contentRoot", ContentRoot];
        return new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
    }

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
}
