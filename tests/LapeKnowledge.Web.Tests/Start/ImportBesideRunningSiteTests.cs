using System.Diagnostics;
using System.Net;
using LapeKnowledge.Web.Tests.Repository;

namespace LapeKnowledge.Web.Tests.Start;

/// <summary><c>usync import</c> from the command line, beside a site that runs: readers see what was imported without a restart.</summary>
public sealed class ImportBesideRunningSiteTests : IDisposable
{
    private const string Before = "/tyokalut/avartti";
    private const string After = "/tyokalut/avartti-uudistui";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string _folder = Directory.CreateTempSubdirectory("lape-beside-").FullName;

    private string Data => Path.Combine(_folder, "data");

    private string Files => Path.Combine(_folder, "files");

    [Fact]
    public async Task It_is_seen_over_a_SQLite_file()
    {
        await StarterData.CopyToAsync(Data);
        await ImportAsync([], isWhole: true);
    }

    [PostgresFact]
    public async Task It_is_seen_over_PostgreSQL()
    {
        await ImportAsync(new()
        {
            ["ConnectionStrings__umbracoDbDSN"] = await StarterData.CopyToPostgresAsync(Data),
            ["ConnectionStrings__umbracoDbDSN_ProviderName"] = "Npgsql",
        }, isWhole: false);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <param name="isWhole">Also what is unpublished and published again.</param>
    private async Task ImportAsync(Dictionary<string, string> settings, bool isWhole)
    {
        settings["LapeKnowledge__DataFolder"] = Data;
        settings["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        using var site = await RunningSite.StartAsync(settings);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };
        Assert.Contains("13–15 vuotta", await http.GetStringAsync(Before), StringComparison.Ordinal);

        Copy("Content", "avartti.config", xml => xml.Replace("<Name Culture=\"fi-FI\">Avartti</Name>", "<Name Culture=\"fi-FI\">Avartti uudistui</Name>", StringComparison.Ordinal));
        Copy("Dictionary", "agerange.age-13-15.config", xml => xml.Replace("13–15 vuotta", "13–15-vuotiaat", StringComparison.Ordinal));
        await RunAsync(settings);
        await AssertSoonAsync(http, After, HttpStatusCode.OK, "Avartti uudistui", "13–15-vuotiaat");
        await AssertSoonAsync(http, Before, HttpStatusCode.MovedPermanently);

        if (isWhole)
        {
            Copy("Content", "avartti.config", xml => xml.Replace("<Published Culture=\"fi-FI\">true</Published>", "<Published Culture=\"fi-FI\">false</Published>", StringComparison.Ordinal));
            await RunAsync(settings);
            await AssertSoonAsync(http, After, HttpStatusCode.Gone);

            Copy("Content", "avartti.config", xml => xml);
            await RunAsync(settings);
            await AssertSoonAsync(http, Before, HttpStatusCode.OK, "<h1");
        }

        Copy("Content", "avartti.config", _ => """<Empty Key="23e81c9b-b4f0-5e43-a6f5-73ad112a21d0" Alias="Avartti" Change="Delete" />""");
        await RunAsync(settings);
        await AssertSoonAsync(http, isWhole ? Before : After, HttpStatusCode.Gone);
        Assert.Equal(0, await site.StopAsync());
    }

    private void Copy(string kind, string name, Func<string, string> change)
    {
        var target = Path.Combine(Directory.CreateDirectory(Path.Combine(Files, kind)).FullName, name);
        File.WriteAllText(target, change(File.ReadAllText(RepositoryFolder.File("uSync", "v17", kind, name))));
    }

    private async Task RunAsync(Dictionary<string, string> settings)
    {
        var ended = await SiteProcess.RunCommandAsync(settings, "usync", "import", "--folder", Files);
        Assert.True(ended.ExitCode == 0, ended.Output + ended.Errors);
    }

    private static async Task AssertSoonAsync(HttpClient http, string address, HttpStatusCode status, params string[] words)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(20))
        {
            using var response = await http.GetAsync(address);
            var text = await response.Content.ReadAsStringAsync();
            if (response.StatusCode == status && words.All(w => text.Contains(w, StringComparison.Ordinal)))
            {
                return;
            }
            Assert.True(watch.Elapsed < Patience, $"{address} answers {response.StatusCode}: {text}");
        }
    }
}
