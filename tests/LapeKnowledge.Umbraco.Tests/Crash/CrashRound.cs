using System.Diagnostics;
using System.Globalization;

namespace LapeKnowledge.Umbraco.Tests.Crash;

/// <summary>Starts the writer over a database, lets it write for a moment, kills it, and remembers what it had acknowledged.</summary>
internal sealed class CrashRound(string connectionString, string folder)
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(5);
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Acknowledgement> _acknowledged = [];

    public IReadOnlyList<Acknowledgement> Acknowledged => _acknowledged;

    public async Task RunAsync(TimeSpan writeFor)
    {
        using var writer = Start();
        var output = ReadAsync(writer);
        var errors = writer.StandardError.ReadToEndAsync();
        try
        {
            await _started.Task.WaitAsync(StartTimeout);
            await Task.Delay(writeFor);
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
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        string[] arguments =
        [
            WriterPath,
            "--contentRoot", folder,
            "--LapeKnowledge:DataFolder", Path.Combine(folder, "data"),
            "--ConnectionStrings:umbracoDbDSN", connectionString,
            "--ConnectionStrings:umbracoDbDSN_ProviderName", TestDatabases.ProviderName,
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        return Process.Start(start)!;
    }

    private async Task ReadAsync(Process writer)
    {
        while (await writer.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is [var what, var key, var number])
            {
                _acknowledged.Add(new Acknowledgement(what, Guid.Parse(key), int.Parse(number, CultureInfo.InvariantCulture)));
                _started.TrySetResult();
            }
        }
        _started.TrySetException(new InvalidOperationException("The writer ended before it wrote anything."));
    }

    /// <summary>The writer is built with this project, into a folder of the same shape.</summary>
    private static string WriterPath { get; } = Path.Combine(
        AppContext.BaseDirectory.Replace("LapeKnowledge.Umbraco.Tests", "LapeKnowledge.CrashWriter", StringComparison.Ordinal),
        "LapeKnowledge.CrashWriter.dll");
}

/// <summary>A line of the writer: what it did to which document, and the number that it wrote.</summary>
internal sealed record Acknowledgement(string What, Guid Key, int Number);
