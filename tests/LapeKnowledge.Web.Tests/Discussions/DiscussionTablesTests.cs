using System.Collections.Frozen;
using System.Data.Common;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Discussions;
using LapeKnowledge.Web.Features.Storage;
using LapeKnowledge.Web.Tests.Site;
using LapeKnowledge.Web.Tests.Start;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Options;

namespace LapeKnowledge.Web.Tests.Discussions;

/// <summary>The tables and what is written into them, on both databases.</summary>
public sealed class DiscussionTablesTests
{
    private static readonly ActingMember Editor = new(Guid.NewGuid(), "Toimittaja", "fi-FI", SiteRole.Editor, default, FrozenDictionary<Guid, PilotRole>.Empty);
    private static readonly Guid Forum = Guid.NewGuid();

    [Fact]
    public Task On_SQLite_every_table_keeps_what_is_put_into_it() => FeatureTables.OnSqliteAsync(KeepAsync);

    [PostgresFact]
    public Task On_PostgreSQL_every_table_keeps_what_is_put_into_it() => FeatureTables.OnPostgresAsync(KeepAsync);

    [Fact]
    public Task On_SQLite_posts_at_once_get_a_number_each() => FeatureTables.OnSqliteAsync(NumberAsync);

    [PostgresFact]
    public Task On_PostgreSQL_posts_at_once_get_a_number_each() => FeatureTables.OnPostgresAsync(NumberAsync);

    [Fact]
    public Task On_SQLite_a_list_goes_on_where_it_ended() => FeatureTables.OnSqliteAsync(PageAsync);

    [PostgresFact]
    public Task On_PostgreSQL_a_list_goes_on_where_it_ended() => FeatureTables.OnPostgresAsync(PageAsync);

    [Fact]
    public Task On_SQLite_marks_of_what_was_read_are_kept_and_never_go_back() => FeatureTables.OnSqliteAsync(MarkAsync);

    [PostgresFact]
    public Task On_PostgreSQL_marks_of_what_was_read_are_kept_and_never_go_back() => FeatureTables.OnPostgresAsync(MarkAsync);

