using System.Diagnostics;
using LapeKnowledge.Web.Tests.Repository;

namespace LapeKnowledge.Web.Tests.Search.Indexing;

/// <summary>Starts the site over a data folder, lets it change content for a moment, and kills it.</summary>
internal sealed class CrashRound(string data)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly Dictionary<string, TaskCompletionSource> _told = new[] { "started", "checked", "wrote" }
        .ToDictionary(l => l, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    private readonly List<string> _problems = [];

    public int Writes { get; private set; }

    /// <summary>What the index lacked when it had caught up with what was written before the crash.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <param name="line">The line on which the time begins: started, checked or wrote.</param>
    public async Task RunAsync(string line, TimeSpan goOn)
    {
        using var writer = Start();
        var output = ReadAsync(writer);
        var errors = writer.StandardError.ReadToEndAsync();
        try
        {
            await _told[line].Task.WaitAsync(Patience);
            await Task.Delay(goOn);
        }
        finally
        {
            writer.Kill(); // SIGKILL: it gets no chance to tidy up
            await writer.WaitForExitAsync();
            await output;
        }

        var complaint = await errors;
        Assert.True(complaint.Length == 0, complaint);
    }

    private Process Start()
    {
        string[] arguments =
        [
            Program,
            "--contentRoot", RepositoryFolder.File("src", "LapeKnowledge.Web"),
            "--urls", "http://127.0.0.1:0",
            "--LapeKnowledge:DataFolder", data,
        ];
        return Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
    }

    private async Task ReadAsync(Process writer)
    {
        while (await writer.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("problem ", StringComparison.Ordinal))
            {
                _problems.Add(line);
            }
            else if (_told.TryGetValue(line, out var told))
            {
                Writes += line == "wrote" ? 1 : 0;
                told.TrySetResult();
            }
        }

        foreach (var told in _told.Values)
        {
            told.TrySetException(new InvalidOperationException("The site ended by itself."));
            _ = told.Task.Exception;
        }
    }

    /// <summary>Built with this project, into a folder of the same shape.</summary>
    private static string Program { get; } = Path.Combine(
        AppContext.BaseDirectory.Replace("LapeKnowledge.Web.Tests", "LapeKnowledge.CrashIndexer", StringComparison.Ordinal), "LapeKnowledge.CrashIndexer.dll");
}
