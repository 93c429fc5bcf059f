using LapeKnowledge.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>Why a text was not taken.</summary>
internal enum PostProblem
{
    /// <summary>There is no such thread or post for this member.</summary>
    Unknown,
    Closed,

    /// <summary>More than one writes or edits in a minute or begins in an hour.</summary>
    TooMany,

    /// <summary>The member may read the thread, but not do this.</summary>
    Forbidden,

    /// <summary>Somebody else has edited the post since.</summary>
    Changed,

    /// <summary>A file that it was to have is not there any more, or never was the member's.</summary>
    Attachment,
}

/// <param name="IsHeld">It waits for an editor.</param>
internal sealed record Posted(int Thread, int Number, bool IsHeld, PostProblem? Problem = null)
{
    public static Posted Not(PostProblem problem) => new(0, 0, false, problem);
}

/// <param name="Sending">Made with the form.</param>
/// <param name="Mentions">The members that it names.</param>
internal sealed record NewPost(string Text, Guid Sending, IReadOnlyCollection<Guid> Mentions, int? AnswerTo = null)
{
    public IReadOnlyList<SentAttachment> Attachments { get; init; } = [];
}

/// <param name="Title">The thread's new title, for its first post; null to leave it.</param>
/// <param name="Revisions">How often the post had been edited when the form was opened.</param>
/// <param name="Attachments">All that it is to have from now on; null to leave them.</param>
internal sealed record EditedPost(string Text, string? Title, int Revisions, IReadOnlyCollection<Guid> Mentions, IReadOnlyList<SentAttachment>? Attachments = null);

/// <summary>Begins threads, takes replies and edits.</summary>
internal sealed class DiscussionWriter(DiscussionTurns turns, IOptionsMonitor<DiscussionOptions> options, TimeProvider time)
{
    public Task<Posted> BeginAsync(Guid forum, string title, string culture, NewPost post, ActingMember member, CancellationToken cancellation) =>
        TakeAsync(member, DiscussionDrafts.OfNew(forum), async (db, told) =>
        {
            if (await SentAsync(db, member.Key, post.Sending, cancellation) is { } before)
            {
                return before;
            }

            var now = Now;
            var row = await db.Forums.SingleOrDefaultAsync(f => f.Key == forum, cancellation) ?? db.Forums.Add(new Forum { Key = forum, OpenedUtc = now }).Entity;
            if (!member.MayRead(forum, row.Visibility))
            {
                return Posted.Not(PostProblem.Unknown);
            }

            if (!member.IsEditor && await db.Threads.CountAsync(t => t.AuthorKey == member.Key && t.CreatedUtc > now.AddHours(-1), cancellation) >= options.CurrentValue.ThreadsPerHour)
            {
                return Posted.Not(PostProblem.TooMany);
            }

            if (await PostAttachments.FindAsync(db, post.Attachments, member.Key, null, cancellation) is not { } attachments)
            {
                return Posted.Not(PostProblem.Attachment);
            }

            var isHeld = await IsHeldAsync(db, forum, member, cancellation);
            var thread = new DiscussionThread
            {
                ForumKey = forum,
                Visibility = row.Visibility,
                State = isHeld ? PostState.Held : PostState.Visible,
                Title = title,
                Culture = culture,
                AuthorKey = member.Key,
                CreatedUtc = now,
                LastPostUtc = now,
                LastAuthorKey = member.Key,
            };
            db.Threads.Add(thread);
            await db.SaveChangesAsync(cancellation); // its number is needed
            PostAttachments.Put(attachments, await AddAsync(db, thread, row, post, member, isHeld, told, cancellation), 0);
            return new Posted(thread.Id, 1, isHeld);
        }, cancellation);

    public Task<Posted> ReplyAsync(int thread, NewPost post, ActingMember member, CancellationToken cancellation) =>
        TakeAsync(member, DiscussionDrafts.OfReply(thread), async (db, told) =>
        {
            if (await SentAsync(db, member.Key, post.Sending, cancellation) is { } before)
            {
                return before;
            }

            var row = await db.Threads.SingleOrDefaultAsync(t => t.Id == thread, cancellation);
            if (row is null || !member.MayRead(row.ForumKey, row.Visibility) || row.State == PostState.Hidden || (row.State == PostState.Held && row.AuthorKey != member.Key && !member.Moderates(row.ForumKey)))
            {
                return Posted.Not(PostProblem.Unknown);
            }

            if (row.IsClosedTo(member))
            {
                return Posted.Not(PostProblem.Closed);
            }

            var minute = Now.AddMinutes(-1);
            if (!member.IsEditor && await db.Posts.CountAsync(p => p.AuthorKey == member.Key && p.CreatedUtc > minute, cancellation) >= options.CurrentValue.PostsPerMinute)
            {
                return Posted.Not(PostProblem.TooMany);
            }

            if (await PostAttachments.FindAsync(db, post.Attachments, member.Key, null, cancellation) is not { } attachments)
            {
                return Posted.Not(PostProblem.Attachment);
            }

            var isHeld = row.State == PostState.Held || await IsHeldAsync(db, row.ForumKey, member, cancellation);
            var forum = await db.Forums.SingleAsync(f => f.Key == row.ForumKey, cancellation);
            var added = await AddAsync(db, row, forum, post, member, isHeld, told, cancellation);
            PostAttachments.Put(attachments, added, 0);
            return new Posted(row.Id, added.Number, isHeld);
        }, cancellation);

