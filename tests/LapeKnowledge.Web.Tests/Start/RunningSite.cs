using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace LapeKnowledge.Web.Tests.Start;

/// <summary>The program in a process of its own, listening.</summary>
internal sealed partial class RunningSite : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Process _process;

    private RunningSite(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<RunningSite> StartAsync(IDictionary<string, string> environment, params string[] arguments)
    {
        var start = SiteProcess.Describe(arguments);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                if (Listening().Match(line) is { Success: true } match)
                {
                    _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None); // a full pipe would hold the program up
                    return new RunningSite(process, new Uri(match.Groups[1].Value));
                }
            }
            throw new InvalidOperationException($"The site did not start: {await process.StandardError.ReadToEndAsync(patience.Token)}");
        }
        catch (Exception)
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary>Waits until its search answers: a new site fills its index first.</summary>
    public async Task SearchableAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var patience = new CancellationTokenSource(Patience);
        while ((await http.GetAsync(new Uri("/haku", UriKind.Relative), patience.Token)).StatusCode != HttpStatusCode.OK)
        {
            await Task.Delay(100, patience.Token);
        }
    }

    /// <summary>Asks it to end, as an operator or a service manager does.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Ends it without a word, as a power failure does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }
        _process.Dispose();
    }

    [GeneratedRegex("Now listening on: (http://\\S+)")]
    private static partial Regex Listening();
}
