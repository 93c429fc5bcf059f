using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using LapeKnowledge.Web.Features.Demo;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Storage;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Benchmarks;

/// <summary>
/// Discussions in the running site, over HTTP: pages of lists and threads when 200 are asked for each second, whether the ones before are done or not; how
/// soon a search finds a post; and the memory of open streams. N threads of 100 posts, in SQLite or, where a connection is given, in PostgreSQL.
/// </summary>
internal static class DiscussionsScale
{
    private const int PostsOfThread = 100;
    private const int PerSecond = 200;
    private const int WarmUpSeconds = 10;
    private const int Rounds = 5;
    private const int Streams = 500;
    private const int Posts = 40;
    private const string Editor = "toimittaja@demo.invalid";

    public static async Task RunAsync(Options options)
    {
        using var folder = new DataFolder(options.Folder);
        Machine.Print();
        var contexts = new Contexts(options.Postgres is not null, options.Postgres ?? $"Data Source={Path.Combine(folder.Path, "lapeknowledge.db")}");
        await using (await SiteProcess.StartAsync(options, folder.Path, isDemo: true))
        {
            // the tables are there, with the accounts and forums of the demonstration
        }

        var threads = await DiscussionSeed.FillAsync(contexts, options.Documents, PostsOfThread);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await using var site = await SiteProcess.StartAsync(options, folder.Path, isDemo: true);
        Print($"{(options.Postgres is null ? "SQLite" : "PostgreSQL")}: {threads.Count} threads of {PostsOfThread} posts; start {site.StartTime.TotalSeconds:0.0} s, {site.MegaBytes} MB");
        using var reader = Client(site);
        await AwaitIndexAsync(reader, site, threads[^1].Title);
        using var member = Client(site);
        await SignInAsync(member);
        await MeasurePagesAsync("nobody", reader, threads, options.Seconds, site);
        await MeasurePagesAsync("member", member, threads, options.Seconds, site);
        await MeasureVisibleAsync(member, reader, threads);
        await MeasureStreamsAsync(site, threads);
    }