    public Task<Posted> EditAsync(int thread, int number, EditedPost edited, ActingMember member, CancellationToken cancellation) =>
        TakeAsync(member, DiscussionDrafts.OfEdit(thread, number), async (db, told) =>
        {
            var (text, title, mentions) = (edited.Text, edited.Title, edited.Mentions);
            var row = await db.Threads.SingleOrDefaultAsync(t => t.Id == thread, cancellation);
            var post = await db.Posts.SingleOrDefaultAsync(p => p.ThreadId == thread && p.Number == number, cancellation);
            if (row is null || post is null || !member.MayRead(row.ForumKey, row.Visibility) || post.State == PostState.Hidden)
            {
                return Posted.Not(PostProblem.Unknown);
            }

            var moderates = member.Moderates(row.ForumKey);
            if (post.AuthorKey != member.Key && !moderates)
            {
                return Posted.Not(PostProblem.Forbidden);
            }

            if (row.IsClosed && !moderates)
            {
                return Posted.Not(PostProblem.Closed);
            }

            var before = await PostAttachments.OfAsync(db, post.Id, cancellation);
            if (post.Text == text && (title is null || title == row.Title) && (edited.Attachments is null || edited.Attachments.SequenceEqual(before.Select(a => new SentAttachment(a.Id, a.Alt)))))
            {
                return new Posted(thread, number, post.State == PostState.Held); // sent twice, or nothing changed
            }

            if (post.Revisions != edited.Revisions)
            {
                return Posted.Not(PostProblem.Changed);
            }

            var minute = Now.AddMinutes(-1);
            if (!member.IsEditor && await db.Revisions.CountAsync(r => r.EditorKey == member.Key && r.ReplacedUtc > minute, cancellation) >= options.CurrentValue.EditsPerMinute)
            {
                return Posted.Not(PostProblem.TooMany);
            }

            var alts = before.ToDictionary(a => a.Id, a => a.Alt);
            var attachments = edited.Attachments is null ? before : await PostAttachments.FindAsync(db, edited.Attachments, member.Key, post.Id, cancellation);
            if (attachments is null)
            {
                return Posted.Not(PostProblem.Attachment);
            }

            var now = Now;
            db.Revisions.Add(new PostRevision
            {
                PostId = post.Id,
                Revision = post.Revisions,
                EditorKey = member.Key,
                ReplacedUtc = now,
                Text = post.Text,
                Title = title is null || title == row.Title ? null : row.Title,
                Alts = PastAlts.Of(alts, attachments),
            });
            (post.Text, post.EditedUtc, post.Revisions) = (text, now, post.Revisions + 1);
            PostAttachments.Remove(before.Except(attachments), post.Revisions);
            PostAttachments.Put(attachments, post, post.Revisions);
            row.Title = title ?? row.Title;
            db.Entry(row).State = EntityState.Modified; // what is found of the thread has changed
            var known = await db.Mentions.Where(m => m.PostId == post.Id).Select(m => m.MemberKey).ToListAsync(cancellation);
            db.Mentions.AddRange(mentions.Except(known).Select(m => new PostMention { PostId = post.Id, MemberKey = m }));
            if (post.State == PostState.Visible && mentions.Except(known).Any())
            {
                await EnqueueAsync(db, post.Id, now, told, cancellation);
            }

            told.Threads.Add(thread);
            return new Posted(thread, number, post.State == PostState.Held);
        }, cancellation);

    public Task<bool> SolveAsync(int thread, int number, ActingMember member, CancellationToken cancellation) =>
        turns.TakeAsync(async (db, _, told) =>
        {
            var row = await db.Threads.SingleOrDefaultAsync(t => t.Id == thread, cancellation);
            var post = await db.Posts.SingleOrDefaultAsync(p => p.ThreadId == thread && p.Number == number, cancellation);
            if (row is null || post is not { State: PostState.Visible, Number: > 1 } || !member.MayRead(row.ForumKey, row.Visibility) || (row.AuthorKey != member.Key && !member.Moderates(row.ForumKey)))
            {
                return false;
            }

            row.Solution = row.Solution == number ? null : number;
            if (row.Solution is not null && post.AuthorKey != member.Key)
            {
                await NotifyAsync(db, NoticeKind.Solution, post.AuthorKey, row.Id, number, member.Key, Now, cancellation);
                told.HasNotices = true;
            }

            told.Threads.Add(thread);
            return true;
        }, cancellation);

