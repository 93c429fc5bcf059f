using LapeKnowledge.Web.Features.Search;
using LapeKnowledge.Web.Features.Search.Insight;
using LapeKnowledge.Web.Features.Storage;
using LapeKnowledge.Web.Tests.Site;
using LapeKnowledge.Web.Tests.Start;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Search;

/// <summary>The counts of queries, how long they are kept, and the report, on both databases.</summary>
public sealed class InsightTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lape-insight-").FullName;
    private readonly Clock _clock = new();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("Yksinäisyyden EHKÄISY", "yksinäisyyden ehkäisy")]
    [InlineData("vuosi 2018-2019", "vuosi 2018-2019")]
    [InlineData("kunta 853 lapset 2018 2019", "kunta 853 lapset 2018 2019")]
    [InlineData("7-9-vuotiaat", "7-9-vuotiaat")]
    [InlineData("teema:osallisuus", "teema:osallisuus")]
    [InlineData("matti@example.org", "")]
    [InlineData("matti (at) example", "")]
    [InlineData("soita 040 123 4567", "")]
    [InlineData("+358-40-1234567", "")]
    [InlineData("02 123 45 67", "")]
    [InlineData("010190-123A", "")]
    [InlineData("010100A1234", "")]
    [InlineData("asiakas 123456", "")]
    public void What_could_tell_of_somebody_is_not_kept(string query, string kept) => Assert.Equal(kept, InsightQuery.Of(query));

    [Fact]
    public void Nor_what_is_long() => Assert.Equal(InsightQuery.NotKept, InsightQuery.Of(new string('a', InsightQuery.MostLength + 1)));

    [Theory]
    [InlineData(2026, 11, 22, "2026-W47")]
    [InlineData(2027, 1, 3, "2026-W53")]
    [InlineData(2024, 12, 30, "2025-W01")]
    public void Weeks_are_those_of_ISO_8601(int year, int month, int day, string week) => Assert.Equal(week, InsightRow.NameOf(InsightRow.WeekOf(new DateOnly(year, month, day))));

    [Fact]
    public Task Counts_are_added_and_erased_in_time_on_SQLite() => CountAsync(false, Sqlite);

    [PostgresFact]
    public async Task Counts_are_added_and_erased_in_time_on_PostgreSQL() => await CountAsync(true, await TestPostgres.NewDatabaseAsync());

    [Fact]
    public async Task The_report_tells_what_is_missing_and_hides_what_few_searched()
    {
        await using var services = await ServicesAsync(false, Sqlite);
        var store = services.GetRequiredService<InsightStore>();
        var week = store.ThisWeek;
        await store.AddAsync(
        [
            new InsightRow { Week = week, Language = "fi", Query = "yksisarvinen", Searches = 5, Empty = 5 },
            new InsightRow { Week = week, Language = "fi", Query = "avartti", Searches = 4, Opened = 3 },
            new InsightRow { Week = week, Language = "sv", Query = "ensamhet", Searches = 3 },
            new InsightRow { Week = week, Language = "fi", Query = "kaksi kertaa", Searches = 2, Empty = 2 },
            new InsightRow { Week = week, Language = "fi", Query = InsightQuery.NotKept, Searches = 7 },
        ],
            default);

        var (status, report) = await RunAsync(services);
        Assert.Equal(0, status);
        Assert.Matches(@"2026-W47\s+21\s+7\s+3", report);
        Assert.Matches(@"(?s)without result:\s+5  fi  yksisarvinen\s+with results that nobody opened:\s+3  sv  ensamhet\s+most used:\s+5  fi  yksisarvinen\s+4  fi  avartti", report);
        Assert.DoesNotContain("kaksi kertaa", report);
        Assert.Contains("Not listed: 9 searches", report);

        var file = Path.Combine(_folder, "haut.csv");
        Assert.Equal((0, $"3 written to {file}\n"), await RunAsync(services, "--weeks", "2", "--csv", file));
        var lines = (await File.ReadAllTextAsync(file)).Split("\r\n");
        Assert.Equal("2026-W47;fi;avartti;4;0;3", lines[1]);
        Assert.Equal(1, (await RunAsync(services, "--csv", file)).Status);
        foreach (var wrong in new[] { new[] { "--weeks" }, ["--weeks", "0"], ["--weeks", "-1"], ["--weeks", "abc"], ["--csv"], ["kaikki"] })
        {
            Assert.Equal((2, InsightCommand.Usage + "\n"), await RunAsync(services, wrong));
        }
    }

    private string Sqlite => $"Data Source={Path.Combine(_folder, $"{Guid.NewGuid():N}.db")}";

    private async Task CountAsync(bool isPostgreSql, string connection)
    {
        await using var services = await ServicesAsync(isPostgreSql, connection);
        var store = services.GetRequiredService<InsightStore>();
        var first = store.ThisWeek;
        var options = new SearchOptions { RareDays = 30, InsightDays = 400, ShownFrom = 3 };
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.AddAsync([Row(first, "avartti", searches: 1), Row(first, "harvinainen", opened: 1)], default)));
        await store.AddAsync([Row(first, "harvinainen", searches: 2, empty: 1)], default);
        await store.AddAsync([Row(first, "avartti", opened: 1)], default);
        Assert.Equal([("avartti", 8, 0, 1), ("harvinainen", 2, 1, 0)], await AllAsync(store)); // what was not searched was not opened

        _clock.Now += TimeSpan.FromDays(7);
        await store.AddAsync([Row(store.ThisWeek, "avartti", opened: 1)], default); // searched on Sunday, opened on Monday
        Assert.Equal(("avartti", 8, 0, 2), (await AllAsync(store))[0]);

        await store.EraseAsync(options, default);
        Assert.Equal(2, (await AllAsync(store)).Count);
        _clock.Now += TimeSpan.FromDays(30);
        await store.EraseAsync(options, default);
        Assert.Equal([(InsightQuery.NotKept, 2, 1, 0), ("avartti", 8, 0, 2)], await AllAsync(store)); // the number stays, the words go

        _clock.Now += TimeSpan.FromDays(400);
        await store.EraseAsync(options, default);
        Assert.Empty(await AllAsync(store));
    }

    private static InsightRow Row(int week, string query, int searches = 0, int empty = 0, int opened = 0) =>
        new() { Week = week, Language = "fi", Query = query, Searches = searches, Empty = empty, Opened = opened };

    private static async Task<List<(string Query, int Searches, int Empty, int Opened)>> AllAsync(InsightStore store) =>
        [.. (await store.SinceAsync(0, default)).Select(r => (r.Query, r.Searches, r.Empty, r.Opened))];

    private static async Task<(int Status, string Output)> RunAsync(IServiceProvider services, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        return (await InsightCommand.RunAsync(services, arguments, output), output.ToString());
    }

    private async Task<ServiceProvider> ServicesAsync(bool isPostgreSql, string connection)
    {
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(_clock)
            .AddDbContextFactory<InsightDbContext>(options => FeatureDatabase.Configure(options, isPostgreSql, connection, InsightDbContext.History))
            .AddSingleton<InsightStore>()
            .AddSingleton<FeatureMigrator<InsightDbContext>>();
        services.AddOptions<SearchOptions>();
        var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<FeatureMigrator<InsightDbContext>>().MigrateAsync(default);
        return provider;
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
