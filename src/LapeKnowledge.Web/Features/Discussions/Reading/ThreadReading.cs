using LapeKnowledge.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>A part of a thread as it is read from the tables.</summary>
/// <param name="HasNotices">Whether the member has been told of posts of the thread and has not seen it yet.</param>
/// <param name="Reader">What the member has read; null for nobody signed in, and where he has read nothing.</param>
internal sealed record ThreadPart(
    DiscussionThread Thread,
    IReadOnlyList<Post> Posts,
    IReadOnlyList<Reaction> Reactions,
    IReadOnlyList<PostMention> Mentions,
    IReadOnlyList<Proposal> Proposals,
    IReadOnlyList<PostAttachment> Attachments,
    ThreadReader? Reader,
    bool HasNotices,
    int? Previous,
    int? Next,
    int? FirstUnread);

/// <summary>Reads threads for somebody: what he may not see is not there.</summary>
internal sealed class ThreadReading(IDbContextFactory<DiscussionsDbContext> contexts)
{
    public const int Size = 20;

    // compiled once: what a page of a thread asks is asked most of all, and reading the expression again costs more than the answer. Not static: a process may have two databases
    private readonly Func<DiscussionsDbContext, int, CancellationToken, Task<DiscussionThread?>> _thread = EF.CompileAsyncQuery(
        (DiscussionsDbContext db, int thread, CancellationToken cancellation) => db.Threads.AsNoTracking().SingleOrDefault(t => t.Id == thread));

    private readonly Func<DiscussionsDbContext, int, int, Guid, bool, IAsyncEnumerable<PostRow>> _posts = EF.CompileAsyncQuery((DiscussionsDbContext db, int thread, int first, Guid me, bool moderates) =>
        from post in db.Posts.AsNoTracking().Where(p => p.ThreadId == thread && (moderates || p.State != PostState.Held || p.AuthorKey == me) && p.Number >= first).OrderBy(p => p.Number).Take(Size + 1)
        join r in db.ThreadReaders.Where(r => r.MemberKey == me) on post.ThreadId equals r.ThreadId into readers
        from reader in readers.DefaultIfEmpty()
        orderby post.Number
        select new PostRow(
            post,
            reader,
            db.Reactions.Any(r => r.PostId == post.Id),
            db.Mentions.Any(m => m.PostId == post.Id),
            db.Proposals.Any(p => p.ThreadId == post.ThreadId && p.Number == post.Number),
            db.Attachments.Any(a => a.PostId == post.Id),
            db.Notices.Any(n => n.MemberKey == me && n.ThreadId == post.ThreadId && n.ReadUtc == null)));

    /// <returns>The thread, if the member may read it.</returns>
    public async Task<DiscussionThread?> FindAsync(int thread, ActingMember? member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var row = await _thread(db, thread, cancellation);
        return row is not null && MayRead(row, member) ? row : null;
    }

    public async Task<Post?> FindPostAsync(DiscussionThread thread, int number, ActingMember? member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var post = await db.Posts.AsNoTracking().SingleOrDefaultAsync(p => p.ThreadId == thread.Id && p.Number == number, cancellation);
        return post is not null && (post.State == PostState.Visible || post.AuthorKey == member?.Key || member.Moderates(thread.ForumKey)) ? post : null;
    }

    /// <summary>Whether others than the member have written in the thread.</summary>
    public async Task<bool> HasOthersAsync(DiscussionThread thread, Guid member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await Moderation.HasOthersAsync(db, thread.Id, member, cancellation);
    }

    /// <summary>The thread that a thread was merged into, and that one; the thread itself where it was not.</summary>
    /// <returns>Null where the member may not read it there.</returns>
    public async Task<DiscussionThread?> WhereIsAsync(DiscussionThread thread, ActingMember? member, CancellationToken cancellation)
    {
        var there = thread;
        while (there is { MergedInto: { } into })
        {
            there = await FindAsync(into, member, cancellation);
        }

        return there;
    }

