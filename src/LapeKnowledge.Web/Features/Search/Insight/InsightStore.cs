using LapeKnowledge.Web.Features.Languages;
using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Search.Insight;

/// <summary>The counts of queries.</summary>
internal sealed class InsightStore(IDbContextFactory<InsightDbContext> contexts, TimeProvider time)
{
    /// <summary>The week that is now, in Finland.</summary>
    public int ThisWeek => WeekBefore(0);

    /// <summary>The week in which the day so many days ago was.</summary>
    public int WeekBefore(int days) => InsightRow.WeekOf(Dates.Today(time).AddDays(-days));

    /// <summary>Adds the counts. What was opened counts only for queries that were searched in the week or the one before it: nobody adds a query by saying that he opened it.</summary>
    public async Task AddAsync(IReadOnlyCollection<InsightRow> counts, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        foreach (var row in counts.Where(c => c.Searches > 0))
        {
            await AddAsync(db, row, cancellation);
        }

        foreach (var row in counts.Where(c => c.Opened > 0))
        {
            var added = await db.Rows.Where(r => r.Week == row.Week && r.Language == row.Language && r.Query == row.Query)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.Opened, r => r.Opened + row.Opened), cancellation);
            if (added == 0)
            {
                var before = WeekBefore(7);
                await db.Rows.Where(r => r.Week == before && r.Language == row.Language && r.Query == row.Query)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.Opened, r => r.Opened + row.Opened), cancellation);
            }
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>From the week on, the weeks in order.</summary>
    public async Task<IReadOnlyList<InsightRow>> SinceAsync(int week, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Rows.AsNoTracking().Where(r => r.Week >= week).OrderBy(r => r.Week).ThenBy(r => r.Language).ThenBy(r => r.Query).ToListAsync(cancellation);
    }

    /// <summary>Erases what has been kept long enough, and the queries that so few asked that they might tell of somebody; their number is kept.</summary>
    public async Task EraseAsync(SearchOptions options, CancellationToken cancellation)
    {
        var (oldest, rare) = (WeekBefore(Math.Max(7, options.InsightDays)), WeekBefore(Math.Max(1, options.RareDays)));
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Rows.Where(r => r.Week < oldest).ExecuteDeleteAsync(cancellation);
        var erased = db.Rows.Where(r => r.Week < rare && r.Query != InsightQuery.NotKept
            && db.Rows.Where(o => o.Language == r.Language && o.Query == r.Query).Sum(o => o.Searches) < options.ShownFrom);
        var counts = await erased.GroupBy(r => new { r.Week, r.Language })
            .Select(g => new InsightRow { Week = g.Key.Week, Language = g.Key.Language, Searches = g.Sum(r => r.Searches), Empty = g.Sum(r => r.Empty), Opened = g.Sum(r => r.Opened) })
            .ToListAsync(cancellation);
        await erased.ExecuteDeleteAsync(cancellation);
        foreach (var row in counts)
        {
            await AddAsync(db, row, cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    // both databases understand it, and two processes that add at once lose nothing
    private static Task AddAsync(InsightDbContext db, InsightRow row, CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO "lapeSearchInsight" ("Week", "Language", "Query", "Searches", "Empty", "Opened")
        VALUES ({row.Week}, {row.Language}, {row.Query}, {row.Searches}, {row.Empty}, {(row.Query == InsightQuery.NotKept ? row.Opened : 0)})
        ON CONFLICT ("Week", "Language", "Query") DO UPDATE SET
            "Searches" = "lapeSearchInsight"."Searches" + excluded."Searches",
            "Empty" = "lapeSearchInsight"."Empty" + excluded."Empty",
            "Opened" = "lapeSearchInsight"."Opened" + excluded."Opened"
        """,
        cancellation);
}
