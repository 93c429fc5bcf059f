using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using LapeKnowledge.Web.Tests.Discussions;
using LapeKnowledge.Web.Tests.Start;

namespace LapeKnowledge.Web.Tests.Browser.Stories;

/// <summary>
/// The site in a process of its own with its sample accounts, and everything that people do in it: the scripts beside this file, two at a time. After them
/// it is Monday, when the news of the week are sent. Each test reads its part of the report.
/// </summary>
public sealed class StoryFixture : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);
    private readonly string _data = Directory.CreateTempSubdirectory("lape-story-").FullName;
    private readonly ConcurrentDictionary<string, StoryReport> _reports = [];

    private string MailFolder => Path.Combine(_data, "mail");

    public async Task InitializeAsync()
    {
        if (BrowserFactAttribute.Missing is not null)
        {
            return;
        }

        await StarterData.CopyToAsync(_data);
        var attacks = Path.Combine(_data, "attacks.json");
        await File.WriteAllTextAsync(attacks, JsonSerializer.Serialize(((IEnumerable<object[]>)PostTextTests.Attacks).Select(a => a[0])));
        using (var site = await StartAsync(TimeSpan.Zero))
        {
            string[][] scripts = [["story.mjs", "sv"], ["story.mjs", "fi"], ["attacks.mjs", attacks], ["member-pages.mjs"], ["drafts.mjs"]];
            await Parallel.ForEachAsync(scripts, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (script, _) => _reports[NameOf(script)] = await RunAsync(site.Address, script));
            await site.StopAsync();
        }

        using var monday = await StartAsync(ShiftedClock.ToNextMonday());
        foreach (var story in _reports.Values.Where(r => r.Follower is not null))
        {
            story.Digest = await MailAsync(story.Follower!, story.Unit!);
        }

        await monday.StopAsync();
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_data, recursive: true);
        return Task.CompletedTask;
    }

    private static string NameOf(string[] script) => script is [var name, { Length: 2 } language] ? $"{name} {language}" : script[0];

    internal StoryReport Of(string script) => _reports[script];

    private async Task<StoryReport> RunAsync(Uri site, string[] script)
    {
        try
        {
            return JsonSerializer.Deserialize<StoryReport>(await NodeScript.RunAsync(Path.Combine("Stories", script[0]), Patience, [site.ToString(), MailFolder, .. script[1..]]), JsonSerializerOptions.Web)!;
        }
        catch (Exception e) when (e is TimeoutException or InvalidOperationException)
        {
            return new StoryReport([e.Message]); // the other scripts go on
        }
    }

    /// <returns>The mail that has the words, or null when none comes.</returns>
    private async Task<string?> MailAsync(string to, string words)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            var mails = Directory.EnumerateFiles(MailFolder, "*.eml").Select(File.ReadAllText).Where(m => m.Contains($"To: {to}", StringComparison.Ordinal)).Select(Site.Mails.TextOf);
            if (mails.FirstOrDefault(m => m.Contains(words, StringComparison.Ordinal)) is { } mail)
            {
                return mail;
            }

            await Task.Delay(100);
        }

        return null;
    }

    private async Task<RunningSite> StartAsync(TimeSpan ahead)
    {
        var site = await RunningSite.StartAsync(new Dictionary<string, string>
        {
            ["LapeKnowledge__DataFolder"] = _data,
            ["LapeKnowledge__Demo"] = "true",
            ["LapeKnowledge__Forms__Sent"] = "10000", // everybody comes from one address here, and is fast
            ["LapeKnowledge__Forms__SentByMember"] = "10000",
            ["LapeKnowledge__Discussions__PostsPerMinute"] = "1000",
            ["LapeKnowledge__Discussions__ThreadsPerHour"] = "1000",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["ASPNETCORE_ENVIRONMENT"] = "Demo",
            ["DOTNET_STARTUP_HOOKS"] = typeof(ShiftedClock).Assembly.Location,
            ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = typeof(ShiftedClock).Assembly.GetName().Name!,
            [ShiftedClock.Setting] = ahead.ToString("c", CultureInfo.InvariantCulture),
        });
        await site.SearchableAsync();
        return site;
    }
}

/// <param name="Complaints">What went wrong, or what nobody would show to a friend.</param>
internal sealed record StoryReport(IReadOnlyList<string> Complaints)
{
    public JsonElement Figures { get; init; }

    /// <summary>The address of who follows what the unit took into use.</summary>
    public string? Follower { get; init; }

    public string? Unit { get; init; }

    /// <summary>The follower's news of the week.</summary>
    public string? Digest { get; set; }
}
