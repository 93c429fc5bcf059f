using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Factories;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Sync;

/// <summary>How far the sites have followed the change log; each sees its own row only.</summary>
internal sealed class LastSyncedRepository(ScopedDatabase database, IMachineInfoFactory machine, TimeProvider time) : ILastSyncedRepository
{
    public Task<int?> GetInternalIdAsync() => Task.FromResult(Own().Select(s => s.LastSyncedInternalId).FirstOrDefault());

    public Task<int?> GetExternalIdAsync() => Task.FromResult(Own().Select(s => s.LastSyncedExternalId).FirstOrDefault());

    public Task SaveInternalIdAsync(int id) => SaveAsync(row => row.LastSyncedInternalId = id);

    public Task SaveExternalIdAsync(int id) => SaveAsync(row => row.LastSyncedExternalId = id);

    /// <summary>A row that is further than the log belongs to a database that was there before this one.</summary>
    public Task DeleteEntriesOlderThanAsync(DateTime pruneDate)
    {
        var last = database.Read.CacheInstructions.Max(i => (int?)i.Id) ?? 0;
        var stale = database.Read.LastSynced.Where(s => s.LastSyncedDate < pruneDate || (s.LastSyncedInternalId > last && s.LastSyncedExternalId > last));
        if (stale.Any())
        {
            _ = database.Write;
            stale.ExecuteDelete();
        }
        return Task.CompletedTask;
    }

    private IQueryable<LastSyncedRow> Own()
    {
        var id = machine.GetMachineIdentifier();
        return database.Read.LastSynced.AsNoTracking().Where(s => s.MachineId == id);
    }

    private Task SaveAsync(Action<LastSyncedRow> change)
    {
        var db = database.Write;
        var stored = Own().FirstOrDefault();
        var row = stored ?? new LastSyncedRow { MachineId = machine.GetMachineIdentifier() };
        change(row);
        row.LastSyncedDate = time.GetUtcNow().UtcDateTime;
        db.Entry(row).State = stored is null ? EntityState.Added : EntityState.Modified;
        db.SaveChanges();
        db.ChangeTracker.Clear();
        return Task.CompletedTask;
    }
}
