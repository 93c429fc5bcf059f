using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Administration;

/// <summary>Who did what to which entity. Entries are only ever added; an item's <c>Id</c> is that of the entity, not of the entry.</summary>
internal sealed class AuditRepository(ScopedDatabase database, TimeProvider time) : IAuditRepository
{
    /// <summary>Stock Umbraco cleans these two kinds alone: what was done to content stays on record.</summary>
    private static readonly string[] Cleanable = [nameof(AuditType.Open), nameof(AuditType.System)];

    public IAuditItem? Get(int id) => Rows.Where(a => a.Id == id).AsEnumerable().Select(Map).FirstOrDefault();

    public IEnumerable<IAuditItem> GetMany(params int[]? ids)
        => Newest(ids is { Length: > 0 } ? Rows.Where(a => ids.Contains(a.Id)) : Rows).AsEnumerable().Select(Map).ToArray();

    public bool Exists(int id) => Rows.Any(a => a.Id == id);

    public IEnumerable<IAuditItem> Get(IQuery<IAuditItem> query) => AuditConditions.Apply(Rows, query).OrderBy(a => a.Id).AsEnumerable().Select(Map).ToArray();

    public IEnumerable<IAuditItem> Get(AuditType type, IQuery<IAuditItem> query)
    {
        var name = type.ToString();
        return AuditConditions.Apply(Rows.Where(a => a.AuditType == name), query).OrderBy(a => a.Id).AsEnumerable().Select(Map).ToArray();
    }

    public int Count(IQuery<IAuditItem>? query) => AuditConditions.Apply(Rows, query).Count();

    public IEnumerable<IAuditItem> GetPagedResultsByQuery(IQuery<IAuditItem> query, long pageIndex, int pageSize, out long totalRecords, Direction orderDirection, AuditType[]? auditTypeFilter, IQuery<IAuditItem>? customFilter)
    {
        var rows = AuditConditions.Apply(AuditConditions.Apply(Rows, query), customFilter);
        if (auditTypeFilter is { Length: > 0 })
        {
            var names = auditTypeFilter.Select(t => t.ToString()).ToArray();
            rows = rows.Where(a => names.Contains(a.AuditType));
        }
        totalRecords = rows.LongCount();
        var ordered = orderDirection == Direction.Descending ? Newest(rows) : rows.OrderBy(a => a.CreateDate).ThenBy(a => a.Id);
        return ordered.Page(pageIndex, pageSize).AsEnumerable().Select(Map).ToArray();
    }

    public void Save(IAuditItem entity)
    {
        var db = database.Write;
        db.Audits.Add(new AuditRow
        {
            ObjectId = entity.Id,
            UserId = entity.UserId,
            AuditType = entity.AuditType.ToString(),
            EntityType = entity.EntityType,
            Comment = entity.Comment,
            Parameters = entity.Parameters,
            CreateDate = time.GetUtcNow().UtcDateTime,
        });
        db.SaveChanges();
        db.ChangeTracker.Clear();
    }

    public void Delete(IAuditItem entity) => throw new NotSupportedException("Audit entries are not deleted one by one.");

    public void CleanLogs(int maximumAgeOfLogsInMinutes)
    {
        var oldest = time.GetUtcNow().UtcDateTime.AddMinutes(-maximumAgeOfLogsInMinutes);
        database.Write.Audits.Where(a => a.CreateDate < oldest && Cleanable.Contains(a.AuditType)).ExecuteDelete();
    }

    private IQueryable<AuditRow> Rows => database.Read.Audits.AsNoTracking();

    private static IOrderedQueryable<AuditRow> Newest(IQueryable<AuditRow> rows) => rows.OrderByDescending(a => a.CreateDate).ThenByDescending(a => a.Id);

    private static IAuditItem Map(AuditRow row)
    {
        var type = Enum.TryParse<AuditType>(row.AuditType, out var known) ? known : AuditType.Custom;
        return new AuditItem(row.ObjectId, type, row.UserId, row.EntityType, row.Comment, row.Parameters, row.CreateDate);
    }
}