    /// <summary>More readers at once than contexts are kept for: a connection that one of them does not give back is lost to all, for ever.</summary>
    [PostgresFact]
    public Task On_PostgreSQL_threads_read_at_once_lose_no_connection() => FeatureTables.OnPostgresAsync(async tables =>
    {
        var few = tables with { Connection = tables.Connection + ";Maximum Pool Size=4;Timeout=5" };
        await few.MigratedAsync<DiscussionsDbContext>(DiscussionsDbContext.History);
        var accounts = await few.MigratedAsync<AccountsDbContext>(AccountsDbContext.History);
        var options = new DbContextOptionsBuilder<DiscussionsDbContext>();
        FeatureDatabase.Configure(options, few.IsPostgreSql, few.Connection, DiscussionsDbContext.History);
        var contexts = new PooledDbContextFactory<DiscussionsDbContext>(options.Options, poolSize: 2); // as the site has them
        using var turns = new DiscussionTurns(contexts, new DiscussionSignals());
        var begun = await new DiscussionWriter(turns, new Options(), TimeProvider.System).BeginAsync(Forum, "Otsikko", "fi-FI", Text("alku"), Editor, default);
        var reading = new ThreadReading(contexts);

        var thread = await reading.FindAsync(begun.Thread, Editor, default);
        var read = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => reading.ReadAsync(thread!, 1, Editor, default))));
        Assert.All(read, part => Assert.Single(part.Posts));

        await using var db = accounts.CreateDbContext();
        Assert.Equal(0, await db.Users.CountAsync());
    });

    private static async Task MarkAsync(FeatureTables tables)
    {
        var contexts = await tables.MigratedAsync<DiscussionsDbContext>(DiscussionsDbContext.History);
        var (marks, members) = (new ReadMarks(contexts), Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToArray());
        await Task.WhenAll(Enumerable.Range(0, 400).Select(n => Task.Run(() => marks.MoveAsync(1 + n / 5 % 4, members[n % 5], 1 + n * 7919 % 400)))); // many windows at once, in no order
        foreach (var (thread, member) in members.SelectMany(m => Enumerable.Range(1, 4).Select(t => (t, m))))
        {
            Assert.Equal(Enumerable.Range(0, 400).Where(n => 1 + n / 5 % 4 == thread && members[n % 5] == member).Max(n => 1 + n * 7919 % 400), await ReadAsync(thread, member));
        }

        await marks.MoveAsync(1, members[0], 1_000);
        await marks.MoveAsync(1, members[0], 3);
        Assert.Equal(1_000, await ReadAsync(1, members[0]));

        await using (var db = contexts.CreateDbContext())
        {
            await db.Database.ExecuteSqlAsync($"""ALTER TABLE "lapeThreadReader" RENAME TO "away" """);
            await Assert.ThrowsAnyAsync<DbException>(() => marks.MoveAsync(2, members[0], 2_000));
            await db.Database.ExecuteSqlAsync($"""ALTER TABLE "away" RENAME TO "lapeThreadReader" """);
        }

        await marks.MoveAsync(2, members[0], 2_001); // one that failed hinders no later one
        Assert.Equal(2_001, await ReadAsync(2, members[0]));

        async Task<int> ReadAsync(int thread, Guid member)
        {
            await using var db = contexts.CreateDbContext();
            return await db.ThreadReaders.Where(r => r.ThreadId == thread && r.MemberKey == member).Select(r => r.LastRead).SingleAsync();
        }
    }

    private static async Task KeepAsync(FeatureTables tables)
    {
        var contexts = await tables.MigratedAsync<DiscussionsDbContext>(DiscussionsDbContext.History);
        var (member, now) = (Guid.NewGuid(), DateTime.UnixEpoch);
        await using (var db = contexts.CreateDbContext())
        {
            db.Forums.Add(new Forum { Key = Forum, Visibility = ForumVisibility.Team, OpenedUtc = now });
            db.Threads.Add(new DiscussionThread { ForumKey = Forum, Title = "Ä", Culture = "fi-FI", AuthorKey = member, CreatedUtc = now, LastPostUtc = now });
            db.Posts.Add(new Post { ThreadId = 1, Number = 1, AuthorKey = member, CreatedUtc = now, Text = "ö", Sending = Guid.NewGuid() });
            db.Revisions.Add(new PostRevision { PostId = 1, Revision = 0, EditorKey = member, ReplacedUtc = now, Text = "o", Alts = "{}" });
            db.Moved.Add(new MovedPost { ThreadId = 1, Number = 2, ToThreadId = 3, ToNumber = 4 });
            db.Mentions.Add(new PostMention { PostId = 1, MemberKey = member });
            db.Reactions.Add(new Reaction { PostId = 1, MemberKey = member, Kind = "kiitos" });
            db.ThreadReaders.Add(new ThreadReader { ThreadId = 1, MemberKey = member, Level = FollowLevel.Muted });
            db.ForumReaders.Add(new ForumReader { ForumKey = Forum, MemberKey = member, Level = FollowLevel.Followed });
            db.Drafts.Add(new DiscussionDraft { MemberKey = member, Place = "t1", Text = "…", SavedUtc = now });
            db.Flags.Add(new Flag { PostId = 1, Kind = FlagKind.Other, MemberKey = member, CreatedUtc = now });
            db.Queue.Add(new QueuedPost { PostId = 1, CreatedUtc = now });
            db.Notices.Add(new DiscussionNotice { MemberKey = member, ThreadId = 1, Number = 1, Kind = NoticeKind.Reply, FromKey = member, CreatedUtc = now });
            db.Proposals.Add(new Proposal { ThreadId = 1, Number = 1, DocumentKey = Forum, Culture = "fi-FI", Alias = "tips", Text = "x", AuthorKey = member, ProposerKey = member, CreatedUtc = now });
            db.Attachments.Add(new PostAttachment { Id = Forum, Upload = Forum, MemberKey = member, PostId = 1, Place = "t1", Name = "å.png", MediaType = "image/png", Bytes = 3_000_000_000, Width = 3, Height = 2, Alt = "Ö", CreatedUtc = now, RemovedIn = 1 });
            db.ModerationMails.Add(new ModerationMail { MemberKey = member, Flag = 1, Proposal = 2, Mail = MailState.Sending, SendingUtc = now });
            await db.SaveChangesAsync();
        }

        await using (var db = contexts.CreateDbContext())
        {
            var attachment = await db.Attachments.SingleAsync();
            Assert.Equal((Forum, "å.png", 3_000_000_000, "Ö", 1), (attachment.Upload, attachment.Name, attachment.Bytes, attachment.Alt, attachment.RemovedIn));
            Assert.True(attachment.IsPicture);
            var mail = await db.ModerationMails.SingleAsync();
            Assert.Equal((1, 2, MailState.Sending, now), (mail.Flag, mail.Proposal, mail.Mail, mail.SendingUtc));
            Assert.Equal(0, (await db.Turns.SingleAsync()).Change);
            Assert.Equal(ForumVisibility.Team, (await db.Forums.SingleAsync()).Visibility);
            Assert.Equal("Ä", (await db.Threads.SingleAsync()).Title);
            Assert.Equal("ö", (await db.Posts.SingleAsync()).Text);
            Assert.Equal(11, await db.Revisions.CountAsync() + await db.Moved.CountAsync() + await db.Mentions.CountAsync() + await db.Reactions.CountAsync() + await db.ThreadReaders.CountAsync()
                + await db.ForumReaders.CountAsync() + await db.Drafts.CountAsync() + await db.Flags.CountAsync() + await db.Queue.CountAsync() + await db.Notices.CountAsync() + await db.Proposals.CountAsync());
        }
    }

    private static async Task NumberAsync(FeatureTables tables)
    {
        var contexts = await tables.MigratedAsync<DiscussionsDbContext>(DiscussionsDbContext.History);
        const int writers = 20;
        // two that know nothing of each other, as two processes
        using var one = new DiscussionTurns(contexts, new DiscussionSignals());
        using var two = new DiscussionTurns(contexts, new DiscussionSignals());
        DiscussionWriter[] processes = [new(one, new Options(), TimeProvider.System), new(two, new Options(), TimeProvider.System)];
        var begun = await processes[0].BeginAsync(Forum, "Otsikko", "fi-FI", Text("alku"), Editor, default);

        var posted = await Task.WhenAll(Enumerable.Range(0, writers).Select(i => Task.Run(() => processes[i % 2].ReplyAsync(begun.Thread, Text($"vastaus {i}"), Editor, default))));

        Assert.Equal(Enumerable.Range(2, writers), posted.Select(p => p.Number).Order());
        await using var db = contexts.CreateDbContext();
        var thread = await db.Threads.SingleAsync();
        Assert.Equal((writers + 1, writers + 1, writers + 1), (thread.Posts, thread.LastNumber, thread.LastShown));
        Assert.Equal(writers + 1L, thread.Change);
    }

    private static async Task PageAsync(FeatureTables tables)
    {
        var contexts = await tables.MigratedAsync<DiscussionsDbContext>(DiscussionsDbContext.History);
        const int count = 47;
        var moment = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        await using (var db = contexts.CreateDbContext())
        {
            db.Threads.AddRange(Enumerable.Range(0, count).Select(i => new DiscussionThread
            {
                ForumKey = Forum,
                IsPinned = i < 10,
                Title = $"Keskustelu {i}",
                Culture = "fi-FI",
                LastPostUtc = moment.AddSeconds(i / 5),
                CreatedUtc = moment, // five of a moment
            }));
            db.Forums.AddRange(Enumerable.Range(0, count).Select(i => new Forum { Key = Guid.NewGuid(), OpenedUtc = moment, Threads = 1, LastPostUtc = moment.AddSeconds(i / 5) }));
            await db.SaveChangesAsync();
        }

        var lists = new ThreadLists(contexts, TimeProvider.System);
        var seen = new List<int>();
        string? next = null;
        do
        {
            var page = await lists.OfForumAsync(Forum, null, next, 7, default);
            seen.AddRange(page.Threads.Select(t => t.Id));
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(count, seen.Count);
        Assert.Equal([.. Enumerable.Range(1, 10).Reverse(), .. Enumerable.Range(11, count - 10).Reverse()], seen); // the pinned ones before the others

        var forums = new List<Forum>();
        do
        {
            (var page, next) = await lists.ForumsAsync(null, next, 7, default);
            forums.AddRange(page);
        }
        while (next is not null);

        Assert.Equal(count, forums.Select(f => f.Key).Distinct().Count());
        Assert.Equal(count, forums.Count);
        Assert.Equal(forums.Select(f => f.LastPostUtc).OrderDescending(), forums.Select(f => f.LastPostUtc));
    }

    private static NewPost Text(string text) => new(text, Guid.NewGuid(), []);

    private sealed class Options : IOptionsMonitor<DiscussionOptions>
    {
        public DiscussionOptions CurrentValue { get; } = new();

        public DiscussionOptions Get(string? name) => CurrentValue;

        public IDisposable? OnChange(Action<DiscussionOptions, string?> listener) => null;
    }
}
