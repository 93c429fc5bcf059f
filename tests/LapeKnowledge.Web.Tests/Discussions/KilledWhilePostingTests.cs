using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Features.Uploads;
using LapeKnowledge.Web.Tests.Site;
using LapeKnowledge.Web.Tests.Start;
using LapeKnowledge.Web.Tests.Uploads;
using Microsoft.EntityFrameworkCore;
using RunningSite = LapeKnowledge.Web.Tests.Start.RunningSite;

namespace LapeKnowledge.Web.Tests.Discussions;

/// <summary>
/// The program in a process of its own is killed while a member posts, attaches files and writes a draft: what it has answered to is there once, what is sent
/// again is one post, and every counter counts what there is.
/// </summary>
public sealed class KilledWhilePostingTests : IDisposable
{
    /// <summary>One round each time; 60 with <c>LAPE_LONG=1</c>.</summary>
    private static readonly int Rounds = Environment.GetEnvironmentVariable("LAPE_LONG") == "1" ? 60 : 1;

    private readonly string _folder = Directory.CreateTempSubdirectory("lape-killed-").FullName;
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, UseCookies = true };
    private readonly Random _random = new(20261122);
    private readonly ConcurrentQueue<Attempt> _attempts = new();
    private readonly List<string> _drafts = ["alku"]; // each saving that was tried; those before the last answered one are past
    private int _answeredDraft;

    public void Dispose()
    {
        _handler.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task On_SQLite_a_kill_loses_no_post_doubles_none_and_leaves_the_draft()
    {
        await StarterData.CopyToAsync(_folder);
        await RunAsync(isPostgreSql: false, $"Data Source={Path.Combine(_folder, "lapeknowledge.db")}");
    }

    [PostgresFact]
    public async Task On_PostgreSQL_a_kill_loses_no_post_doubles_none_and_leaves_the_draft()
    {
        await RunAsync(isPostgreSql: true, await StarterData.CopyToPostgresAsync(_folder));
    }

    private async Task RunAsync(bool isPostgreSql, string connection)
    {
        var environment = new Dictionary<string, string>(NamedAdministrator.Settings())
        {
            ["LapeKnowledge__Forms__SentByMember"] = "1000000",
            ["LapeKnowledge__Uploads__FilesPerDay"] = "1000000",
        };
        if (isPostgreSql)
        {
            (environment["ConnectionStrings__umbracoDbDSN"], environment["ConnectionStrings__umbracoDbDSN_ProviderName"]) = (connection, "Npgsql");
        }

        var (posting, drafting) = (0, 0);
        for (var round = 0; round <= Rounds; round++)
        {
            using var site = await RunningSite.StartAsync(environment, "--LapeKnowledge:DataFolder", _folder, "--Logging:LogLevel:Default", "Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime", "Information");
            using var http = new HttpClient(_handler, disposeHandler: false) { BaseAddress = site.Address };
            if (round == 0)
            {
                Assert.Equal(HttpStatusCode.SeeOther, (await http.SignInWithAsync(NamedAdministrator.Email)).Status);
                (posting, drafting) = (await BeginAsync(http, "Kesken jäävä"), await BeginAsync(http, "Luonnosteltava"));
            }

            await CheckAsync(http, posting, drafting);
            if (round < Rounds)
            {
                await PostUntilKilledAsync(site, http, posting, drafting);
                await CheckTablesAsync(isPostgreSql, connection);
            }
            else
            {
                await site.StopAsync();
            }
        }

        Assert.True(_attempts.Count(a => a.IsAnswered) > Rounds * 5, $"Only {_attempts.Count} posts in {Rounds} rounds: the loop proved nothing.");
    }

    private static async Task<int> BeginAsync(HttpClient http, string title)
    {
        var page = await http.SendFormAsync($"/keskustelut/uusi/{ForumDirectory.Developers}", (WriteEndpoints.TitleField, title), (WriteEndpoints.TextField, "Alku"));
        Assert.Equal(HttpStatusCode.SeeOther, page.Status);
        return int.Parse(page.Location!.Split('/')[3], CultureInfo.InvariantCulture);
    }

    private async Task PostUntilKilledAsync(RunningSite site, HttpClient http, int posting, int drafting)
    {
        using var killed = new CancellationTokenSource();
        Task[] writers = [PostAsync(http, posting, false, killed.Token), PostAsync(http, posting, true, killed.Token), DraftAsync(http, drafting, killed.Token)];
        await Task.Delay(_random.Next(700, 2_500));
        await site.KillAsync();
        await killed.CancelAsync();
        await Task.WhenAll(writers);
    }

    private async Task PostAsync(HttpClient http, int thread, bool hasFile, CancellationToken killed)
    {
        while (!killed.IsCancellationRequested)
        {
            var attempt = new Attempt(Guid.NewGuid().ToString("N"), $"viesti {_attempts.Count} {hasFile}", hasFile);
            _attempts.Enqueue(attempt);
            try
            {
                attempt.IsAnswered = (await SendAsync(http, thread, attempt)).Status == HttpStatusCode.SeeOther;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
            {
                // the answer never came: it may be there or not
            }
        }
    }

    private static Task<SitePage> SendAsync(HttpClient http, int thread, Attempt attempt) => http.SendFilesAsync(
        $"/keskustelut/vastaa/{thread}", [(WriteEndpoints.TextField, attempt.Text), (WriteEndpoints.SendingField, attempt.Sending)], [.. attempt.HasFile ? new[] { ("ohje.pdf", SampleFiles.Pdf()) } : []]);

    private async Task DraftAsync(HttpClient http, int thread, CancellationToken killed)
    {
        while (!killed.IsCancellationRequested)
        {
            _drafts.Add($"luonnos {_drafts.Count}");
            try
            {
                var answer = await http.SendFormAsync(DiscussionAddresses.Draft, (WriteEndpoints.PlaceField, $"t{thread}"), (WriteEndpoints.TextField, _drafts[^1]));
                _answeredDraft = answer.Status == HttpStatusCode.NoContent ? _drafts.Count - 1 : _answeredDraft;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
            {
                // as above
            }
        }
    }

    /// <summary>As the member sees it once the program runs again.</summary>
    private async Task CheckAsync(HttpClient http, int posting, int drafting)
    {
        foreach (var attempt in _attempts.Reverse().Take(12))
        {
            var again = await SendAsync(http, posting, attempt);
            Assert.Equal(HttpStatusCode.SeeOther, again.Status);
            attempt.IsAnswered = true;
        }

        var texts = await TextsAsync(http, posting);
        Assert.All(_attempts, a => Assert.InRange(texts.Count(t => t == a.Text), a.IsAnswered ? 1 : 0, 1));
        Assert.Equal(texts.Count, texts.Distinct().Count());
        if (_attempts.IsEmpty)
        {
            return;
        }

        var draft = (await http.OpenAsync($"/keskustelut/vastaa/{drafting}")).Document.GetElementById(WriteEndpoints.TextField)!.TextContent.Trim();
        Assert.Contains(draft, _drafts.Skip(_answeredDraft)); // the last that was answered, or a later one that a kill left without an answer
    }

    private static async Task<List<string>> TextsAsync(HttpClient http, int thread)
    {
        var texts = new List<string>();
        var page = await http.OpenAsync((await http.OpenAsync($"/keskustelut/t/{thread}")).Location!);
        while (true)
        {
            texts.AddRange(page.Posts().Values);
            if (page.Document.QuerySelector("a[rel=next]") is not { } next)
            {
                return texts;
            }

            page = await http.OpenAsync(next.GetAttribute("href")!);
        }
    }

    /// <summary>What the tables say while nobody writes.</summary>
    private async Task CheckTablesAsync(bool isPostgreSql, string connection)
    {
        var tables = new FeatureTables(isPostgreSql, connection);
        await using var db = await tables.Contexts<DiscussionsDbContext>(DiscussionsDbContext.History).CreateDbContextAsync();
        var (forum, posts) = (await db.Forums.SingleAsync(f => f.Key == ForumDirectory.Developers), await db.Posts.AsNoTracking().ToListAsync());
        foreach (var thread in await db.Threads.Where(t => t.ForumKey == forum.Key).ToListAsync())
        {
            var own = posts.Where(p => p.ThreadId == thread.Id).ToList();
            Assert.Equal((own.Count, own.Count, own.Count), (thread.Posts, thread.LastNumber, thread.LastShown));
            Assert.Equal(Enumerable.Range(1, own.Count), own.Select(p => p.Number).Order());
        }

        Assert.Equal((2, posts.Count), (forum.Threads, forum.Posts));
        var attached = await db.Attachments.AsNoTracking().ToListAsync();
        await using var uploads = await tables.Contexts<UploadsDbContext>(UploadsDbContext.History).CreateDbContextAsync();
        var kept = (await uploads.Uploads.AsNoTracking().ToListAsync()).ToDictionary(u => u.Id);
        foreach (var attempt in _attempts.Where(a => a is { HasFile: true, IsAnswered: true }))
        {
            var post = posts.Single(p => p.Sending.ToString("N") == attempt.Sending);
            var file = attached.Single(a => a.PostId == post.Id);
            Assert.Equal(file.Id, kept[file.Upload!.Value].AttachedTo);
            Assert.True(File.Exists(Path.Combine(_folder, "uploads", file.Upload.Value.ToString("N")[..2], file.Upload.Value.ToString("N"))));
        }

        Assert.All(attached.Where(a => a.PostId is not null), a => Assert.Equal(a.Id, kept[a.Upload!.Value].AttachedTo));
    }

    private sealed record Attempt(string Sending, string Text, bool HasFile)
    {
        public bool IsAnswered { get; set; }
    }
}
