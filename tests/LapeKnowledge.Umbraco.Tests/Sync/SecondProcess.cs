using System.Diagnostics;
using System.Globalization;

namespace LapeKnowledge.Umbraco.Tests.Sync;

/// <summary>Another process over the database of a test. It answers what it has in memory.</summary>
internal sealed class SecondProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly Process _process;
    private readonly Task<string> _errors;

    private SecondProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>How long the last answer was waited for.</summary>
    public TimeSpan Waited { get; private set; }

    public static async Task<SecondProcess> StartAsync(string connectionString, string folder)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        string[] arguments =
        [
            ReaderPath,
            "--contentRoot", folder,
            "--urls", "http://127.0.0.1:0",
            "--Umbraco:CMS:Global:HideTopLevelNodeFromPath", "false",
            "--LapeKnowledge:DataFolder", Path.Combine(folder, "data"),
            "--ConnectionStrings:umbracoDbDSN", connectionString,
            "--ConnectionStrings:umbracoDbDSN_ProviderName", TestDatabases.ProviderName,
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        var process = new SecondProcess(Process.Start(start)!);
        Assert.Equal("ready", await process.ReadAsync(StartTimeout));
        return process;
    }

    public async Task<string> AskAsync(string question)
    {
        await _process.StandardInput.WriteLineAsync(question);
        return await ReadAsync(Patience);
    }

    /// <summary>Asks again and again until the answer is the expected one.</summary>
    public async Task AssertSoonAsync(string question, string expected)
    {
        var watch = Stopwatch.StartNew();
        var answer = await AskAsync(question);
        while (answer != expected && watch.Elapsed < Patience)
        {
            await Task.Delay(Pause);
            answer = await AskAsync(question);
        }
        Waited = watch.Elapsed;
        Assert.Equal(expected, answer);
    }

    /// <summary>Stops the process where it is, as a machine that sleeps does.</summary>
    public Task SuspendAsync() => SignalAsync("-STOP");

    public Task ResumeAsync() => SignalAsync("-CONT");

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            await EndAsync();
        }
        _process.Dispose();
    }

    /// <summary>A process that a failed test left suspended does not end by itself.</summary>
    private async Task EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
        }
    }

    private async Task<string> ReadAsync(TimeSpan timeout)
        => await _process.StandardOutput.ReadLineAsync().WaitAsync(timeout) ?? throw new InvalidOperationException($"The second process has ended: {await _errors}");

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>The reader is built with this project, into a folder of the same shape.</summary>
    private static string ReaderPath { get; } = Path.Combine(
        AppContext.BaseDirectory.Replace("LapeKnowledge.Umbraco.Tests", "LapeKnowledge.Reader", StringComparison.Ordinal),
        "LapeKnowledge.Reader.dll");
}
