using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Forms;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>Takes the name of a member whose account is erased out of what others wrote: quotations and mentions, earlier texts and proposals too.</summary>
internal sealed class ForgottenNames(IDbContextFactory<DiscussionsDbContext> contexts, IDbContextFactory<AccountsDbContext> accounts, DiscussionTurns turns, Texts texts, BuiltPages built)
{
    /// <summary>How many texts are written in one turn.</summary>
    private const int Batch = 100;
    private const int MostNames = 100;
    private const string Mention = "%@%";
    private const string Quotation = "%**%";

    /// <param name="name">Not empty.</param>
    public async Task ForgetAsync(Guid member, string name, CancellationToken cancellation)
    {
        var longer = await LongerAsync(name, cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        foreach (var thread in await ThreadsAsync(db, member, cancellation))
        {
            var culture = await db.Threads.Where(t => t.Id == thread).Select(t => t.Culture).SingleOrDefaultAsync(cancellation);
            if (culture is null)
            {
                continue;
            }

            var erased = texts.Get(culture, InterfaceTexts.DiscussionErased);
            string Without(string text, int length) => FormText.Beginning(PostText.WithoutName(text, name, erased, longer), length);
            await ForgetAsync(db, thread, Without, cancellation);
        }

        await ForgetDraftsAsync(db, name, longer, cancellation);
        built.Forget();
    }

    /// <summary>What others have not sent yet, each in the language of its thread, or of its writer where it is to begin one.</summary>
    private async Task ForgetDraftsAsync(DiscussionsDbContext db, string name, IReadOnlyCollection<string> longer, CancellationToken cancellation)
    {
        var drafts = db.Drafts.AsNoTracking().Where(d => EF.Functions.Like(d.Text, Mention) || EF.Functions.Like(d.Text, Quotation));
        var naming = new List<DiscussionDraft>();
        await foreach (var draft in drafts.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (PostText.WithoutName(draft.Text, name, string.Empty, longer) != draft.Text)
            {
                naming.Add(draft);
            }
        }

        await using var people = await accounts.CreateDbContextAsync(cancellation);
        foreach (var draft in naming)
        {
            var thread = DiscussionDrafts.ThreadOf(draft.Place);
            var culture = await db.Threads.Where(t => t.Id == thread).Select(t => t.Culture).SingleOrDefaultAsync(cancellation)
                ?? await people.Users.Where(m => m.Id == draft.MemberKey).Select(m => m.Culture).SingleOrDefaultAsync(cancellation) ?? Cultures.Finnish;
            var without = FormText.Beginning(PostText.WithoutName(draft.Text, name, texts.Get(culture, InterfaceTexts.DiscussionErased), longer), Post.TextLength);
            await db.Drafts.Where(d => d.MemberKey == draft.MemberKey && d.Place == draft.Place && d.Text == draft.Text).ExecuteUpdateAsync(set => set.SetProperty(d => d.Text, without), cancellation); // unless it was saved anew meanwhile
        }
    }

    private async Task ForgetAsync(DiscussionsDbContext db, int thread, Func<string, int, string> without, CancellationToken cancellation)
    {
        var posts = db.Posts.AsNoTracking().Where(p => p.ThreadId == thread);
        var written = await ChangedAsync(posts.Where(p => EF.Functions.Like(p.Text, Mention) || EF.Functions.Like(p.Text, Quotation)).Select(p => new Written<long>(p.Id, p.Text)), Post.TextLength);
        var former = await ChangedAsync(
            from r in db.Revisions.AsNoTracking() join p in posts on r.PostId equals p.Id where EF.Functions.Like(r.Text, Mention) || EF.Functions.Like(r.Text, Quotation) select new Written<(long, int)>(ValueTuple.Create(r.PostId, r.Revision), r.Text), Post.TextLength);
        var proposed = await ChangedAsync(db.Proposals.AsNoTracking().Where(p => p.ThreadId == thread).Select(p => new Written<int>(p.Id, p.Text)), Proposal.TextLength);
        foreach (var batch in written.Chunk(Batch))
        {
            await turns.TakeAsync(async (turn, _, told) =>
            {
                foreach (var post in await turn.Posts.Where(p => batch.Contains(p.Id)).ToListAsync(cancellation))
                {
                    post.Text = without(post.Text, Post.TextLength);
                }

                turn.Entry(await turn.Threads.SingleAsync(t => t.Id == thread, cancellation)).State = EntityState.Modified; // what is found of the thread has changed
                told.Threads.Add(thread);
                return true;
            }, cancellation);
        }

        foreach (var (post, number) in former)
        {
            await turns.TakeAsync(async (turn, _, _) =>
            {
                var revision = await turn.Revisions.SingleAsync(r => r.PostId == post && r.Revision == number, cancellation);
                revision.Text = without(revision.Text, Post.TextLength);
                return true;
            }, cancellation);
        }

        foreach (var id in proposed)
        {
            await turns.TakeAsync(async (turn, _, _) =>
            {
                var proposal = await turn.Proposals.SingleAsync(p => p.Id == id, cancellation);
                proposal.Text = without(proposal.Text, Proposal.TextLength);
                return true;
            }, cancellation);
        }

        async Task<List<T>> ChangedAsync<T>(IQueryable<Written<T>> rows, int length)
        {
            var changed = new List<T>();
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
            {
                if (without(row.Text, length) != row.Text)
                {
                    changed.Add(row.Id);
                }
            }

            return changed;
        }
    }

    /// <summary>Where the member is mentioned, and where he has written: who quotes or answers him does so there, or where his post or the quotation was moved from.</summary>
    private static async Task<IReadOnlyCollection<int>> ThreadsAsync(DiscussionsDbContext db, Guid member, CancellationToken cancellation)
    {
        var own = await db.Posts.Where(p => p.AuthorKey == member).Select(p => p.ThreadId).Distinct().ToListAsync(cancellation);
        var mentioned = await (from m in db.Mentions join p in db.Posts on m.PostId equals p.Id where m.MemberKey == member select p.ThreadId).Distinct().ToListAsync(cancellation);
        var moved = await db.Moved.Where(m => own.Contains(m.ThreadId) || own.Contains(m.ToThreadId)).Select(m => new { m.ThreadId, m.ToThreadId }).Distinct().ToListAsync(cancellation);
        return [.. own.Concat(mentioned).Concat(moved.SelectMany(m => new[] { m.ThreadId, m.ToThreadId })).Distinct().Order()];
    }

    /// <summary>Names of others that begin with the name: a mention of them stays.</summary>
    private async Task<IReadOnlyCollection<string>> LongerAsync(string name, CancellationToken cancellation)
    {
        await using var db = await accounts.CreateDbContextAsync(cancellation);
        var like = MentionFinder.Beginning(name);
        var names = await db.Users.Where(m => EF.Functions.Like(m.Name.ToUpper(), like) && m.Name.Length > name.Length).Select(m => m.Name).Distinct().ToListAsync(cancellation);
        return [.. names.Where(n => n.StartsWith(name, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).Take(MostNames)];
    }

    private sealed record Written<T>(T Id, string Text);
}
