using LapeKnowledge.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>
/// Tells of new posts: takes each from the queue that it was written into together with the post, and puts the notices of it into the tables in the
/// transaction that takes it away. A crash in between therefore neither loses nor doubles one.
/// </summary>
internal sealed class NoticeMaker(
    IDbContextFactory<DiscussionsDbContext> contexts, IDbContextFactory<AccountsDbContext> accounts, ForumDirectory forums, IUmbracoContextFactory umbraco, TimeProvider time)
{
    private const int AtOnce = 50;

    /// <returns>How many posts were told of.</returns>
    public async Task<int> WorkAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var waiting = await db.Queue.AsNoTracking().OrderBy(q => q.PostId).Select(q => q.PostId).Take(AtOnce).ToListAsync(cancellation);
        foreach (var post in waiting)
        {
            await TellAsync(post, cancellation);
        }

        return waiting.Count;
    }

    private async Task TellAsync(long id, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var post = await db.Posts.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellation);
        var thread = post is null ? null : await db.Threads.AsNoTracking().SingleOrDefaultAsync(t => t.Id == post.ThreadId, cancellation);
        var notices = post is { State: PostState.Visible } && thread is { State: PostState.Visible } ? await OfAsync(db, thread, post, cancellation) : [];
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Queue.Where(q => q.PostId == id).ExecuteDeleteAsync(cancellation) == 1) // otherwise another process was first
        {
            var told = await db.Notices.Where(n => n.ThreadId == post!.ThreadId && n.Number == post.Number).Select(n => n.MemberKey).ToListAsync(cancellation);
            db.Notices.AddRange(notices.Where(n => !told.Contains(n.MemberKey))); // an edit tells only those whom it names newly
            await db.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>One notice each, for the reason that concerns a member most.</summary>
    private async Task<IReadOnlyList<DiscussionNotice>> OfAsync(DiscussionsDbContext db, DiscussionThread thread, Post post, CancellationToken cancellation)
    {
        var kinds = new Dictionary<Guid, NoticeKind>();
        foreach (var member in await db.Mentions.Where(m => m.PostId == post.Id).Select(m => m.MemberKey).ToListAsync(cancellation))
        {
            kinds.TryAdd(member, NoticeKind.Mention);
        }

        if (post.AnswerTo is { } answered && await db.Posts.Where(p => p.ThreadId == thread.Id && p.Number == answered).Select(p => (Guid?)p.AuthorKey).SingleOrDefaultAsync(cancellation) is { } asker)
        {
            kinds.TryAdd(asker, NoticeKind.Answer);
        }

        var readers = await db.ThreadReaders.AsNoTracking().Where(r => r.ThreadId == thread.Id && r.Level != FollowLevel.Normal).ToListAsync(cancellation);
        foreach (var reader in readers.Where(r => r.Level == FollowLevel.Followed))
        {
            kinds.TryAdd(reader.MemberKey, NoticeKind.Reply);
        }

        var places = Places(thread.ForumKey);
        var followers = await db.ForumReaders.AsNoTracking().Where(r => places.Contains(r.ForumKey) && r.Level != FollowLevel.Normal).ToListAsync(cancellation);
        foreach (var follower in followers.Where(f => f.Level == FollowLevel.Followed && post.Number == 1))
        {
            kinds.TryAdd(follower.MemberKey, NoticeKind.Thread);
        }

        var muted = readers.Where(r => r.Level == FollowLevel.Muted).Select(r => r.MemberKey).ToHashSet();
        muted.UnionWith(followers.Where(f => f.Level == FollowLevel.Muted && kinds.GetValueOrDefault(f.MemberKey) != NoticeKind.Mention && !readers.Any(r => r.MemberKey == f.MemberKey && r.Level == FollowLevel.Followed)).Select(f => f.MemberKey));
        muted.Add(post.AuthorKey);
        var readable = await ReadableAsync(thread, [.. kinds.Keys.Where(k => !muted.Contains(k))], cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        return [.. readable.Select(m => new DiscussionNotice { MemberKey = m, ThreadId = thread.Id, Number = post.Number, Kind = kinds[m], FromKey = post.AuthorKey, CreatedUtc = now })];
    }

    private Guid[] Places(Guid forum)
    {
        using var context = umbraco.EnsureUmbracoContext();
        return [forum, .. forums.ThemesOf(forum)];
    }

    /// <summary>Nobody is told of what he may not read.</summary>
    private async Task<IReadOnlyList<Guid>> ReadableAsync(DiscussionThread thread, Guid[] members, CancellationToken cancellation)
    {
        await using var db = await accounts.CreateDbContextAsync(cancellation);
        var there = db.Users.Where(m => members.Contains(m.Id) && m.ErasedUtc == null);
        var readable = thread.Visibility == ForumVisibility.Team
            ? there.Where(m => m.Role >= SiteRole.Editor || db.Pilots.Any(p => p.MemberKey == m.Id && p.PilotKey == thread.ForumKey))
            : there;
        return await readable.Select(m => m.Id).ToListAsync(cancellation);
    }
}
