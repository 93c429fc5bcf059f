using System.Net;
using LapeKnowledge.Umbraco.Tests;
using LapeKnowledge.Web.Tests.Repository;
using LapeKnowledge.Web.Tests.Start;

namespace LapeKnowledge.Web.Tests.Search.Indexing;

/// <summary>The commands of the index, and sites that index beside each other, as they are run.</summary>
public sealed class SearchCommandTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _folder = Directory.CreateTempSubdirectory("lape-search-").FullName;

    private string Data => Path.Combine(_folder, "data");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task They_work_while_no_site_runs_and_tell_what_to_do_while_one_does()
    {
        var empty = Settings(Path.Combine(_folder, "empty"));
        await RunAsync(empty, 2, "usage: search rebuild", "search", "rebild");
        await RunAsync(empty, 1, "search rebuild", "search", "stats");

        var settings = Settings(Data);
        await StarterData.CopyToAsync(Data);
        using (var site = await RunningSite.StartAsync(settings))
        {
            await ReadyAsync(site);
            await RunAsync(settings, 1, "The site runs", "search", "check");
            var former = SegmentNames();
            await RunAsync(settings, 0, "has been asked to fill its index anew", "search", "rebuild");
            Assert.True(SpinWait.SpinUntil(() => !SegmentNames().Intersect(former).Any(), Patience), "the site did not do it");
            await ReadyAsync(site);
            Assert.Equal(0, await site.StopAsync());
        }

        await RunAsync(settings, 0, "The search index is well", "search", "check");
        await RunAsync(settings, 0, "as of entry", "search", "stats");
        Damage();
        await RunAsync(settings, 1, "search rebuild", "search", "check");
        var rebuilt = await RunAsync(settings, 0, "The search index is being built: 100 %", "search", "rebuild");
        Assert.InRange(rebuilt.Output.Split('\n').Count(l => l.Contains('%')), 3, 12);
        await RunAsync(settings, 0, "The search index is well", "search", "check");
    }

    [Fact]
    public async Task What_a_command_changed_beside_the_site_is_in_the_index_and_so_it_is_with_a_second_site_over_the_same_folder()
    {
        var settings = Settings(Data);
        await StarterData.CopyToAsync(Data);
        using (var site = await RunningSite.StartAsync(settings))
        using (var second = await RunningSite.StartAsync(settings))
        {
            await ReadyAsync(site);
            await ReadyAsync(second);
            await ImportAsync(settings);
            await SeenAsync(site);
            await SeenAsync(second);
            Assert.Equal(0, await second.StopAsync());
            Assert.Equal(0, await site.StopAsync());
        }

        await RunAsync(settings, 0, "The search index is well", "search", "check");
        Directory.Delete(Path.Combine(Data, "search"), recursive: true);
        Directory.Move(Path.Combine(Data, "search-2"), Path.Combine(Data, "search"));
        await RunAsync(settings, 0, "The search index is well", "search", "check");
    }

    [PostgresFact]
    public async Task Sites_over_one_PostgreSQL_follow_each_other()
    {
        var connection = await StarterData.CopyToPostgresAsync(Path.Combine(_folder, "one"));
        var all = new[] { "one", "two", "command" }.Select(n => Settings(Path.Combine(_folder, n), connection)).ToArray();
        using (var one = await RunningSite.StartAsync(all[0]))
        using (var two = await RunningSite.StartAsync(all[1]))
        {
            await ReadyAsync(one);
            await ReadyAsync(two);
            await ImportAsync(all[2]);
            await SeenAsync(one);
            await SeenAsync(two);
            Assert.Equal(0, await one.StopAsync());
            Assert.Equal(0, await two.StopAsync());
        }

        await RunAsync(all[0], 0, "The search index is well", "search", "check");
        await RunAsync(all[1], 0, "The search index is well", "search", "check");
    }

    private static Dictionary<string, string> Settings(string data, string? postgres = null)
    {
        var settings = new Dictionary<string, string> { ["LapeKnowledge__DataFolder"] = data, ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" };
        if (postgres is not null)
        {
            settings["ConnectionStrings__umbracoDbDSN"] = postgres;
            settings["ConnectionStrings__umbracoDbDSN_ProviderName"] = "Npgsql";
        }

        return settings;
    }

    private static async Task<Ended> RunAsync(Dictionary<string, string> settings, int code, string words, params string[] command)
    {
        var ended = await SiteProcess.RunCommandAsync(settings, command);
        Assert.True(ended.ExitCode == code, $"{ended.ExitCode}\n{ended.Output}\n{ended.Errors}");
        Assert.Contains(words, ended.Output, StringComparison.Ordinal);
        return ended;
    }

    /// <summary>Renames a tool that others name.</summary>
    private async Task ImportAsync(Dictionary<string, string> settings)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "files", "Content")).FullName, "avartti.config");
        var xml = await File.ReadAllTextAsync(RepositoryFolder.File("uSync", "v17", "Content", "avartti.config"));
        await File.WriteAllTextAsync(file, xml.Replace("<Name Culture=\"fi-FI\">Avartti</Name>", "<Name Culture=\"fi-FI\">Avartti uudistui</Name>", StringComparison.Ordinal));
        await RunAsync(settings, 0, "1 updated", "usync", "import", "--folder", Path.Combine(_folder, "files"));
    }

    private static Task ReadyAsync(RunningSite site) => UntilAsync(site, "/health/ready", text => !text.Contains("is being", StringComparison.Ordinal));

    /// <summary>The page shows it; the index has a moment to follow before the site is stopped.</summary>
    private static async Task SeenAsync(RunningSite site)
    {
        await UntilAsync(site, "/tyokalut/avartti-uudistui", text => text.Contains("Avartti uudistui", StringComparison.Ordinal));
        await Task.Delay(TimeSpan.FromSeconds(1));
    }

    private static async Task UntilAsync(RunningSite site, string address, Func<string, bool> isThere)
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            using var response = await http.GetAsync(address, patience.Token);
            if (response.StatusCode == HttpStatusCode.OK && isThere(await response.Content.ReadAsStringAsync(patience.Token)))
            {
                return;
            }

            await Task.Delay(50, patience.Token);
        }
    }

    private string[] SegmentNames() => [.. Directory.EnumerateFiles(Path.Combine(Data, "search"), "*.seg")];

    private void Damage()
    {
        var file = new DirectoryInfo(Path.Combine(Data, "search")).EnumerateFiles("*.seg").MaxBy(f => f.Length)!;
        using var segment = file.Open(FileMode.Open);
        segment.Position = segment.Length / 2;
        var former = segment.ReadByte();
        segment.Position--;
        segment.WriteByte((byte)(former ^ 1));
    }
}