    /// <summary>Why a thread, or a post of it, is not there any more, to a member who may read its forum.</summary>
    /// <returns>The words of the moderator; null where there are none.</returns>
    public async Task<string?> WhyGoneAsync(int thread, int number, ActingMember member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var gone = await (from p in db.Posts
                          join t in db.Threads.ReadableBy(member) on p.ThreadId equals t.Id
                          where t.Id == thread && (p.Number == 1 || p.Number == number) && p.State == PostState.Hidden
                          orderby p.Number
                          select p.Reason).ToListAsync(cancellation);
        return gone.FirstOrDefault(r => !string.IsNullOrEmpty(r));
    }

    /// <returns>The post that was sent with the form already; null while none was.</returns>
    public async Task<Posted?> FindSentAsync(Guid member, Guid sending, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await DiscussionWriter.SentAsync(db, member, sending, cancellation);
    }

    /// <summary>A file, if the member may have it: what is being written is its writer's, what is taken away is the moderators', and what an edit took away is nobody's.</summary>
    /// <returns>With whether everybody may have it.</returns>
    public async Task<(PostAttachment Attachment, bool IsPublic)?> FindAttachmentAsync(Guid id, ActingMember? member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Attachments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.Upload != null && a.RemovedIn == null, cancellation) is not { } found)
        {
            return null;
        }

        if (found.PostId is null)
        {
            return member?.Key == found.MemberKey ? (found, false) : null;
        }

        var post = await db.Posts.AsNoTracking().SingleAsync(p => p.Id == found.PostId, cancellation);
        var thread = await db.Threads.AsNoTracking().SingleAsync(t => t.Id == post.ThreadId, cancellation);
        var mayRead = MayRead(thread, member) && post.State switch
        {
            PostState.Visible => true,
            PostState.Held => post.AuthorKey == member?.Key || member.Moderates(thread.ForumKey),
            _ => member.Moderates(thread.ForumKey),
        };
        return mayRead ? (found, thread is { Visibility: ForumVisibility.Everyone, State: PostState.Visible } && post.State == PostState.Visible) : null;
    }

    /// <summary>All that these posts have, or had.</summary>
    public async Task<IReadOnlyList<PostAttachment>> AttachmentsAsync(IReadOnlyCollection<long> posts, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Attachments.AsNoTracking().Where(a => a.PostId != null && posts.Contains(a.PostId.Value)).OrderBy(a => a.Position).ToListAsync(cancellation);
    }

    /// <summary>Where a post went that was moved, if the member may read it there.</summary>
    public async Task<(DiscussionThread Thread, int Number)?> MovedAsync(int thread, int number, ActingMember? member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var moved = await db.Moved.AsNoTracking().SingleOrDefaultAsync(m => m.ThreadId == thread && m.Number == number, cancellation);
        return moved is not null && await FindAsync(moved.ToThreadId, member, cancellation) is { } target ? (target, moved.ToNumber) : null;
    }

    /// <param name="first">The number to begin at.</param>
    public async Task<ThreadPart> ReadAsync(DiscussionThread thread, int first, ActingMember? member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var moderates = member.Moderates(thread.ForumKey);
        var me = member?.Key ?? Guid.Empty;
        var readable = db.Posts.AsNoTracking().Where(p => p.ThreadId == thread.Id && (moderates || p.State != PostState.Held || p.AuthorKey == me));
        var found = new List<PostRow>(Size + 1);
        await foreach (var row in _posts(db, thread.Id, first, me, moderates).WithCancellation(cancellation))
        {
            found.Add(row);
        }

        int? next = found.Count > Size ? found[Size].Post.Number : null;
        var page = found.Take(Size).ToList();
        var hasAllNumbers = thread.Posts == thread.LastNumber; // none moved away, held or taken away: what stands before a number need not be looked for
        int? previous = first == 1 ? null
            : hasAllNumbers ? Math.Max(1, first - Size)
            : await readable.Where(p => p.Number < first).OrderByDescending(p => p.Number).Take(Size).Select(p => (int?)p.Number).MinAsync(cancellation);
        var read = found.Select(p => p.Reader).FirstOrDefault();
        int? unread = read is not { LastRead: > 0 } || read.LastRead >= thread.LastShown ? null
            : hasAllNumbers ? read.LastRead + 1
            : await readable.Where(p => p.Number > read.LastRead).MinAsync(p => (int?)p.Number, cancellation);
        var ids = page.Select(p => p.Post.Id).ToArray();
        var numbers = page.Select(p => p.Post.Number).ToArray();
        async Task<IReadOnlyList<T>> OfPageAsync<T>(bool areThere, IQueryable<T> all) where T : class => areThere ? await all.AsNoTracking().ToListAsync(cancellation) : [];
        return new ThreadPart(
            thread,
            [.. page.Select(p => p.Post)],
            await OfPageAsync(page.Any(p => p.HasReactions), db.Reactions.Where(r => ids.Contains(r.PostId))),
            await OfPageAsync(page.Any(p => p.HasMentions), db.Mentions.Where(m => ids.Contains(m.PostId))),
            await OfPageAsync(page.Any(p => p.HasProposals), db.Proposals.Where(p => p.ThreadId == thread.Id && numbers.Contains(p.Number)).OrderBy(p => p.Id)),
            await OfPageAsync(page.Any(p => p.HasAttachments), db.Attachments.Where(a => a.PostId != null && ids.Contains(a.PostId.Value) && a.RemovedIn == null).OrderBy(a => a.Position)),
            read,
            page.Any(p => p.HasNotices),
            previous,
            next,
            unread);
    }

    /// <summary>What a post said before its edits, the newest first.</summary>
    /// <param name="before">The revision that the page before ended with; null for the first page.</param>
    public async Task<IReadOnlyList<PostRevision>> RevisionsAsync(Post post, long? before, int most, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Revisions.AsNoTracking().Where(r => r.PostId == post.Id && (before == null || r.Revision < before)).OrderByDescending(r => r.Revision).Take(most).ToListAsync(cancellation);
    }

    /// <summary>What the edits changed from a revision on, the newest first: titles and descriptions of pictures, and of the texts only the oldest that is there.</summary>
    public async Task<(string? Text, IReadOnlyList<PostRevision> Changes)> SinceAsync(Post post, long revision, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var since = db.Revisions.AsNoTracking().Where(r => r.PostId == post.Id && r.Revision >= revision);
        var changes = await since.Where(r => r.Title != null || r.Alts != null).OrderByDescending(r => r.Revision).Select(r => new { r.Revision, r.Title, r.Alts }).ToListAsync(cancellation);
        return (await since.Where(r => r.Text != string.Empty).OrderBy(r => r.Revision).Select(r => r.Text).FirstOrDefaultAsync(cancellation),
            [.. changes.Select(c => new PostRevision { PostId = post.Id, Revision = c.Revision, Title = c.Title, Alts = c.Alts })]);
    }

    /// <summary>Posts that readers see, the newest first, for feeds.</summary>
    public async Task<IReadOnlyList<Post>> NewestAsync(int thread, int most, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Posts.AsNoTracking().Where(p => p.ThreadId == thread && p.State == PostState.Visible).OrderByDescending(p => p.Number).Take(most).ToListAsync(cancellation);
    }

    public async Task<int> CountAfterAsync(int thread, int number, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Posts.CountAsync(p => p.ThreadId == thread && p.Number > number && p.State == PostState.Visible, cancellation);
    }

    private static bool MayRead(DiscussionThread thread, ActingMember? member) =>
        member.MayRead(thread.ForumKey, thread.Visibility)
        && (thread.State == PostState.Visible || thread.MergedInto is not null || (thread.State == PostState.Held && thread.AuthorKey == member?.Key) || member.Moderates(thread.ForumKey));

    /// <summary>A post, and whether there is anything beside it to be asked for.</summary>
    private sealed record PostRow(Post Post, ThreadReader? Reader, bool HasReactions, bool HasMentions, bool HasProposals, bool HasAttachments, bool HasNotices);
}
