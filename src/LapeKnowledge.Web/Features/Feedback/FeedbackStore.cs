using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Feedback;

/// <summary>The record of feedback.</summary>
internal sealed class FeedbackStore(IDbContextFactory<FeedbackDbContext> contexts, TimeProvider time)
{
    /// <summary>Who sends the same again within it, by pressing twice or by loading the page anew, has sent it once.</summary>
    private static readonly TimeSpan SameAgain = TimeSpan.FromMinutes(10);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <returns>The record, and whether it is a new one.</returns>
    public async Task<(FeedbackItem Item, bool IsNew)> AddAsync(SentFeedback sent, string culture, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var since = Now - SameAgain;
        var known = await db.Items.AsNoTracking().OrderBy(f => f.Id)
            .FirstOrDefaultAsync(f => f.CreatedUtc > since && f.Message == sent.Message && f.Page == sent.Page && f.Email == sent.Email, cancellation);
        if (known is not null)
        {
            return (known, false);
        }

        var item = FeedbackItem.Of(sent, culture, Now);
        db.Items.Add(item);
        await db.SaveChangesAsync(cancellation);
        return (item, true);
    }

    /// <summary>The oldest first.</summary>
    public async Task<IReadOnlyList<FeedbackItem>> AllAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Items.AsNoTracking().OrderBy(f => f.Id).ToListAsync(cancellation);
    }

    /// <returns>The record as it is now, and whether it was answered just now; null when there is no such record.</returns>
    public async Task<(FeedbackItem Item, bool IsNew)?> AnswerAsync(int id, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.Items.SingleOrDefaultAsync(f => f.Id == id, cancellation) is not { } item)
        {
            return null;
        }

        if (item.AnsweredUtc is not null)
        {
            return (item, false);
        }

        item.Answer(Now);
        await db.SaveChangesAsync(cancellation);
        return (item, true);
    }

    public async Task<IReadOnlyList<FeedbackItem>> UnmailedAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Items.AsNoTracking().Where(f => f.MailedUtc == null && f.AnsweredUtc == null).OrderBy(f => f.Id).ToListAsync(cancellation);
    }

    /// <returns>False when another process is sending it, or has sent it.</returns>
    public async Task<bool> TakeForMailAsync(int id, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = Now;
        return await db.Items.Where(f => f.Id == id && f.MailedUtc == null).ExecuteUpdateAsync(set => set.SetProperty(f => f.MailedUtc, now), cancellation) == 1;
    }

    /// <summary>To be called when the mail that was taken could not be sent.</summary>
    public async Task GiveBackAsync(int id, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Items.Where(f => f.Id == id).ExecuteUpdateAsync(set => set.SetProperty(f => f.MailedUtc, (DateTime?)null), cancellation);
    }

    /// <summary>Erases the addresses, and then the records, that have been kept long enough.</summary>
    public async Task EraseAsync(FeedbackOptions options, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var (emails, records) = (Now.AddDays(-Math.Max(1, options.EmailDays)), Now.AddDays(-Math.Max(1, options.RecordDays)));
        await db.Items.Where(f => f.Email != null && f.CreatedUtc < emails).ExecuteUpdateAsync(set => set.SetProperty(f => f.Email, (string?)null), cancellation);
        await db.Items.Where(f => f.CreatedUtc < records).ExecuteDeleteAsync(cancellation);
    }
}
