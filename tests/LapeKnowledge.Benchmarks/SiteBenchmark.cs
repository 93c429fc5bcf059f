using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace LapeKnowledge.Benchmarks;

/// <summary>The real program as a process of its own: start, pages under load, memory.</summary>
internal static class SiteBenchmark
{
    private const int Connections = 16;
    private static readonly string[] Pages = ["/", "/hyvat-kaytannot", "/hyvat-kaytannot?teema=osallisuus&maakunta=varsinais-suomi&ymparisto=day-care", "/tyokalut/avartti", "/sv/verktyg/avartti"];

    public static async Task RunAsync(Options options)
    {
        using var folder = new DataFolder(options.Folder);
        Machine.Print();
        await Seed.FillAsync(options, folder.Path);
        await using (var first = await SiteProcess.StartAsync(options, folder.Path))
        {
            await first.SearchableAsync(); // a warm start has its index
            Console.WriteLine($"first start: {first.StartTime.TotalSeconds:F2} s, {first.MegaBytes} MB with a new index");
        }
        for (var start = 0; start < 3; start++)
        {
            await using var site = await SiteProcess.StartAsync(options, folder.Path);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start with {options.Documents} documents: {site.StartTime.TotalSeconds:F2} s, {site.MegaBytes} MB"));
            if (start < 2)
            {
                continue;
            }
            foreach (var page in Pages)
            {
                await LoadAsync(site, page, options, cookie: null);
                await LoadAsync(site, page, options, cookie: "reader=1"); // who brings a cookie gets no kept page
            }
            await site.VisitAsync(Seed.Addresses(options));
            Console.WriteLine($"after every document was asked for: {site.MegaBytes} MB");
        }
    }

    private static async Task LoadAsync(SiteProcess site, string page, Options options, string? cookie)
    {
        var generator = new LoadGenerator(site.Port, Connections, cookie);
        await generator.RunAsync(page, TimeSpan.FromSeconds(3));
        var result = await generator.RunAsync(page, TimeSpan.FromSeconds(options.Seconds));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{page,-28} {(cookie is null ? "kept" : "rendered"),-8} {result.RequestsPerSecond,8:F0} requests/s  p50 {result.Percentile(.5):F1} ms  p99 {result.Percentile(.99):F1} ms  {site.MegaBytes} MB"));
    }
}

/// <summary>The site, built beside this program, on a free port.</summary>
internal sealed class SiteProcess : IAsyncDisposable
{
    private readonly Process _process;

    private SiteProcess(Process process, int port, TimeSpan startTime) => (_process, Port, StartTime) = (process, port, startTime);

    public int Port { get; }

    public TimeSpan StartTime { get; }

    public long MegaBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / (1024 * 1024);
        }
    }

    /// <param name="isDemo">With the accounts and samples of the demonstration, which Production refuses.</param>
    public static async Task<SiteProcess> StartAsync(Options options, string folder, bool isDemo = false)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Repository.SiteFolder, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(Repository.SiteFolder, "bin", "Release", "net10.0", "LapeKnowledge.Web.dll")); // from its own folder: beside the benchmark it would scan the benchmark
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = isDemo ? "Demo" : "Production";
        start.Environment["LapeKnowledge__Demo"] = isDemo ? "true" : "false";
        start.Environment["ASPNETCORE_CONTENTROOT"] = Repository.SiteFolder;
        foreach (var (key, value) in options.Configuration(folder).Where(c => c.Value is not null))
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }
        var started = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        using var http = new HttpClient();
        while (!await AnswersAsync(http, port, "/health/ready"))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException("The site did not start.");
            }
            await Task.Delay(20);
        }
        return new SiteProcess(process, port, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Waits until the index of the search is filled.</summary>
    public async Task SearchableAsync()
    {
        using var http = new HttpClient();
        while (!await AnswersAsync(http, Port, "/haku"))
        {
            await Task.Delay(200);
        }
    }

    public async Task VisitAsync(IEnumerable<string> paths)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
        await Parallel.ForEachAsync(paths, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (path, cancellation) =>
        {
            using var response = await http.GetAsync(path, cancellation);
            response.EnsureSuccessStatusCode();
        });
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient http, int port, string path)
    {
        try
        {
            using var response = await http.GetAsync($"http://127.0.0.1:{port}{path}");
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
