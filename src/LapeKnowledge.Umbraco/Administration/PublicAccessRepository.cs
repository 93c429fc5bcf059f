using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Querying;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Administration;

/// <summary>Documents that are not for everybody, with the rules that let some in.</summary>
internal sealed class PublicAccessRepository(ScopedDatabase database, TimeProvider time) : IPublicAccessRepository
{
    public PublicAccessEntry? Get(Guid id) => Load(Rows.Where(a => a.Id == id)).FirstOrDefault();

    public IEnumerable<PublicAccessEntry> GetMany(params Guid[]? ids) => Load(ids is { Length: > 0 } ? Rows.Where(a => ids.Contains(a.Id)) : Rows);

    public bool Exists(Guid id) => Rows.Any(a => a.Id == id);

    public IEnumerable<PublicAccessEntry> Get(IQuery<PublicAccessEntry> query) => Matching(query).ToArray();

    public int Count(IQuery<PublicAccessEntry>? query) => Matching(query).Count();

    public void Save(PublicAccessEntry entity)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (entity.Key == Guid.Empty)
        {
            entity.Key = Guid.NewGuid();
        }
        entity.CreateDate = entity.CreateDate == default ? now : entity.CreateDate;
        entity.UpdateDate = now;
        var db = database.Write;
        var row = new PublicAccessRow
        {
            Id = entity.Key,
            NodeId = entity.ProtectedNodeId,
            LoginNodeId = entity.LoginNodeId,
            NoAccessNodeId = entity.NoAccessNodeId,
            CreateDate = entity.CreateDate,
            UpdateDate = now,
        };
        db.Entry(row).State = Exists(entity.Key) ? EntityState.Modified : EntityState.Added;
        ReplaceRules(db, entity, now);
        db.SaveChanges();
        db.ChangeTracker.Clear();
        entity.Id = entity.Key.GetHashCode(); // Umbraco tells new entries from stored ones by it
        entity.ResetDirtyProperties();
    }

    public void Delete(PublicAccessEntry entity)
    {
        database.Write.PublicAccess.Where(a => a.Id == entity.Key).ExecuteDelete();
        entity.DeleteDate = time.GetUtcNow().UtcDateTime;
    }

    private static void ReplaceRules(UmbracoDbContext db, PublicAccessEntry entity, DateTime now)
    {
        db.PublicAccessRules.Where(r => r.AccessId == entity.Key).ExecuteDelete();
        foreach (var rule in entity.Rules)
        {
            rule.Key = rule.Key == Guid.Empty ? Guid.NewGuid() : rule.Key;
            rule.AccessEntryId = entity.Key;
            rule.CreateDate = rule.CreateDate == default ? now : rule.CreateDate;
            rule.UpdateDate = now;
            rule.Id = rule.Key.GetHashCode();
            db.PublicAccessRules.Add(new PublicAccessRuleRow
            {
                Id = rule.Key,
                AccessId = entity.Key,
                RuleType = rule.RuleType ?? string.Empty,
                RuleValue = rule.RuleValue ?? string.Empty,
                CreateDate = rule.CreateDate,
                UpdateDate = now,
            });
        }
    }

    private IQueryable<PublicAccessRow> Rows => database.Read.PublicAccess.AsNoTracking().OrderBy(a => a.NodeId);

    private IEnumerable<PublicAccessEntry> Matching(IQuery<PublicAccessEntry>? query)
        => ExpressionQuery<PublicAccessEntry>.ConditionsOf(query).Aggregate(Load(Rows), (entries, condition) => entries.Where(condition.Compile()));

    private IEnumerable<PublicAccessEntry> Load(IQueryable<PublicAccessRow> query)
    {
        var rows = query.ToList();
        if (rows.Count == 0)
        {
            return [];
        }
        var ids = rows.ConvertAll(r => r.Id);
        var rules = database.Read.PublicAccessRules.AsNoTracking().Where(r => ids.Contains(r.AccessId)).OrderBy(r => r.CreateDate).ToLookup(r => r.AccessId);
        return rows.ConvertAll(r => Map(r, rules[r.Id]));
    }

    private static PublicAccessEntry Map(PublicAccessRow row, IEnumerable<PublicAccessRuleRow> rules)
    {
        var entry = new PublicAccessEntry(row.Id, row.NodeId, row.LoginNodeId, row.NoAccessNodeId, rules.Select(r => new PublicAccessRule(r.Id, r.AccessId)
        {
            RuleType = r.RuleType,
            RuleValue = r.RuleValue,
            CreateDate = r.CreateDate,
            UpdateDate = r.UpdateDate,
        }))
        {
            CreateDate = row.CreateDate,
            UpdateDate = row.UpdateDate,
        };
        entry.ResetDirtyProperties(false);
        return entry;
    }
}
