using System.Text;
using LapeKnowledge.Web.Features.Feedback;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Storage;
using LapeKnowledge.Web.Tests.Site;
using LapeKnowledge.Web.Tests.Start;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LapeKnowledge.Web.Tests.Features;

/// <summary>The record of feedback, how long it is kept, and the commands of the staff, on both databases.</summary>
public sealed class FeedbackRecordTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lape-feedback-").FullName;
    private readonly Clock _clock = new();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public Task What_has_been_kept_long_enough_is_erased_on_SQLite() => EraseAsync(false, Sqlite);

    [PostgresFact]
    public async Task What_has_been_kept_long_enough_is_erased_on_PostgreSQL() => await EraseAsync(true, await TestPostgres.NewDatabaseAsync());

    [Fact]
    public async Task Staff_lists_answers_and_exports()
    {
        await using var services = await ServicesAsync(false, Sqlite);
        var store = services.GetRequiredService<FeedbackStore>();
        await store.AddAsync(new SentFeedback("/a;b", "=HYPERLINK(\"http://evil.example\")", "a@example.org"), Cultures.Finnish, default);
        _clock.Now += TimeSpan.FromDays(15);
        await store.AddAsync(new SentFeedback(string.Empty, "Rivi\u001b[31m\ntoinen", null), Cultures.Swedish, default);

        var (listed, list) = await RunAsync(services, "list");
        Assert.Equal(0, listed);
        Assert.Contains("1  2026-11-22  LATE, due 2026-12-06  a@example.org", list);
        Assert.Contains("2 in the record, 2 to answer", list);
        Assert.DoesNotContain('\u001b', list);

        Assert.Equal((0, "Feedback 1 is marked as answered: 2026-12-07\n"), await RunAsync(services, "answer", "1"));
        _clock.Now += TimeSpan.FromDays(1);
        Assert.Equal((0, "Feedback 1 was answered already: 2026-12-07\n"), await RunAsync(services, "answer", "1"));
        Assert.Equal((1, "There is no feedback 77.\n"), await RunAsync(services, "answer", "77"));
        Assert.Equal(2, (await RunAsync(services, "answer", "x")).Status);
        Assert.Equal(2, (await RunAsync(services)).Status);

        var file = Path.Combine(_folder, "palaute.csv");
        Assert.Equal(0, (await RunAsync(services, "export", file)).Status);
        var lines = (await File.ReadAllTextAsync(file)).Split("\r\n");
        Assert.Equal("1;2026-11-22;2026-12-06;2026-12-07;fi;\"/a;b\";a@example.org;\"'=HYPERLINK(\"\"http://evil.example\"\")\"", lines[1]);
        Assert.Equal(1, (await RunAsync(services, "export", file)).Status);
        Assert.Equal(1, (await RunAsync(services, "export", Path.Combine(_folder, "ei", "ole.csv"))).Status);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    private string Sqlite => $"Data Source={Path.Combine(_folder, $"{Guid.NewGuid():N}.db")}";

    private async Task EraseAsync(bool isPostgreSql, string connection)
    {
        await using var services = await ServicesAsync(isPostgreSql, connection);
        var store = services.GetRequiredService<FeedbackStore>();
        var options = new FeedbackOptions { EmailDays = 10, RecordDays = 20 };
        var (item, isNew) = await store.AddAsync(new SentFeedback("/", "Viesti", "a@example.org"), Cultures.Finnish, default);
        Assert.True(isNew);

        _clock.Now += TimeSpan.FromDays(10);
        await store.EraseAsync(options, default);
        Assert.Equal("a@example.org", Assert.Single(await store.AllAsync(default)).Email);

        _clock.Now += TimeSpan.FromHours(1);
        await store.EraseAsync(options, default);
        var kept = Assert.Single(await store.AllAsync(default));
        Assert.Equal((item.Id, "Viesti", null), (kept.Id, kept.Message, kept.Email));

        Assert.True(await store.TakeForMailAsync(item.Id, default));
        Assert.False(await store.TakeForMailAsync(item.Id, default));
        Assert.Empty(await store.UnmailedAsync(default));
        await store.GiveBackAsync(item.Id, default);
        Assert.Single(await store.UnmailedAsync(default));

        _clock.Now += TimeSpan.FromDays(10);
        await store.EraseAsync(options, default);
        Assert.Empty(await store.AllAsync(default));
    }

    private static async Task<(int Status, string Output)> RunAsync(IServiceProvider services, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        return (await FeedbackCommand.RunAsync(services, arguments, output), output.ToString());
    }

    private async Task<ServiceProvider> ServicesAsync(bool isPostgreSql, string connection)
    {
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(_clock)
            .AddDbContextFactory<FeedbackDbContext>(options => FeatureDatabase.Configure(options, isPostgreSql, connection, FeedbackDbContext.History))
            .AddSingleton<FeedbackStore>()
            .AddSingleton<FeatureMigrator<FeedbackDbContext>>()
            .BuildServiceProvider();
        await services.GetRequiredService<FeatureMigrator<FeedbackDbContext>>().MigrateAsync(default);
        return services;
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

public sealed class CsvTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+358", "'+358")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData(" =1", "' =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("Äiti-Ö", "Äiti-Ö")]
    [InlineData(null, "")]
    public void No_cell_is_run_or_breaks_the_table(string? value, string cell) => Assert.Equal($"x;{cell};y", Csv.Line(["x", value, "y"]));

    [Fact]
    public async Task A_file_is_marked_as_UTF8_and_never_overwritten()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("lape-csv-").FullName, "t.csv");
        await Csv.WriteAsync(file, [["nimi"], ["Ä"]]);

        Assert.Equal(Encoding.UTF8.GetPreamble().Concat("nimi\r\nÄ\r\n"u8.ToArray()), await File.ReadAllBytesAsync(file));
        await Assert.ThrowsAsync<IOException>(() => Csv.WriteAsync(file, []));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }
}
