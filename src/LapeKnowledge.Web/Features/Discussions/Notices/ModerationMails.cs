using System.Text;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Mailing;
using LapeKnowledge.Web.Models;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>
/// Mails editors and coordinators that something waits for them: one mail for the first of it, at most one an hour, without a word of what was written.
/// What waits is in the tables before anybody is mailed, and what the mail tells of is noted before it goes out: what a crash leaves under way goes again
/// after a while as the very mail that it was, unless all of it has been handled meanwhile.
/// </summary>
internal sealed class ModerationMails(
    IDbContextFactory<DiscussionsDbContext> contexts, IDbContextFactory<AccountsDbContext> accounts, MemberMails mails, SiteAddress site, Texts texts, TimeProvider time)
{
    private static readonly TimeSpan Least = TimeSpan.FromHours(1);
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(15);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task SendAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var states = await db.ModerationMails.AsNoTracking().ToDictionaryAsync(m => m.MemberKey, cancellation); // before what waits: a row that is unchanged since then tells of nothing that was handled earlier
        var waiting = await WaitingAsync(db, cancellation);
        if (waiting.Count == 0)
        {
            return;
        }

        foreach (var moderator in await ModeratorsAsync(cancellation))
        {
            var his = waiting.Where(w => moderator.IsEditor || (w.Forum is { } forum && moderator.Coordinated.Contains(forum))).ToList();
            await SendAsync(db, moderator, his, states.GetValueOrDefault(moderator.Key) ?? new ModerationMail { MemberKey = moderator.Key }, cancellation);
        }
    }

    public async Task<MailRhythm> RhythmAsync(Guid member, CancellationToken cancellation)
    {
        await using var db = await accounts.CreateDbContextAsync(cancellation);
        return await db.Users.Where(m => m.Id == member).Select(m => m.ModerationMail).SingleAsync(cancellation);
    }

    public async Task SetRhythmAsync(Guid member, MailRhythm rhythm, CancellationToken cancellation)
    {
        await using var db = await accounts.CreateDbContextAsync(cancellation);
        await db.Users.Where(m => m.Id == member).ExecuteUpdateAsync(set => set.SetProperty(m => m.ModerationMail, rhythm), cancellation);
    }

    private async Task SendAsync(DiscussionsDbContext db, Moderator moderator, IReadOnlyList<Waiting> waiting, ModerationMail state, CancellationToken cancellation)
    {
        var (now, isAgain) = (Now, state.Mail != MailState.Sent);
        if (state.Mail == MailState.Sending && state.SendingUtc > now - Stuck)
        {
            return;
        }

        var told = waiting.Where(w => w.By != moderator.Key && w.CreatedUtc > moderator.JoinedUtc && IsTold(state, w) == isAgain).ToList(); // of what waited before he came, others were told
        if (told.Count == 0)
        {
            if (isAgain)
            {
                await Mine(db, state).ExecuteUpdateAsync(set => set.SetProperty(m => m.Mail, MailState.Sent), cancellation); // it has been handled: what comes next is another mail
            }

            return;
        }

        if (!isAgain && (state.SendingUtc > now - Least || NoticeMails.DueUtc(moderator.Rhythm, told.Min(w => w.CreatedUtc)) > now))
        {
            return;
        }

        var (flag, proposal) = isAgain ? (state.Flag, state.Proposal) : (Newest(waiting, false, state.Flag), Newest(waiting, true, state.Proposal));
        await AddAsync(db, moderator.Key, cancellation);
        var taken = await Mine(db, state).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.Flag, flag).SetProperty(m => m.Proposal, proposal).SetProperty(m => m.Mail, MailState.Sending).SetProperty(m => m.SendingUtc, now), cancellation);
        if (taken == 1) // otherwise another process sends it
        {
            var sent = await mails.SendAsync(moderator.Key, MailTopic.Moderation, FormattableString.Invariant($"moderation-{moderator.Key}-{flag}-{proposal}"), culture => Write(waiting, culture), cancellation) == MailOutcome.Failed ? MailState.Waiting : MailState.Sent;
            await db.ModerationMails.Where(m => m.MemberKey == moderator.Key && m.Mail == MailState.Sending && m.SendingUtc == now).ExecuteUpdateAsync(set => set.SetProperty(m => m.Mail, sent), CancellationToken.None);
        }
    }

    private (string Subject, string Text) Write(IReadOnlyList<Waiting> waiting, string culture)
    {
        var text = new StringBuilder();
        Count(waiting.Where(w => w.Kind == FlagKind.Held), InterfaceTexts.DiscussionWatchMailHeld);
        Count(waiting.Where(w => w.Kind > FlagKind.Held), InterfaceTexts.DiscussionWatchMailFlagged);
        if (waiting.Any(w => !w.IsProposal))
        {
            text.Append(site.Origin).Append(DiscussionAddresses.Watch.In(culture)).Append("\n\n");
        }

        if (Count(waiting.Where(w => w.IsProposal), InterfaceTexts.DiscussionWatchMailProposed))
        {
            text.Append(site.Origin).Append(DiscussionAddresses.Proposals.In(culture)).Append('\n');
        }

        return (texts.Format(culture, InterfaceTexts.DiscussionWatchMailSubject, waiting.Select(w => (w.IsProposal, w.Of)).Distinct().Count()), text.ToString());

        bool Count(IEnumerable<Waiting> those, string words)
        {
            var count = those.Select(w => w.Of).Distinct().Count();
            text.Append(count == 0 ? string.Empty : texts.Format(culture, words, count) + "\n");
            return count > 0;
        }
    }

    /// <summary>What nobody has handled: posts that are flagged or held, and proposals.</summary>
    private static async Task<List<Waiting>> WaitingAsync(DiscussionsDbContext db, CancellationToken cancellation)
    {
        var flags = from f in db.Flags
                    join p in db.Posts on f.PostId equals p.Id
                    join t in db.Threads on p.ThreadId equals t.Id
                    where f.DoneUtc == null
                    select new Waiting(f.Id, f.PostId, f.Kind, t.ForumKey, f.MemberKey, f.CreatedUtc);
        var proposals = db.Proposals.Where(p => p.State == ProposalState.Open).Select(p => new Waiting(p.Id, p.Id, (FlagKind?)null, (Guid?)null, p.ProposerKey, p.CreatedUtc));
        return [.. await flags.ToListAsync(cancellation), .. await proposals.ToListAsync(cancellation)];
    }

    private async Task<List<Moderator>> ModeratorsAsync(CancellationToken cancellation)
    {
        await using var db = await accounts.CreateDbContextAsync(cancellation);
        var coordinators = await db.Pilots.Where(p => p.Role == PilotRole.Coordinator).Select(p => new { p.MemberKey, p.PilotKey }).ToListAsync(cancellation);
        var coordinated = coordinators.ToLookup(c => c.MemberKey, c => c.PilotKey);
        var keys = coordinated.Select(c => c.Key).ToArray();
        var members = await db.Users.AsNoTracking().Where(m => m.EmailConfirmed && m.ErasedUtc == null && m.ModerationMail != MailRhythm.Never && (m.Role >= SiteRole.Editor || keys.Contains(m.Id)))
            .Select(m => new { m.Id, m.Role, m.JoinedUtc, m.ModerationMail }).ToListAsync(cancellation);
        return [.. members.Select(m => new Moderator(m.Id, m.Role >= SiteRole.Editor, m.JoinedUtc, m.ModerationMail, [.. coordinated[m.Id]]))];
    }

    private static bool IsTold(ModerationMail state, Waiting waiting) => waiting.Id <= (waiting.IsProposal ? state.Proposal : state.Flag);

    private static int Newest(IEnumerable<Waiting> waiting, bool proposals, int known) => waiting.Where(w => w.IsProposal == proposals).Select(w => w.Id).Append(known).Max();

    /// <summary>The row, unless another process has taken it since it was read.</summary>
    private static IQueryable<ModerationMail> Mine(DiscussionsDbContext db, ModerationMail state) =>
        db.ModerationMails.Where(m => m.MemberKey == state.MemberKey && m.Mail == state.Mail && m.SendingUtc == state.SendingUtc);

    private static Task AddAsync(DiscussionsDbContext db, Guid member, CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO "lapeModerationMail" ("MemberKey", "Flag", "Proposal", "Mail", "SendingUtc") VALUES ({member}, 0, 0, {(int)MailState.Sent}, {DateTime.UnixEpoch})
        ON CONFLICT ("MemberKey") DO NOTHING
        """,
        cancellation);

    /// <param name="Of">The post, or the proposal itself.</param>
    /// <param name="Kind">Null for a proposal.</param>
    /// <param name="Forum">Whose coordinators may decide; null where only editors may.</param>
    /// <param name="By">Who flagged, wrote or proposed it.</param>
    private sealed record Waiting(int Id, long Of, FlagKind? Kind, Guid? Forum, Guid By, DateTime CreatedUtc)
    {
        public bool IsProposal => Kind is null;
    }

    private sealed record Moderator(Guid Key, bool IsEditor, DateTime JoinedUtc, MailRhythm Rhythm, HashSet<Guid> Coordinated);
}
