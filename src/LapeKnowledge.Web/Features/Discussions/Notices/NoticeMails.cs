using System.Text;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Mailing;
using LapeKnowledge.Web.Models;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>
/// Mails what members are told of: one mail for all that is due to one of them. A notice is marked before its mail goes out and again when it has gone;
/// what a crash left in between is sent after a while, so that nothing is lost. What a mail says is what the member may read when it goes out.
/// </summary>
internal sealed class NoticeMails(
    IDbContextFactory<DiscussionsDbContext> contexts, IDbContextFactory<AccountsDbContext> accounts, ActingMembers members, MemberMails mails, SiteAddress site, MemberNames names, NoticeLists lists, DiscussionModels models, Texts texts, TimeProvider time)
{
    private const int Most = 50;
    private const int ExcerptLength = 300;
    private const int MorningHour = 7;
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(15);

    /// <summary>Longer than a mail server is down, and than news of a discussion are news.</summary>
    private static readonly TimeSpan LongestTried = TimeSpan.FromDays(10);

    public async Task SendAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var stuck = time.GetUtcNow().UtcDateTime - Stuck;
        await db.Notices.Where(n => n.Mail == MailState.Sending && n.SendingUtc < stuck).ExecuteUpdateAsync(set => set.SetProperty(n => n.Mail, MailState.Waiting), cancellation);
        var waiting = await db.Notices.Where(n => n.Mail == MailState.Waiting).GroupBy(n => n.MemberKey).Select(g => new { Member = g.Key, Oldest = g.Min(n => n.CreatedUtc) }).ToListAsync(cancellation);
        if (waiting.Count == 0)
        {
            return;
        }

        var keys = waiting.Select(w => w.Member).ToArray();
        await using var people = await accounts.CreateDbContextAsync(cancellation);
        var rhythms = await people.Users.AsNoTracking().Where(m => keys.Contains(m.Id) && m.EmailConfirmed && m.ErasedUtc == null).ToDictionaryAsync(m => m.Id, m => m.DiscussionMail, cancellation);
        foreach (var member in waiting)
        {
            if (rhythms.GetValueOrDefault(member.Member) is var rhythm && DueUtc(rhythm, member.Oldest) <= time.GetUtcNow().UtcDateTime)
            {
                await SendAsync(db, member.Member, rhythm, cancellation);
            }
        }
    }

    /// <summary>When the mail of a notice goes out: daily and weekly ones in the morning of Finland, weekly ones on Mondays.</summary>
    internal static DateTime DueUtc(MailRhythm rhythm, DateTime createdUtc)
    {
        if (rhythm is MailRhythm.AtOnce or MailRhythm.Never)
        {
            return createdUtc;
        }

        var day = Dates.FinnishDay(createdUtc)!.Value;
        var due = Dates.ToUtc(day.ToDateTime(new TimeOnly(MorningHour, 0)));
        while (due <= createdUtc || (rhythm == MailRhythm.Weekly && day.DayOfWeek != DayOfWeek.Monday))
        {
            day = day.AddDays(1);
            due = Dates.ToUtc(day.ToDateTime(new TimeOnly(MorningHour, 0)));
        }

        return due;
    }

    private async Task SendAsync(DiscussionsDbContext db, Guid member, MailRhythm rhythm, CancellationToken cancellation)
    {
        DateTime? now = time.GetUtcNow().UtcDateTime;
        var waiting = db.Notices.AsNoTracking().Where(n => n.MemberKey == member && n.Mail == MailState.Waiting);
        var again = await waiting.MinAsync(n => n.SendingUtc, cancellation); // what was under way goes again as the very mail that it was: mailboxes drop the second
        var notices = await waiting.Where(n => again == null || n.SendingUtc == again).OrderBy(n => n.Id).Take(Most).ToListAsync(cancellation);
        var ids = notices.Select(n => n.Id).ToArray();
        var mine = db.Notices.Where(n => ids.Contains(n.Id));
        var taken = await mine.Where(n => n.Mail == MailState.Waiting).ExecuteUpdateAsync(set => set.SetProperty(n => n.Mail, MailState.Sending).SetProperty(n => n.SendingUtc, now), cancellation);
        if (taken != ids.Length)
        {
            return; // another process sends some of them: what it does not send comes back
        }

        var unread = await ReadableAsync(db, member, ids, cancellation);
        var state = rhythm == MailRhythm.Never || unread.Count == 0 ? MailState.Skipped
            : await WriteAsync(db, member, FormattableString.Invariant($"notices-{member}-{ids[0]}-{ids[^1]}-{ids.Length}"), unread, cancellation) switch
            {
                MailOutcome.Sent => MailState.Sent,
                MailOutcome.Failed when notices[0].CreatedUtc > now - LongestTried => MailState.Waiting,
                _ => MailState.Skipped,
            };
        await mine.ExecuteUpdateAsync(set => set.SetProperty(n => n.Mail, state), CancellationToken.None);
    }

    /// <summary>Those of which the member may still read, and has not read on the site meanwhile.</summary>
    private async Task<IReadOnlyList<DiscussionNotice>> ReadableAsync(DiscussionsDbContext db, Guid key, long[] ids, CancellationToken cancellation)
    {
        if (await members.FindAsync(key, cancellation) is not { } member)
        {
            return [];
        }

        var told = db.Notices.AsNoTracking().ToldTo(member, db.Threads).Where(n => ids.Contains(n.Id) && n.ReadUtc == null);
        return await told.Where(n => n.Kind == NoticeKind.Hidden || db.Posts.Any(p => p.ThreadId == n.ThreadId && p.Number == n.Number && p.State == PostState.Visible) || n.Kind == NoticeKind.ProposalDeclined)
            .OrderBy(n => n.Id).ToListAsync(cancellation);
    }

    private async Task<MailOutcome> WriteAsync(DiscussionsDbContext db, Guid member, string key, IReadOnlyList<DiscussionNotice> notices, CancellationToken cancellation)
    {
        var ids = notices.Select(n => n.ThreadId).Distinct().ToArray();
        var threads = await db.Threads.AsNoTracking().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, cancellation);
        var posts = await db.Posts.AsNoTracking().Where(p => ids.Contains(p.ThreadId)).Where(p => db.Notices.Any(n => n.MemberKey == member && n.ThreadId == p.ThreadId && n.Number == p.Number))
            .Select(p => new { p.ThreadId, p.Number, p.Text, p.State }).ToListAsync(cancellation);
        var excerpts = posts.Where(p => p.State == PostState.Visible).ToDictionary(p => (p.ThreadId, p.Number), p => PostText.Plain(p.Text, ExcerptLength));
        var people = await names.OfAsync(notices.Select(n => n.FromKey), cancellation);
        return await mails.SendAsync(member, MailTopic.Discussion, key, culture =>
        {
            string What(DiscussionNotice notice) => lists.What(notice.Kind, models.Name(people.GetValueOrDefault(notice.FromKey), culture), culture);
            var text = new StringBuilder();
            foreach (var thread in notices.GroupBy(n => n.ThreadId).Where(g => threads.ContainsKey(g.Key)))
            {
                var row = threads[thread.Key];
                text.Append(row.Title).Append("\n\n");
                foreach (var notice in thread)
                {
                    text.Append(What(notice)).Append('\n');
                    text.Append(excerpts.TryGetValue((notice.ThreadId, notice.Number), out var excerpt) ? $"{excerpt}\n" : string.Empty);
                    text.Append(site.Origin).Append(DiscussionAddresses.OfPost(culture, row.Id, row.Title, notice.Number)).Append("\n\n");
                }
            }

            var subject = notices.Count == 1 ? $"{What(notices[0])}: {threads.GetValueOrDefault(notices[0].ThreadId)?.Title}" : texts.Format(culture, InterfaceTexts.DiscussionMailSubject, notices.Count);
            return (subject, text.ToString());
        }, cancellation);
    }
}