    internal static async Task NotifyAsync(DiscussionsDbContext db, NoticeKind kind, Guid member, int thread, int number, Guid from, DateTime now, CancellationToken cancellation)
    {
        if (!await db.Notices.AnyAsync(n => n.MemberKey == member && n.ThreadId == thread && n.Number == number && n.Kind == kind, cancellation))
        {
            db.Notices.Add(new DiscussionNotice { MemberKey = member, ThreadId = thread, Number = number, Kind = kind, FromKey = from, CreatedUtc = now });
        }
    }

    internal static async Task EnqueueAsync(DiscussionsDbContext db, long post, DateTime now, TurnTold told, CancellationToken cancellation)
    {
        told.HasNotices = true;
        if (!await db.Queue.AnyAsync(q => q.PostId == post, cancellation))
        {
            db.Queue.Add(new QueuedPost { PostId = post, CreatedUtc = now });
        }
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <returns>The post that was sent with the form already; null while none was.</returns>
    internal static async Task<Posted?> SentAsync(DiscussionsDbContext db, Guid member, Guid sending, CancellationToken cancellation)
    {
        var known = await db.Posts.Where(p => p.AuthorKey == member && p.Sending == sending).Select(p => new { p.ThreadId, p.Number, p.State }).SingleOrDefaultAsync(cancellation);
        return known is null ? null : new Posted(known.ThreadId, known.Number, known.State == PostState.Held);
    }

    private async Task<bool> IsHeldAsync(DiscussionsDbContext db, Guid forum, ActingMember member, CancellationToken cancellation) =>
        options.CurrentValue.HoldsFirstPosts && !member.IsTrusted(forum) && !await db.Posts.AnyAsync(p => p.AuthorKey == member.Key && p.State == PostState.Visible, cancellation);

    private async Task<Post> AddAsync(DiscussionsDbContext db, DiscussionThread thread, Forum forum, NewPost post, ActingMember member, bool isHeld, TurnTold told, CancellationToken cancellation)
    {
        var now = Now;
        var row = new Post
        {
            ThreadId = thread.Id,
            Number = ++thread.LastNumber,
            AuthorKey = member.Key,
            CreatedUtc = now,
            Text = post.Text,
            State = isHeld ? PostState.Held : PostState.Visible,
            AnswerTo = post.AnswerTo,
            Sending = post.Sending,
        };
        db.Posts.Add(row);
        await db.SaveChangesAsync(cancellation); // its number is needed
        db.Mentions.AddRange(post.Mentions.Select(m => new PostMention { PostId = row.Id, MemberKey = m }));
        var reader = await db.ThreadReaders.SingleOrDefaultAsync(r => r.ThreadId == thread.Id && r.MemberKey == member.Key, cancellation);
        if (reader is null)
        {
            db.ThreadReaders.Add(new ThreadReader { ThreadId = thread.Id, MemberKey = member.Key, LastRead = row.Number, Level = FollowLevel.Followed }); // who takes part is told of answers
        }
        else
        {
            (reader.LastRead, reader.Level) = (row.Number, reader.Level == FollowLevel.Normal ? FollowLevel.Followed : reader.Level);
        }

        if (isHeld)
        {
            db.Flags.Add(new Flag { PostId = row.Id, Kind = FlagKind.Held, MemberKey = member.Key, CreatedUtc = now });
            told.HasNotices = true;
        }
        else
        {
            Show(thread, forum, row, now);
            await EnqueueAsync(db, row.Id, now, told, cancellation);
        }

        told.Threads.Add(thread.Id);
        return row;
    }

    /// <summary>Writes in a turn. What was being written at the place goes with it, so that no crash leaves both the post and its draft.</summary>
    private Task<Posted> TakeAsync(ActingMember member, string place, Func<DiscussionsDbContext, TurnTold, Task<Posted>> write, CancellationToken cancellation) =>
        turns.TakeAsync(async (db, _, told) =>
        {
            var posted = await write(db, told);
            if (posted.Problem is null)
            {
                await db.Drafts.Where(d => d.MemberKey == member.Key && d.Place == place).ExecuteDeleteAsync(cancellation);
            }

            return posted;
        }, cancellation);

    /// <summary>Counts a post that readers see from now on.</summary>
    internal static void Show(DiscussionThread thread, Forum forum, Post post, DateTime now)
    {
        thread.Posts++;
        forum.Posts += thread.State == PostState.Visible || post.Number == 1 ? 1 : 0;
        if (post.Number == 1)
        {
            thread.State = PostState.Visible;
            forum.Threads++;
        }

        if (post.Number >= thread.LastShown)
        {
            (thread.LastShown, thread.LastPostUtc, thread.LastAuthorKey) = (post.Number, now, post.AuthorKey);
        }

        forum.LastPostUtc = now;
    }
}
