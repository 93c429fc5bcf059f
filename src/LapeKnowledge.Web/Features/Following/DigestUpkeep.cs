using System.Globalization;
using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Search.Insight;
using LapeKnowledge.Web.Features.Storage;
using Umbraco.Cms.Core.Web;

namespace LapeKnowledge.Web.Features.Following;

/// <summary>Sends the digest of a week from the Monday morning after it on: to each reader once, whatever dies in between and however many processes run.</summary>
internal sealed class DigestUpkeep(FollowStore follows, Digests digests, DigestStore store, MemberMails mails, IUmbracoContextFactory contexts, TimeProvider time) : IUpkeep
{
    private const int MorningHour = 7;
    private const int WeeksKept = 10;

    /// <summary>One after the other: one mailbox that is full keeps nobody else from his digest.</summary>
    private const int MostFailures = 3;

    public async Task DoAsync(CancellationToken cancellation)
    {
        var today = Dates.Today(time);
        var thisMonday = MondayOf(today);
        if (time.GetUtcNow().UtcDateTime < Dates.ToUtc(thisMonday.ToDateTime(new TimeOnly(MorningHour, 0))))
        {
            return;
        }

        var monday = thisMonday.AddDays(-7);
        var week = InsightRow.WeekOf(monday);
        var (from, to) = (Dates.ToUtc(monday.ToDateTime(TimeOnly.MinValue)), Dates.ToUtc(thisMonday.ToDateTime(TimeOnly.MinValue)));
        using var context = contexts.EnsureUmbracoContext();
        IReadOnlyList<DigestNews>? news = null;
        var failures = 0;
        foreach (var reader in (await follows.DigestReadersAsync(cancellation)).Where(r => r.JoinedUtc < to))
        {
            if (!await store.TakeAsync(reader.Key, week, cancellation))
            {
                continue;
            }

            failures = await SendAsync(reader, news ??= await digests.NewsAsync(from, to, cancellation), week, monday, cancellation) ? 0 : failures + 1;
            if (failures == MostFailures)
            {
                return; // the mail server is down
            }
        }

        await store.EraseBeforeAsync(InsightRow.WeekOf(monday.AddDays(-7 * WeeksKept)), cancellation);
    }

    /// <returns>False when it is to be tried again.</returns>
    private async Task<bool> SendAsync(DigestReader reader, IReadOnlyList<DigestNews> news, int week, DateOnly monday, CancellationToken cancellation)
    {
        if (await digests.WriteAsync(reader, news, monday, cancellation) is { } digest)
        {
            await store.SetAsync(reader.Key, week, DigestState.Sending, cancellation);
            if (await mails.SendAsync(reader.Key, MailTopic.Digest, $"digest-{reader.Key}-{week}", _ => digest, cancellation) == MailOutcome.Failed)
            {
                await store.GiveBackAsync(reader.Key, week, CancellationToken.None);
                return false;
            }
        }

        await store.SetAsync(reader.Key, week, DigestState.Done, CancellationToken.None);
        return true;
    }

    internal static DateOnly MondayOf(DateOnly day) => DateOnly.FromDateTime(ISOWeek.ToDateTime(ISOWeek.GetYear(day.ToDateTime(TimeOnly.MinValue)), ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue)), DayOfWeek.Monday));
}
