using Microsoft.EntityFrameworkCore;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>What happened in a turn, to be told when it is committed.</summary>
internal sealed class TurnTold
{
    public HashSet<int> Threads { get; } = [];

    public bool HasNotices { get; set; }
}

/// <summary>
/// Lets one write at a time: in this process by a gate, between processes by the one row of <see cref="DiscussionTurn"/>. Numbers of posts and of changes
/// are thus given in the order of the commits, and no reader of the changes overtakes one. Umbraco is not asked for anything here: a turn is short.
/// </summary>
internal sealed class DiscussionTurns(IDbContextFactory<DiscussionsDbContext> contexts, DiscussionSignals signals) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);

    /// <param name="work">Gets the number of the change; what it adds and alters is saved afterwards.</param>
    public async Task<T> TakeAsync<T>(Func<DiscussionsDbContext, long, TurnTold, Task<T>> work, CancellationToken cancellation)
    {
        var told = new TurnTold();
        T result;
        await _gate.WaitAsync(cancellation);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            await db.Turns.Where(t => t.Id == 1).ExecuteUpdateAsync(set => set.SetProperty(t => t.Change, t => t.Change + 1), cancellation);
            var change = await db.Turns.Where(t => t.Id == 1).Select(t => t.Change).SingleAsync(cancellation);
            db.SavingChanges += (_, _) => Number(db, change); // the work may save in between
            result = await work(db, change, told);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
        finally
        {
            _gate.Release();
        }

        signals.Tell(told);
        return result;
    }

    private static void Number(DiscussionsDbContext db, long change)
    {
        foreach (var thread in db.ChangeTracker.Entries<DiscussionThread>().Where(e => e.State is EntityState.Added or EntityState.Modified))
        {
            thread.Entity.Change = change;
        }
    }

    public void Dispose() => _gate.Dispose();
}
