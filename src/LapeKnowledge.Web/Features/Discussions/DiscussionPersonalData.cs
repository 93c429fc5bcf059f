using LapeKnowledge.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>What the discussions keep of a member. What he wrote stays, as others have answered to it, but nobody's name stands by it any more.</summary>
internal sealed class DiscussionPersonalData(IDbContextFactory<DiscussionsDbContext> contexts, DiscussionAttachments attachments, MemberNames names, ForgottenNames forgotten, Proposals proposals) : IPersonalData
{
    public string Part => "discussions";

    public async Task<PersonalDataPart> ReadAsync(Guid member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var posts = await (from p in db.Posts
                           join t in db.Threads on p.ThreadId equals t.Id
                           where p.AuthorKey == member
                           orderby p.Id
                           select new { Thread = t.Title, p.ThreadId, p.Number, p.CreatedUtc, p.EditedUtc, p.State, p.Text }).ToListAsync(cancellation);
        var former = await (from r in db.Revisions join p in db.Posts on r.PostId equals p.Id where p.AuthorKey == member select new { p.ThreadId, p.Number, r.ReplacedUtc, r.Title, r.Text }).ToListAsync(cancellation);
        var attached = await (from a in db.Attachments
                              join p in db.Posts on a.PostId equals p.Id into posted
                              from p in posted.DefaultIfEmpty()
                              where a.MemberKey == member
                              orderby a.CreatedUtc
                              select new { Thread = (int?)p.ThreadId, Number = (int?)p.Number, a.Name, a.MediaType, a.Bytes, a.Alt, a.CreatedUtc, IsRemoved = a.RemovedIn != null }).ToListAsync(cancellation); // the files themselves come with the member's others
        var data = new
        {
            Posts = posts,
            FormerTexts = former,
            Attachments = attached,
            Drafts = await db.Drafts.Where(d => d.MemberKey == member).Select(d => new { d.Place, d.Title, d.Text, d.SavedUtc }).ToListAsync(cancellation),
            Reactions = await (from r in db.Reactions join p in db.Posts on r.PostId equals p.Id where r.MemberKey == member select new { p.ThreadId, p.Number, r.Kind }).ToListAsync(cancellation),
            Read = await db.ThreadReaders.Where(r => r.MemberKey == member).Select(r => new { r.ThreadId, r.LastRead, r.Level }).ToListAsync(cancellation),
            Followed = await db.ForumReaders.Where(r => r.MemberKey == member).Select(r => new { r.ForumKey, r.Level }).ToListAsync(cancellation),
            Flags = await db.Flags.Where(f => f.MemberKey == member && f.Kind != FlagKind.Held).Select(f => new { f.PostId, f.Kind, f.Words, f.CreatedUtc }).ToListAsync(cancellation),
            Proposals = await db.Proposals.Where(p => p.AuthorKey == member || p.ProposerKey == member).OrderBy(p => p.Id)
                .Select(p => new { p.ThreadId, p.Number, p.DocumentKey, p.Culture, p.Alias, p.Text, IsAuthor = p.AuthorKey == member, IsProposer = p.ProposerKey == member, p.CreatedUtc, p.State, p.DecidedUtc, p.Words }).ToListAsync(cancellation),
            Mentions = await (from m in db.Mentions join p in db.Posts on m.PostId equals p.Id where m.MemberKey == member orderby p.Id select new { p.ThreadId, p.Number, p.CreatedUtc }).ToListAsync(cancellation),
            Notices = await db.Notices.Where(n => n.MemberKey == member).Select(n => new { n.ThreadId, n.Number, n.Kind, n.CreatedUtc, n.ReadUtc }).ToListAsync(cancellation),
        };
        return new PersonalDataPart(data, []);
    }

    public async Task EraseAsync(Guid member, CancellationToken cancellation)
    {
        await attachments.ForgetAsync(member, cancellation);
        foreach (var name in await names.AllOfAsync(member, cancellation))
        {
            await proposals.ForgetAuthorAsync(member, name, cancellation);
            await forgotten.ForgetAsync(member, name, cancellation);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Drafts.Where(d => d.MemberKey == member).ExecuteDeleteAsync(cancellation);
        await db.Reactions.Where(r => r.MemberKey == member).ExecuteDeleteAsync(cancellation);
        await db.ThreadReaders.Where(r => r.MemberKey == member).ExecuteDeleteAsync(cancellation);
        await db.ForumReaders.Where(r => r.MemberKey == member).ExecuteDeleteAsync(cancellation);
        await db.Notices.Where(n => n.MemberKey == member).ExecuteDeleteAsync(cancellation);
        await db.Mentions.Where(m => m.MemberKey == member).ExecuteDeleteAsync(cancellation);
        await db.ModerationMails.Where(m => m.MemberKey == member).ExecuteDeleteAsync(cancellation);
        await db.Flags.Where(f => f.MemberKey == member && f.Kind != FlagKind.Held).ExecuteUpdateAsync(set => set.SetProperty(f => f.Words, string.Empty), cancellation);
    }
}
