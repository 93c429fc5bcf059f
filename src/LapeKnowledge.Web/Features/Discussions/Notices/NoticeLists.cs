using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Models;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>What a member is told of one thread.</summary>
internal sealed record NoticeShown(string Address, string Title, string What, DateText When, bool IsNew, int Count);

/// <summary>The notices of a member.</summary>
internal sealed class NoticeLists(IDbContextFactory<DiscussionsDbContext> contexts, MemberNames names, DiscussionModels models, Texts texts, TimeProvider time)
{
    private const int Most = 100;

    /// <summary>Beyond this the number says nothing more.</summary>
    public const int MostCounted = 99;

    /// <summary>Asked on every page; mostly there is none, and what the member may read need not be asked.</summary>
    private readonly Func<DiscussionsDbContext, Guid, CancellationToken, Task<bool>> _hasUnread = EF.CompileAsyncQuery(
        (DiscussionsDbContext db, Guid member, CancellationToken cancellation) => db.Notices.Any(n => n.MemberKey == member && n.ReadUtc == null));

    /// <summary>How many of those that the list shows are new.</summary>
    public async Task<int> UnreadAsync(ActingMember member, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await _hasUnread(db, member.Key, cancellation))
        {
            return 0;
        }

        return await db.Notices.ToldTo(member, db.Threads).Where(n => n.ReadUtc == null).OrderBy(n => n.Id).Take(MostCounted + 1).CountAsync(cancellation);
    }

    /// <summary>The newest, those of one thread together.</summary>
    /// <param name="before">The notice that the page before ended with; null for the first page.</param>
    /// <returns>With the notice that the page ends with, when there are more.</returns>
    public async Task<(IReadOnlyList<NoticeShown> Notices, long? Last)> OfAsync(ActingMember member, string culture, long? before, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await (from n in db.Notices.AsNoTracking().ToldTo(member, db.Threads)
                          join t in db.Threads.AsNoTracking() on n.ThreadId equals t.Id
                          where before == null || n.Id < before
                          orderby n.Id descending
                          select new { Notice = n, t.Title }).Take(Most + 1).ToListAsync(cancellation);
        long? last = rows.Count > Most ? rows[Most - 1].Notice.Id : null;
        rows = rows[..Math.Min(Most, rows.Count)];
        var people = await names.OfAsync(rows.Select(r => r.Notice.FromKey), cancellation);
        IReadOnlyList<NoticeShown> notices =
        [
            .. from row in rows
               group row by (row.Notice.ThreadId, row.Notice.ReadUtc is null) into thread
               let newest = thread.First()
               let first = thread.MinBy(r => r.Notice.Number)!
               select new NoticeShown(
                   DiscussionAddresses.OfPost(culture, newest.Notice.ThreadId, newest.Title, first.Notice.Number), newest.Title,
                   What(newest.Notice.Kind, models.Name(people.GetValueOrDefault(newest.Notice.FromKey), culture), culture), models.Dates.OfUtcMoment(culture, newest.Notice.CreatedUtc), newest.Notice.ReadUtc is null, thread.Count()),
        ];
        return (notices, last);
    }

    /// <summary>Notes that the member has seen what he was told of a thread, up to a post; of everything when none is given.</summary>
    public async Task ReadAsync(Guid member, int? thread, int upTo, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        DateTime? now = time.GetUtcNow().UtcDateTime;
        var unread = db.Notices.Where(n => n.MemberKey == member && n.ReadUtc == null);
        var these = thread is null ? unread : unread.Where(n => n.ThreadId == thread && n.Number <= upTo);
        if (!await these.AnyAsync(cancellation))
        {
            return; // most pages are opened without one: the writer of the database is not asked for nothing
        }

        await these.ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadUtc, now), cancellation);
    }

    public string What(NoticeKind kind, string who, string culture) => texts.Format(culture, kind switch
    {
        NoticeKind.Mention => InterfaceTexts.DiscussionNoticeMention,
        NoticeKind.Answer => InterfaceTexts.DiscussionNoticeAnswer,
        NoticeKind.Reply => InterfaceTexts.DiscussionNoticeReply,
        NoticeKind.Thread => InterfaceTexts.DiscussionNoticeThread,
        NoticeKind.Solution => InterfaceTexts.DiscussionNoticeSolution,
        NoticeKind.Accepted => InterfaceTexts.DiscussionNoticeAccepted,
        NoticeKind.Hidden => InterfaceTexts.DiscussionNoticeHidden,
        NoticeKind.ProposalAccepted => InterfaceTexts.DiscussionNoticeProposalAccepted,
        _ => InterfaceTexts.DiscussionNoticeProposalDeclined,
    }, who);
}
