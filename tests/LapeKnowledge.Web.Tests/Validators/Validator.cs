using System.Diagnostics;
using LapeKnowledge.Web.Tests.Repository;
using LapeKnowledge.Web.Tests.Start;

namespace LapeKnowledge.Web.Tests.Validators;

/// <summary>A script of this folder, which asks a program of others what is wrong with files.</summary>
internal static class Validator
{
    /// <param name="files">What to check, by the address that it was read from.</param>
    /// <returns>A line for each mistake, with the address of the file.</returns>
    public static async Task<IReadOnlyList<string>> ErrorsAsync(string script, IEnumerable<KeyValuePair<string, string>> files)
    {
        var folder = Directory.CreateTempSubdirectory("lape-validated-").FullName;
        try
        {
            foreach (var (index, file) in files.Index())
            {
                await File.WriteAllTextAsync(Path.Combine(folder, $"{index:D4}{file.Key.Split('?')[0].Replace('/', '_')}"), file.Value);
            }

            return await RunAsync(script, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<string>> RunAsync(string script, string folder)
    {
        var ended = await Ended.RunAsync(new ProcessStartInfo("node", [RepositoryFolder.File("tests", "LapeKnowledge.Web.Tests", "Validators", script), folder]), TimeSpan.FromMinutes(5));
        var lines = (ended.Output + ended.Errors).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(ended.ExitCode == 0 == (lines.Length == 0), $"{script} ended with {ended.ExitCode}: {string.Join('\n', lines)}");
        return lines;
    }
}
