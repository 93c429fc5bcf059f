using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Reviews;

/// <summary>What editors said and decided of descriptions.</summary>
internal sealed class ReviewStore(IDbContextFactory<ReviewDbContext> contexts, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The same said twice at once, by pressing twice, is said once.</summary>
    public async Task CommentAsync(Guid contribution, string field, string text, Guid editor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Comments.AnyAsync(c => c.ContributionId == contribution && c.Field == field && c.EditorKey == editor && c.Text == text && c.ResolvedUtc == null, cancellation))
        {
            db.Comments.Add(ReviewComment.Of(contribution, field, text, editor, Now));
            await db.SaveChangesAsync(cancellation);
        }
    }

    /// <returns>False when the description has no such comment that is open.</returns>
    public async Task<bool> ResolveAsync(Guid contribution, int comment, CancellationToken cancellation)
    {
        var now = Now;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Comments.Where(c => c.Id == comment && c.ContributionId == contribution && c.ResolvedUtc == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.ResolvedUtc, now), cancellation) == 1;
    }

    /// <summary>All of a description that is done.</summary>
    public async Task ResolveAllAsync(Guid contribution, CancellationToken cancellation)
    {
        var now = Now;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.Comments.Where(c => c.ContributionId == contribution && c.ResolvedUtc == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.ResolvedUtc, now), cancellation);
    }

    /// <summary>The oldest first.</summary>
    public async Task<IReadOnlyList<ReviewComment>> CommentsAsync(Guid contribution, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Comments.AsNoTracking().Where(c => c.ContributionId == contribution).OrderBy(c => c.Id).ToListAsync(cancellation);
    }

    public async Task<ReviewDecision> DecideAsync(ReviewDecision decision, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        db.Decisions.Add(decision);
        await db.SaveChangesAsync(cancellation);
        return decision;
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<ReviewDecision>> DecisionsAsync(Guid contribution, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Decisions.AsNoTracking().Where(d => d.ContributionId == contribution).OrderByDescending(d => d.Id).ToListAsync(cancellation);
    }

    public async Task<int> CountDecisionsAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Decisions.CountAsync(cancellation);
    }

    /// <summary>The newest of all descriptions, the newest first.</summary>
    /// <param name="before">The id that the page before ended with; null for the first page.</param>
    /// <param name="contributions">Whose decisions; null for all.</param>
    public async Task<IReadOnlyList<ReviewDecision>> NewestAsync(int? before, int size, IReadOnlyCollection<Guid>? contributions, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var asked = db.Decisions.AsNoTracking().Where(d => before == null || d.Id < before);
        return await (contributions is null ? asked : asked.Where(d => contributions.Contains(d.ContributionId))).OrderByDescending(d => d.Id).Take(size).ToListAsync(cancellation);
    }

    /// <summary>The last decision of each of the descriptions that has one, without its texts' weight.</summary>
    public async Task<IReadOnlyDictionary<Guid, LastDecision>> LastAsync(IEnumerable<Guid> contributions, CancellationToken cancellation)
    {
        var asked = contributions.ToArray();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var all = await db.Decisions.Where(d => asked.Contains(d.ContributionId)).OrderBy(d => d.Id).Select(d => new { d.ContributionId, Decision = new LastDecision(d.Kind, d.AtUtc, d.PublishUtc) }).ToListAsync(cancellation);
        return all.GroupBy(d => d.ContributionId).ToDictionary(g => g.Key, g => g.Last().Decision);
    }

    /// <summary>The last decisions of those of the descriptions whose moment to be published by themselves has come.</summary>
    public async Task<IReadOnlyList<ReviewDecision>> DueAsync(IEnumerable<Guid> contributions, CancellationToken cancellation)
    {
        var (asked, now) = (contributions.ToArray(), Now);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Decisions.AsNoTracking()
            .Where(d => asked.Contains(d.ContributionId) && d.Kind == DecisionKind.Scheduled && d.PublishUtc <= now && !db.Decisions.Any(l => l.ContributionId == d.ContributionId && l.Id > d.Id))
            .OrderBy(d => d.Id).ToListAsync(cancellation);
    }

    /// <summary>What was said with the last decision of a description; null for nothing.</summary>
    public async Task<string?> LastWordsAsync(Guid contribution, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Decisions.Where(d => d.ContributionId == contribution).OrderByDescending(d => d.Id).Select(d => d.Words).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Those that the author has not been told of, from a moment on.</summary>
    public async Task<IReadOnlyList<ReviewDecision>> UnmailedAsync(DateTime sinceUtc, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Decisions.AsNoTracking().Where(d => d.MailedUtc == null && d.AtUtc >= sinceUtc).OrderBy(d => d.Id).ToListAsync(cancellation);
    }

    /// <param name="isMailed">False to give back what was taken.</param>
    /// <returns>False when another process tells the author, or has told him.</returns>
    public async Task<bool> TakeForMailAsync(int decision, bool isMailed, CancellationToken cancellation)
    {
        DateTime? now = isMailed ? Now : null;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Decisions.Where(d => d.Id == decision && (d.MailedUtc == null) == isMailed).ExecuteUpdateAsync(set => set.SetProperty(d => d.MailedUtc, now), cancellation) == 1;
    }

    /// <summary>As <see cref="TakeForMailAsync"/>, for the mail that tells of a missed moment.</summary>
    public async Task<bool> TakeMissedAsync(int decision, bool isMailed, CancellationToken cancellation)
    {
        DateTime? now = isMailed ? Now : null;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Decisions.Where(d => d.Id == decision && (d.MissedMailedUtc == null) == isMailed).ExecuteUpdateAsync(set => set.SetProperty(d => d.MissedMailedUtc, now), cancellation) == 1;
    }

    public async Task<(IReadOnlyList<ReviewComment> Comments, IReadOnlyList<ReviewDecision> Decisions)> OfEditorAsync(Guid editor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return (await db.Comments.AsNoTracking().Where(c => c.EditorKey == editor).OrderBy(c => c.Id).ToListAsync(cancellation),
            await db.Decisions.AsNoTracking().Where(d => d.EditorKey == editor).OrderBy(d => d.Id).ToListAsync(cancellation));
    }
}

/// <param name="PublishUtc">When a scheduled description is published; null for the other kinds.</param>
internal sealed record LastDecision(DecisionKind Kind, DateTime AtUtc, DateTime? PublishUtc);
