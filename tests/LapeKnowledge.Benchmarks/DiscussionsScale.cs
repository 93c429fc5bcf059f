using System.Diagnostics;
using System.Globalization;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Features.Storage;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Benchmarks;

/// <summary>
/// Threads and posts by the hundred thousand: how long a page of a list and of a thread takes to read from the tables when 200 are asked for each second,
/// whether the one before it is done or not. SQLite in the folder, and PostgreSQL where a connection is given.
/// </summary>
internal static class DiscussionsScale
{
    private const int PostsOfThread = 100;
    private const int Forums = 200;
    private const int PerSecond = 200;
    private const int Batch = 5_000;

    public static async Task RunAsync(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("lape-discussions-").FullName;
        try
        {
            await MeasureAsync("SQLite", new Contexts(false, $"Data Source={Path.Combine(folder, "discussions.db")};Cache=Shared"), options);
            if (options.Postgres is { } connection)
            {
                await MeasureAsync("PostgreSQL", new Contexts(true, connection), options);
            }
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(string database, Contexts contexts, Options options)
    {
        var (threads, seconds) = (options.Documents, (int)Math.Max(1, options.Seconds));
        var filled = Stopwatch.StartNew();
        await FillAsync(contexts, threads);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{database}: {threads} threads, {threads * PostsOfThread} posts, filled in {filled.Elapsed.TotalSeconds:0} s"));
        var (lists, reading, random) = (new ThreadLists(contexts, TimeProvider.System), new ThreadReading(contexts), new Random(1));
        await PrintAsync("forum list", seconds, () => lists.OfForumAsync(ForumKey(random.Next(Forums)), null, null, ThreadLists.Size, default));
        await PrintAsync("all threads", seconds, () => lists.NewestAsync(null, null, null, ThreadLists.Size, default));
        await PrintAsync("all threads, page 100", seconds, () => lists.NewestAsync(null, null, FormattableString.Invariant($"{Moment(threads - Math.Min(threads / 2, 2_000)).Ticks}-0"), ThreadLists.Size, default));
        await PrintAsync("thread", seconds, async () =>
        {
            var thread = await reading.FindAsync(random.Next(1, threads + 1), null, default);
            await reading.ReadAsync(thread!, random.Next(1, PostsOfThread), null, default);
        });
    }

    private static async Task PrintAsync(string what, int seconds, Func<Task> ask)
    {
        await ask();
        var asked = new List<Task<double>>();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < seconds * PerSecond; i++)
        {
            var wait = TimeSpan.FromSeconds((double)i / PerSecond) - clock.Elapsed;
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait);
            }

            asked.Add(Task.Run(async () =>
            {
                var begun = Stopwatch.GetTimestamp();
                await ask();
                return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            }));
        }

        var times = (await Task.WhenAll(asked)).Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what}: p50 {times[times.Length / 2]:0.0} ms, p99 {times[(int)(times.Length * .99)]:0.0} ms, most {times[^1]:0.0} ms at {PerSecond}/s"));
    }

    private static async Task FillAsync(Contexts contexts, int threads)
    {
        await using (var db = contexts.CreateDbContext())
        {
            await db.Database.MigrateAsync();
            db.Forums.AddRange(Enumerable.Range(0, Forums).Select(f => new Forum { Key = ForumKey(f), OpenedUtc = Moment(0), Threads = threads / Forums, Posts = threads / Forums * PostsOfThread }));
            db.Threads.AddRange(Enumerable.Range(0, threads).Select(t => new DiscussionThread
            {
                ForumKey = ForumKey(t % Forums),
                Title = FormattableString.Invariant($"Keskustelu numero {t}"),
                Culture = "fi-FI",
                AuthorKey = ForumKey(t % 50),
                CreatedUtc = Moment(t),
                LastPostUtc = Moment(t),
                LastNumber = PostsOfThread,
                LastShown = PostsOfThread,
                Posts = PostsOfThread,
                Change = t + 1,
            }));
            await db.SaveChangesAsync();
        }

        foreach (var numbers in Enumerable.Range(0, threads * PostsOfThread).Chunk(Batch))
        {
            await using var db = contexts.CreateDbContext();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.Posts.AddRange(numbers.Select(n => new Post
            {
                ThreadId = 1 + n / PostsOfThread,
                Number = 1 + n % PostsOfThread,
                AuthorKey = ForumKey(n % 50),
                CreatedUtc = Moment(n),
                Sending = Guid.NewGuid(),
                Text = "Meillä tämä alkoi pienestä: yksi ryhmä, yksi viikko ja yhteinen keskustelu sen jälkeen. **Mikä toimi?** Aikataulu ja se, että kaikki tiesivät oman osansa.",
            }));
            await db.SaveChangesAsync();
        }
    }

    private static Guid ForumKey(int number) => new(number, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0);

    private static DateTime Moment(int number) => DateTime.UnixEpoch.AddYears(50).AddSeconds(number);

    private sealed class Contexts(bool isPostgreSql, string connection) : IDbContextFactory<DiscussionsDbContext>
    {
        public DiscussionsDbContext CreateDbContext()
        {
            var options = new DbContextOptionsBuilder<DiscussionsDbContext>();
            FeatureDatabase.Configure(options, isPostgreSql, connection, DiscussionsDbContext.History);
            return new DiscussionsDbContext(options.Options);
        }
    }
}
