using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Reading;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>What moderators do: editors everywhere, a pilot's coordinator in the pilot's forum. Each act asks who acts, and answers false where he may not.</summary>
internal sealed class Moderation(DiscussionTurns turns, BuiltPages built, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public Task<bool> PinAsync(int thread, bool isPinned, ActingMember member, CancellationToken cancellation) => OfThreadAsync(thread, member, row => row.IsPinned = isPinned, cancellation);

    public Task<bool> CloseAsync(int thread, bool isClosed, ActingMember member, CancellationToken cancellation) => OfThreadAsync(thread, member, row => row.IsClosed = isClosed, cancellation);

    /// <summary>Takes a post away. Its author may do so with his own; a moderator says why.</summary>
    public Task<bool> HideAsync(int thread, int number, string? reason, ActingMember member, CancellationToken cancellation) => ForgettingAsync(turns.TakeAsync(async (db, _, told) =>
    {
        var (row, post, forum) = await FindAsync(db, thread, number, cancellation);
        if (row is null || post is null || forum is null || post.State == PostState.Hidden || !member.MayRead(row.ForumKey, row.Visibility) || (post.AuthorKey != member.Key && !member.Moderates(row.ForumKey)))
        {
            return false;
        }

        if (number == 1 && !member.Moderates(row.ForumKey) && await HasOthersAsync(db, thread, member.Key, cancellation))
        {
            return false;
        }

        if (post.State == PostState.Visible)
        {
            row.Posts--;
            forum.Posts -= row.State == PostState.Visible ? 1 : 0;
        }

        (post.State, post.Reason, post.HiddenBy) = (PostState.Hidden, reason, member.Key);

        if (number == 1)
        {
            forum.Threads -= row.State == PostState.Visible ? 1 : 0;
            forum.Posts -= row.State == PostState.Visible ? row.Posts : 0;
            row.State = PostState.Hidden;
        }

        row.Solution = row.Solution == number ? null : row.Solution;
        await ShownLastAsync(db, row, cancellation);
        db.Entry(row).State = EntityState.Modified;
        await SettleFlagsAsync(db, post.Id, member, cancellation);
        await DeclineProposalsAsync(db, thread, number, reason, member, told, cancellation);
        if (post.AuthorKey != member.Key)
        {
            await DiscussionWriter.NotifyAsync(db, NoticeKind.Hidden, post.AuthorKey, thread, number, member.Key, Now, cancellation);
            told.HasNotices = true;
        }

        told.Threads.Add(thread);
        return true;
    }, cancellation));

    /// <summary>Shows a post that was held or taken away.</summary>
    public Task<bool> ShowAsync(int thread, int number, ActingMember member, CancellationToken cancellation) => ForgettingAsync(turns.TakeAsync(async (db, _, told) =>
    {
        var (row, post, forum) = await FindAsync(db, thread, number, cancellation);
        if (row is null || post is null || forum is null || post.State == PostState.Visible || row.MergedInto is not null || !member.Moderates(row.ForumKey))
        {
            return false;
        }

        var wasHeld = post.State == PostState.Held;
        (post.State, post.Reason, post.HiddenBy) = (PostState.Visible, null, null);
        var others = number == 1 ? row.Posts : 0; // those of the thread that come back with it
        forum.Posts += others;
        DiscussionWriter.Show(row, forum, post, Now);
        await SettleFlagsAsync(db, post.Id, member, cancellation);
        if (wasHeld)
        {
            await DiscussionWriter.EnqueueAsync(db, post.Id, Now, told, cancellation);
            await DiscussionWriter.NotifyAsync(db, NoticeKind.Accepted, post.AuthorKey, thread, number, member.Key, Now, cancellation);
        }

        told.Threads.Add(thread);
        return true;
    }, cancellation));

    /// <summary>Erases for good what a post said before an edit. Its author may do so too; the text of a post that was taken away is the moderators'.</summary>
    public Task<bool> ForgetPastAsync(int thread, int number, int revision, ActingMember member, CancellationToken cancellation) => turns.TakeAsync(async (db, _, _) =>
    {
        var (row, post, _) = await FindAsync(db, thread, number, cancellation);
        if (row is null || post is null || !member.MayRead(row.ForumKey, row.Visibility) || (!member.Moderates(row.ForumKey) && (post.AuthorKey != member.Key || post.State == PostState.Hidden)))
        {
            return false;
        }

        await db.Revisions.Where(r => r.PostId == post.Id && r.Revision == revision)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Text, string.Empty).SetProperty(r => r.Title, (string?)null).SetProperty(r => r.Alts, (string?)null), cancellation);
        await db.Attachments.Where(a => a.PostId == post.Id && a.RemovedIn == revision + 1).ExecuteUpdateAsync(set => set.SetProperty(a => a.Alt, string.Empty), cancellation);
        return true;
    }, cancellation);

    /// <summary>Notes that nothing needs to be done about what was flagged.</summary>
    public Task<bool> DismissAsync(int thread, int number, ActingMember member, CancellationToken cancellation) => turns.TakeAsync(async (db, _, _) =>
    {
        var (row, post, _) = await FindAsync(db, thread, number, cancellation);
        if (row is null || post is null || post.State == PostState.Held || !member.Moderates(row.ForumKey))
        {
            return false;
        }

        await SettleFlagsAsync(db, post.Id, member, cancellation);
        return true;
    }, cancellation);

    public Task<bool> FlagAsync(int thread, int number, FlagKind kind, string words, ActingMember member, CancellationToken cancellation) => turns.TakeAsync(async (db, _, told) =>
    {
        var (row, post, _) = await FindAsync(db, thread, number, cancellation);
        if (row is null || post is not { State: PostState.Visible } || !member.MayRead(row.ForumKey, row.Visibility))
        {
            return false;
        }

        if (!await db.Flags.AnyAsync(f => f.PostId == post.Id && f.MemberKey == member.Key && f.Kind == kind, cancellation))
        {
            db.Flags.Add(new Flag { PostId = post.Id, Kind = kind, MemberKey = member.Key, Words = words, CreatedUtc = Now });
            told.HasNotices = true;
        }

        return true;
    }, cancellation);

    /// <summary>Moves a thread to another forum that the member moderates too; its address stays.</summary>
    public Task<bool> MoveAsync(int thread, Guid forum, ActingMember member, CancellationToken cancellation) => ForgettingAsync(turns.TakeAsync(async (db, _, told) =>
    {
        var row = await db.Threads.SingleOrDefaultAsync(t => t.Id == thread, cancellation);
        if (row is null || !member.Moderates(row.ForumKey) || !member.Moderates(forum))
        {
            return false;
        }

        var from = await db.Forums.SingleAsync(f => f.Key == row.ForumKey, cancellation);
        var to = await db.Forums.SingleOrDefaultAsync(f => f.Key == forum, cancellation) ?? db.Forums.Add(new Forum { Key = forum, OpenedUtc = Now }).Entity;
        if (row.State == PostState.Visible && from.Key != to.Key)
        {
            from.Threads--;
            from.Posts -= row.Posts;
            to.Threads++;
            to.Posts += row.Posts;
            to.LastPostUtc = to.LastPostUtc > row.LastPostUtc ? to.LastPostUtc : row.LastPostUtc;
        }

        (row.ForumKey, row.Visibility) = (forum, to.Visibility);
        told.Threads.Add(thread);
        return true;
    }, cancellation));

    /// <summary>Puts the posts of a thread, from a number on, behind those of another one. From 1 on that is a merge: the thread then leads there.</summary>
    /// <param name="to">The other thread; null for a new one in the same forum.</param>
    /// <param name="title">Of the new thread.</param>
    /// <returns>The thread that has the posts now; null when that may not be.</returns>
    public Task<int?> TransferAsync(int thread, int from, int? to, string? title, ActingMember member, CancellationToken cancellation) => ForgettingAsync(turns.TakeAsync(async (db, _, told) =>
    {
        var source = await db.Threads.SingleOrDefaultAsync(t => t.Id == thread, cancellation);
        var posts = await db.Posts.Where(p => p.ThreadId == thread && p.Number >= from).OrderBy(p => p.Number).ToListAsync(cancellation);
        if (source is null || source.MergedInto is not null || posts.Count == 0 || !member.Moderates(source.ForumKey) || to == thread || (to is null && (from <= 1 || posts[0].State != PostState.Visible)))
        {
            return (int?)null;
        }

        var target = to is { } known ? await db.Threads.SingleOrDefaultAsync(t => t.Id == known, cancellation) : await SplitOffAsync(db, source, posts[0], title!, cancellation);
        if (target is null || target.MergedInto is not null || target.State == PostState.Hidden || !member.Moderates(target.ForumKey))
        {
            return null;
        }

        var (sourceForum, targetForum) = (await db.Forums.SingleAsync(f => f.Key == source.ForumKey, cancellation), await db.Forums.SingleAsync(f => f.Key == target.ForumKey, cancellation));
        var visible = posts.Count(p => p.State == PostState.Visible);
        var (isNew, readAll) = (to is null, target.LastShown);
        var numbers = await RenumberAsync(db, posts, thread, target, cancellation);
        await FollowAsync(db, source, target, posts, numbers, isNew ? null : readAll, cancellation);
        source.Posts -= visible;
        target.Posts += visible;
        sourceForum.Posts -= source.State == PostState.Visible ? visible : 0;
        targetForum.Posts += visible;
        if (from <= 1)
        {
            sourceForum.Threads -= source.State == PostState.Visible ? 1 : 0;
            (source.State, source.MergedInto, source.IsClosed) = (PostState.Hidden, target.Id, true);
            await MovePlaceAsync(db, DiscussionDrafts.OfReply(thread), DiscussionDrafts.OfReply(target.Id), cancellation);
        }

        source.Solution = source.Solution >= from ? null : source.Solution;
        await db.SaveChangesAsync(cancellation);
        await ShownLastAsync(db, source, cancellation);
        await ShownLastAsync(db, target, cancellation);
        told.Threads.UnionWith([source.Id, target.Id]);
        return target.Id;
    }, cancellation));

    /// <summary>Who may read a forum. Only a pilot has a team to limit it to.</summary>
    public Task<bool> SetVisibilityAsync(Guid forum, ForumVisibility visibility, ActingMember member, CancellationToken cancellation) => ForgettingAsync(turns.TakeAsync(async (db, change, told) =>
    {
        if (!member.Moderates(forum))
        {
            return false;
        }

        var row = await db.Forums.SingleOrDefaultAsync(f => f.Key == forum, cancellation) ?? db.Forums.Add(new Forum { Key = forum, OpenedUtc = Now }).Entity;
        row.Visibility = visibility;
        await db.Threads.Where(t => t.ForumKey == forum).ExecuteUpdateAsync(set => set.SetProperty(t => t.Visibility, visibility).SetProperty(t => t.Change, change), cancellation);
        told.Threads.Add(0);
        return true;
    }, cancellation));

    /// <summary>Pages that are kept for readers without an account must not show for a minute what was just taken away.</summary>
    private async Task<T> ForgettingAsync<T>(Task<T> act)
    {
        var done = await act;
        built.Forget();
        return done;
    }

    private Task<bool> OfThreadAsync(int thread, ActingMember member, Action<DiscussionThread> act, CancellationToken cancellation) => turns.TakeAsync(async (db, _, told) =>
    {
        var row = await db.Threads.SingleOrDefaultAsync(t => t.Id == thread, cancellation);
        if (row is null || !member.Moderates(row.ForumKey))
        {
            return false;
        }

        act(row);
        told.Threads.Add(thread);
        return true;
    }, cancellation);

    private static async Task<(DiscussionThread? Thread, Post? Post, Forum? Forum)> FindAsync(DiscussionsDbContext db, int thread, int number, CancellationToken cancellation)
    {
        var row = await db.Threads.SingleOrDefaultAsync(t => t.Id == thread, cancellation);
        var post = await db.Posts.SingleOrDefaultAsync(p => p.ThreadId == thread && p.Number == number, cancellation);
        return (row, post, row is null ? null : await db.Forums.SingleOrDefaultAsync(f => f.Key == row.ForumKey, cancellation));
    }

    /// <summary>Whether somebody else has written in the thread: it is not taken away by who began it then, since their answers would go with it.</summary>
    internal static Task<bool> HasOthersAsync(DiscussionsDbContext db, int thread, Guid member, CancellationToken cancellation) =>
        db.Posts.AnyAsync(p => p.ThreadId == thread && p.AuthorKey != member && p.State != PostState.Hidden, cancellation);

    private async Task SettleFlagsAsync(DiscussionsDbContext db, long post, ActingMember member, CancellationToken cancellation)
    {
        foreach (var flag in await db.Flags.Where(f => f.PostId == post && f.DoneUtc == null).ToListAsync(cancellation))
        {
            (flag.DoneUtc, flag.DoneBy) = (Now, member.Key);
        }
    }

    /// <summary>What readers do not see any more is not to become part of a page either. With its first post, the whole thread goes.</summary>
    private async Task DeclineProposalsAsync(DiscussionsDbContext db, int thread, int number, string? reason, ActingMember member, TurnTold told, CancellationToken cancellation)
    {
        foreach (var proposal in await db.Proposals.Where(p => p.ThreadId == thread && (p.Number == number || number == 1) && p.State == ProposalState.Open).ToListAsync(cancellation))
        {
            (proposal.State, proposal.DecidedUtc, proposal.DecidedBy, proposal.Words) = (ProposalState.Declined, Now, member.Key, reason);
            if (proposal.ProposerKey != member.Key)
            {
                await DiscussionWriter.NotifyAsync(db, NoticeKind.ProposalDeclined, proposal.ProposerKey, thread, proposal.Number, member.Key, Now, cancellation);
                told.HasNotices = true;
            }
        }
    }

    private async Task<DiscussionThread> SplitOffAsync(DiscussionsDbContext db, DiscussionThread source, Post first, string title, CancellationToken cancellation)
    {
        var target = new DiscussionThread
        {
            ForumKey = source.ForumKey,
            Visibility = source.Visibility,
            State = PostState.Visible,
            Title = title,
            Culture = source.Culture,
            AuthorKey = first.AuthorKey,
            CreatedUtc = first.CreatedUtc,
            LastPostUtc = first.CreatedUtc,
            LastAuthorKey = first.AuthorKey,
        };
        db.Threads.Add(target);
        (await db.Forums.SingleAsync(f => f.Key == source.ForumKey, cancellation)).Threads++;
        await db.SaveChangesAsync(cancellation);
        return target;
    }

    /// <summary>Who follows or mutes a thread, does so where its posts go, and has read there what he had read.</summary>
    /// <param name="last">The last post of the target until now; null for a new thread.</param>
    private static async Task FollowAsync(DiscussionsDbContext db, DiscussionThread source, DiscussionThread target, List<Post> posts, Dictionary<int, int> numbers, int? last, CancellationToken cancellation)
    {
        var readers = await db.ThreadReaders.Where(r => r.ThreadId == source.Id).ToListAsync(cancellation);
        var there = await db.ThreadReaders.Where(r => r.ThreadId == target.Id).ToDictionaryAsync(r => r.MemberKey, cancellation);
        var authors = posts.Select(p => p.AuthorKey).Distinct().Except(readers.Select(r => r.MemberKey)).Select(m => new ThreadReader { ThreadId = source.Id, MemberKey = m, Level = FollowLevel.Followed });
        foreach (var reader in readers.Concat(authors))
        {
            var read = numbers.Where(n => n.Key <= reader.LastRead).Select(n => n.Value).DefaultIfEmpty().Max();
            if (!there.TryGetValue(reader.MemberKey, out var known))
            {
                db.ThreadReaders.Add(new ThreadReader { ThreadId = target.Id, MemberKey = reader.MemberKey, Level = reader.Level, LastRead = last is null ? read : 0 });
                continue;
            }

            known.Level = known.Level == FollowLevel.Normal ? reader.Level : known.Level;
            known.LastRead = known.LastRead >= last ? Math.Max(known.LastRead, read) : known.LastRead; // what he has not read stands before what is moved
        }
    }

    /// <summary>What is being written for a place goes on where the place is now, behind what the writer has begun there.</summary>
    private static async Task MovePlaceAsync(DiscussionsDbContext db, string from, string to, CancellationToken cancellation)
    {
        var begun = await db.Drafts.Where(d => d.Place == to).ToDictionaryAsync(d => d.MemberKey, cancellation);
        foreach (var draft in await db.Drafts.Where(d => d.Place == from).ToListAsync(cancellation))
        {
            if (begun.TryGetValue(draft.MemberKey, out var there))
            {
                there.Text = FormText.Beginning($"{there.Text}\n\n{draft.Text}", Post.TextLength);
            }
            else
            {
                db.Drafts.Add(new DiscussionDraft { MemberKey = draft.MemberKey, Place = to, Title = draft.Title, Text = draft.Text, SavedUtc = draft.SavedUtc });
            }

            db.Drafts.Remove(draft);
        }

        await db.Attachments.Where(a => a.PostId == null && a.Place == from).ExecuteUpdateAsync(set => set.SetProperty(a => a.Place, to), cancellation);
    }

    /// <returns>The new number of each old one.</returns>
    private static async Task<Dictionary<int, int>> RenumberAsync(DiscussionsDbContext db, List<Post> posts, int thread, DiscussionThread target, CancellationToken cancellation)
    {
        var numbers = posts.Select((p, index) => (p.Number, New: target.LastNumber + 1 + index)).ToDictionary(p => p.Number, p => p.New);
        var earlier = await db.Moved.Where(m => m.ToThreadId == thread).ToListAsync(cancellation);
        foreach (var post in posts)
        {
            var number = ++target.LastNumber;
            foreach (var moved in earlier.Where(m => m.ToNumber == post.Number))
            {
                (moved.ToThreadId, moved.ToNumber) = (target.Id, number); // moved before: both addresses lead to where it is now
            }

            db.Moved.Add(new MovedPost { ThreadId = thread, Number = post.Number, ToThreadId = target.Id, ToNumber = number });
            await db.Notices.Where(n => n.ThreadId == thread && n.Number == post.Number).ExecuteUpdateAsync(set => set.SetProperty(n => n.ThreadId, target.Id).SetProperty(n => n.Number, number), cancellation);
            await db.Proposals.Where(p => p.ThreadId == thread && p.Number == post.Number).ExecuteUpdateAsync(set => set.SetProperty(p => p.ThreadId, target.Id).SetProperty(p => p.Number, number), cancellation);
            await MovePlaceAsync(db, DiscussionDrafts.OfEdit(thread, post.Number), DiscussionDrafts.OfEdit(target.Id, number), cancellation);
            (post.ThreadId, post.Number, post.AnswerTo) = (target.Id, number, post.AnswerTo is { } answered && numbers.TryGetValue(answered, out var there) ? there : null);
        }

        return numbers;
    }

    /// <summary>What is the newest now.</summary>
    private static async Task ShownLastAsync(DiscussionsDbContext db, DiscussionThread thread, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        var last = await db.Posts.Where(p => p.ThreadId == thread.Id && p.State == PostState.Visible).OrderByDescending(p => p.Number)
            .Select(p => new { p.Number, p.CreatedUtc, p.AuthorKey }).FirstOrDefaultAsync(cancellation);
        if (last is not null)
        {
            (thread.LastShown, thread.LastPostUtc, thread.LastAuthorKey) = (last.Number, last.CreatedUtc, last.AuthorKey);
        }
    }
}