    private static HttpClient Client(SiteProcess site)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = true, CookieContainer = new CookieContainer(), AllowAutoRedirect = false, MaxConnectionsPerServer = 128 }) { BaseAddress = new Uri($"http://127.0.0.1:{site.Port}") };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return client;
    }

    /// <summary>The threads were written beside the site, so its index takes them up at the start.</summary>
    private static async Task AwaitIndexAsync(HttpClient http, SiteProcess site, string title)
    {
        var clock = Stopwatch.StartNew();
        var search = new Uri($"/api/v1/search?lang=fi&size=1&facets=none&q=%22{Uri.EscapeDataString(title)}%22", UriKind.Relative);
        while (true)
        {
            using var answer = await http.GetAsync(search);
            if (answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync()).Contains(title, StringComparison.Ordinal)) // 503 while the index is made
            {
                break;
            }

            await Task.Delay(500);
        }

        Print($"  index up to date after {clock.Elapsed.TotalSeconds:0} s, {site.MegaBytes} MB");
    }

    private static async Task SignInAsync(HttpClient http) =>
        await SendAsync(http, "/kirjaudu", ("sahkoposti", Editor), ("salasana", DemoMembers.Password));

    private static async Task SendAsync(HttpClient http, string address, params (string Name, string Value)[] fields)
    {
        var page = await http.GetStringAsync(address);
        var token = page.Split("name=\"tunniste\"")[1].Split("value=\"")[1].Split('"')[0];
        using var form = new FormUrlEncodedContent([new("tunniste", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        using var answer = await http.PostAsync(new Uri(address, UriKind.Relative), form);
        if (answer.StatusCode is not (HttpStatusCode.SeeOther or HttpStatusCode.Found))
        {
            throw new InvalidOperationException($"{address}: {(int)answer.StatusCode}");
        }
    }

    private static async Task MeasurePagesAsync(string who, HttpClient http, IReadOnlyList<SeededThread> threads, int seconds, SiteProcess site)
    {
        var random = new Random(1);
        var forums = threads.Select(t => t.Forum).Distinct().ToArray();
        var addresses = new Dictionary<Guid, string>();
        foreach (var forum in forums)
        {
            using var answer = await http.GetAsync($"/keskustelut/f/{forum}");
            addresses[forum] = answer.Headers.Location!.ToString();
        }

        string Place() => FormattableString.Invariant($"?{DiscussionAddresses.AfterParameter}={DiscussionSeed.Moment(random.Next(threads.Count)).Ticks}-{int.MaxValue}");
        await PrintAsync(who, "forum list", seconds, site, http, () => addresses[forums[random.Next(forums.Length)]] + (random.Next(2) == 0 ? Place() : string.Empty));
        await PrintAsync(who, "all discussions", seconds, site, http, () => "/keskustelut" + (random.Next(2) == 0 ? Place() : string.Empty));
        await PrintAsync(who, "thread", seconds, site, http, () =>
        {
            var thread = threads[random.Next(threads.Count)];
            return FormattableString.Invariant($"{DiscussionAddresses.OfThread(Cultures.Finnish, thread.Id, thread.Title)}?alkaen={1 + 20 * random.Next(5)}");
        });
    }

    /// <summary>Medians of the rounds, and the least and the most p99 of them.</summary>
    private static async Task PrintAsync(string who, string what, int seconds, SiteProcess site, HttpClient http, Func<string> address)
    {
        await AskAsync(WarmUpSeconds, PerSecond / 2, http, address); // the runtime goes on compiling
        await AskAsync(WarmUpSeconds, PerSecond, http, address);
        var rounds = new List<double[]>();
        while (rounds.Count < Rounds)
        {
            rounds.Add([.. (await AskAsync(seconds, PerSecond, http, address)).Order()]);
        }

        var latest = rounds.Select(r => r[(int)(r.Length * .99)]).Order().ToArray();
        Print($"  {who,-7} {what,-16} p50 {rounds.Select(r => r[r.Length / 2]).Order().ElementAt(Rounds / 2),5:0.0} ms  p99 {latest[Rounds / 2],5:0.0} ms ({latest[0]:0.0} to {latest[^1]:0.0}) at {PerSecond}/s, {rounds.Sum(r => r.Count(double.IsInfinity))} refused, {site.MegaBytes} MB");
    }

    /// <summary>An open loop: an answer that is late makes no later request wait.</summary>
    /// <returns>Milliseconds; infinitely many for an answer that the site was too busy for.</returns>
    private static async Task<double[]> AskAsync(int seconds, int perSecond, HttpClient http, Func<string> address)
    {
        var asked = new List<Task<double>>();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < seconds * perSecond; i++)
        {
            var wait = TimeSpan.FromSeconds((double)i / perSecond) - clock.Elapsed;
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait);
            }

            var page = new Uri(address(), UriKind.Relative);
            asked.Add(Task.Run(async () =>
            {
                var begun = Stopwatch.GetTimestamp();
                using var answer = await http.GetAsync(page);
                if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                {
                    return double.PositiveInfinity;
                }

                answer.EnsureSuccessStatusCode();
                return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            }));
        }

        return await Task.WhenAll(asked);
    }

    /// <summary>From the answer to the form until the first search that finds the post.</summary>
    private static async Task MeasureVisibleAsync(HttpClient member, HttpClient reader, IReadOnlyList<SeededThread> threads)
    {
        var milliseconds = new List<double>();
        for (var round = 0; round < Posts; round++)
        {
            var word = FormattableString.Invariant($"zxq{round}vz");
            await SendAsync(member, $"/keskustelut/vastaa/{threads[round * 7].Id}", ("teksti", $"Kokeilemme sanaa {word}."));
            var sent = Stopwatch.GetTimestamp();
            while (!(await reader.GetStringAsync($"/api/v1/search?lang=fi&size=1&facets=none&q={word}")).Contains("/keskustelut/t/", StringComparison.Ordinal))
            {
                await Task.Delay(5);
            }

            milliseconds.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }

        var sorted = milliseconds.Order().ToArray();
        Print($"  a post is found by search after p50 {sorted[sorted.Length / 2]:0} ms, most {sorted[^1]:0} ms ({Posts} posts)");
    }

    private static async Task MeasureStreamsAsync(SiteProcess site, IReadOnlyList<SeededThread> threads)
    {
        var before = site.MegaBytes;
        var open = new List<TcpClient>();
        try
        {
            for (var i = 0; i < Streams; i++)
            {
                var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, site.Port);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /keskustelut/virta/{threads[i % 50].Id}?viimeinen=1 HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"));
                var buffer = new byte[4096];
                var read = await client.GetStream().ReadAsync(buffer);
                if (!Encoding.ASCII.GetString(buffer, 0, read).StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
                {
                    throw new InvalidOperationException("No stream.");
                }

                open.Add(client);
            }

            await Task.Delay(TimeSpan.FromSeconds(3));
            Print($"  {Streams} open streams: {site.MegaBytes - before} MB more ({before} to {site.MegaBytes} MB)");
        }
        finally
        {
            open.ForEach(c => c.Dispose());
        }
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

internal sealed record SeededThread(int Id, Guid Forum, string Title);

/// <summary>Threads and posts in the forums of a demonstration.</summary>
internal static class DiscussionSeed
{
    private const int Batch = 5_000;
    private const string Mark = "Mittauksen keskustelu ";

    public static async Task<IReadOnlyList<SeededThread>> FillAsync(IDbContextFactory<DiscussionsDbContext> contexts, int threads, int postsOfThread)
    {
        await using var db = await contexts.CreateDbContextAsync();
        if (!await db.Threads.AnyAsync(t => t.Title.StartsWith(Mark)))
        {
            await FillAsync(contexts, db, threads, postsOfThread);
        }

        var seeded = await db.Threads.AsNoTracking().Where(t => t.Title.StartsWith(Mark)).OrderBy(t => t.Id).Select(t => new { t.Id, t.ForumKey, t.Title }).ToListAsync();
        return [.. seeded.Select(t => new SeededThread(t.Id, t.ForumKey, t.Title))];
    }

    public static DateTime Moment(int number) => new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(number);

    private static async Task FillAsync(IDbContextFactory<DiscussionsDbContext> contexts, DiscussionsDbContext db, int threads, int postsOfThread)
    {
        var forums = await db.Forums.ToListAsync();
        var people = await db.Posts.Select(p => p.AuthorKey).Distinct().ToListAsync();
        var change = await db.Turns.Select(t => t.Change).SingleAsync();
        var made = Enumerable.Range(0, threads).Select(t => new DiscussionThread
        {
            ForumKey = forums[t % forums.Count].Key,
            Title = string.Create(CultureInfo.InvariantCulture, $"{Mark}{t}"),
            Culture = Cultures.Finnish,
            AuthorKey = people[t % people.Count],
            CreatedUtc = Moment(t),
            LastPostUtc = Moment(t),
            LastAuthorKey = people[t % people.Count],
            LastNumber = postsOfThread,
            LastShown = postsOfThread,
            Posts = postsOfThread,
            Change = change + 1 + t,
        }).ToList();
        db.Threads.AddRange(made);
        foreach (var (index, forum) in forums.Index())
        {
            var own = threads / forums.Count + (index < threads % forums.Count ? 1 : 0);
            (forum.Threads, forum.Posts) = (forum.Threads + own, forum.Posts + own * postsOfThread);
        }

        await db.SaveChangesAsync();
        await db.Turns.ExecuteUpdateAsync(set => set.SetProperty(t => t.Change, change + threads));
        foreach (var numbers in Enumerable.Range(0, threads * postsOfThread).Chunk(Batch))
        {
            await using var part = await contexts.CreateDbContextAsync();
            part.ChangeTracker.AutoDetectChangesEnabled = false;
            part.Posts.AddRange(numbers.Select(n => new Post
            {
                ThreadId = made[n / postsOfThread].Id,
                Number = 1 + n % postsOfThread,
                AuthorKey = people[n % people.Count],
                CreatedUtc = Moment(n / postsOfThread),
                Sending = Guid.NewGuid(),
                Text = "Meillä tämä alkoi pienestä: yksi ryhmä, yksi viikko ja yhteinen keskustelu sen jälkeen. **Mikä toimi?** Aikataulu ja se, että kaikki tiesivät oman osansa.",
            }));
            await part.SaveChangesAsync();
        }

        await db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsql() ? "VACUUM ANALYZE" : "ANALYZE"); // as the server does it by itself a minute later, beside the readers
    }
}

/// <summary>The tables of discussions, without the site.</summary>
internal sealed class Contexts(bool isPostgreSql, string connection) : IDbContextFactory<DiscussionsDbContext>
{
    public DiscussionsDbContext CreateDbContext()
    {
        var options = new DbContextOptionsBuilder<DiscussionsDbContext>();
        FeatureDatabase.Configure(options, isPostgreSql, connection, DiscussionsDbContext.History);
        return new DiscussionsDbContext(options.Options);
    }
}
