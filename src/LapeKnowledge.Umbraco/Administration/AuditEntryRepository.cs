using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Querying;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Administration;

/// <summary>What was done to accounts, by whom and from where. Entries are only ever added, and read from the newest.</summary>
internal sealed class AuditEntryRepository(ScopedDatabase database) : IAuditEntryRepository
{
    public IAuditEntry? Get(int id) => Load(Rows.Where(e => e.Id == id)).FirstOrDefault();

    public IEnumerable<IAuditEntry> GetMany(params int[]? ids) => Load(ids is { Length: > 0 } ? Rows.Where(e => EF.Parameter(ids).Contains(e.Id)) : Rows);

    public bool Exists(int id) => Rows.Any(e => e.Id == id);

    public IEnumerable<IAuditEntry> Get(IQuery<IAuditEntry> query) => Load(RowTranslator<AuditEntryRow>.Apply(Rows, query));

    public int Count(IQuery<IAuditEntry>? query) => RowTranslator<AuditEntryRow>.Apply(Rows, query).Count();

    public IEnumerable<IAuditEntry> GetPage(long pageIndex, int pageCount, out long records)
    {
        records = Rows.LongCount();
        return Load(Rows.Page(pageIndex, pageCount));
    }

    /// <exception cref="NotSupportedException">The entry is stored already.</exception>
    public void Save(IAuditEntry entity)
    {
        if (entity.HasIdentity)
        {
            throw new NotSupportedException("Audit entries are not changed.");
        }
        var row = new AuditEntryRow
        {
            PerformingUserId = entity.PerformingUserId,
            PerformingUserKey = entity.PerformingUserKey,
            PerformingDetails = entity.PerformingDetails,
            PerformingIp = entity.PerformingIp,
            EventDate = entity.EventDate,
            AffectedUserId = entity.AffectedUserId,
            AffectedUserKey = entity.AffectedUserKey,
            AffectedDetails = entity.AffectedDetails,
            EventType = entity.EventType,
            EventDetails = entity.EventDetails,
        };
        var db = database.Write;
        db.AuditEntries.Add(row);
        db.SaveChanges();
        db.ChangeTracker.Clear();
        entity.Id = row.Id;
        entity.ResetDirtyProperties();
    }

    public void Delete(IAuditEntry entity) => throw new NotSupportedException("Audit entries are not deleted.");

    private IQueryable<AuditEntryRow> Rows => database.Read.AuditEntries.AsNoTracking().OrderByDescending(e => e.EventDate).ThenByDescending(e => e.Id);

    private static IAuditEntry[] Load(IQueryable<AuditEntryRow> rows) => rows.AsEnumerable().Select(Map).ToArray();

    private static IAuditEntry Map(AuditEntryRow row)
    {
        var entry = new AuditEntry
        {
            Id = row.Id,
            PerformingUserId = row.PerformingUserId,
            PerformingUserKey = row.PerformingUserKey,
            PerformingDetails = row.PerformingDetails,
            PerformingIp = row.PerformingIp,
            EventDate = row.EventDate,
            AffectedUserId = row.AffectedUserId,
            AffectedUserKey = row.AffectedUserKey,
            AffectedDetails = row.AffectedDetails,
            EventType = row.EventType,
            EventDetails = row.EventDetails,
        };
        entry.ResetDirtyProperties(false);
        return entry;
    }
}
