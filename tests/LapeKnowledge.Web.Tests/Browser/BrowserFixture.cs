using System.Text.Json;
using LapeKnowledge.Web.Tests.Start;

namespace LapeKnowledge.Web.Tests.Browser;

/// <summary>The site in a process of its own, looked at once by <c>site-check.mjs</c>; each test reads its part of the report.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("LAPE_LONG") is not null;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(IsLong ? 60 : 15);

    internal BrowserReport Report { get; private set; } = new([], new Dictionary<string, int>(), []);

    public async Task InitializeAsync()
    {
        if (BrowserFactAttribute.Missing is not null)
        {
            return;
        }

        var data = Directory.CreateTempSubdirectory("lape-browser-").FullName;
        try
        {
            await StarterData.CopyToAsync(data);
            using var site = await RunningSite.StartAsync(
                new Dictionary<string, string>
                {
                    ["LapeKnowledge__DataFolder"] = data,
                    ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                    ["ASPNETCORE_ENVIRONMENT"] = "Development", // where the page of styles is
                });
            Report = await LookAsync(site.Address);
            await site.StopAsync();
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<BrowserReport> LookAsync(Uri site)
    {
        string[] options = IsLong ? ["--long"] : [];
        return JsonSerializer.Deserialize<BrowserReport>(await NodeScript.RunAsync("site-check.mjs", Patience, [site.ToString(), .. options]), JsonSerializerOptions.Web)!;
    }
}

/// <param name="Counts">How often each check was made.</param>
internal sealed record BrowserReport(IReadOnlyList<SeenPage> Pages, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<Finding> Found);

internal sealed record SeenPage(string Kind, string Language, string Path);

/// <param name="View">The window: its width, and light or dark.</param>
internal sealed record Finding(string Check, string Page, string View, string Text);
