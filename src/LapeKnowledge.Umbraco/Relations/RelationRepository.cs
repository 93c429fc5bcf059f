using System.Linq.Expressions;
using LapeKnowledge.Umbraco.Administration;
using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Querying;
using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Relations;

/// <summary>
/// Relations between entities. A relation tells the object types of its two ends as the nodes have them. There is one relation of a type between two
/// entities: saving it again updates it.
/// </summary>
internal sealed class RelationRepository(ScopedDatabase database, SchemaStore schema, EntitySlims slims, TimeProvider time) : IRelationRepository
{
    public IRelation? Get(int id) => Load(Rows.Where(r => r.Id == id)).FirstOrDefault();

    public IEnumerable<IRelation> GetMany(params int[]? ids)
        => Load(ByType(ids is { Length: > 0 } ? Rows.Where(r => EF.Parameter(ids).Contains(r.Id)) : Rows));

    public bool Exists(int id) => Rows.Any(r => r.Id == id);

    public IEnumerable<IRelation> Get(IQuery<IRelation> query) => Load(ByType(Matching(query)));

    public int Count(IQuery<IRelation>? query) => Matching(query).Count();

    public IEnumerable<IRelation> GetPagedRelationsByQuery(IQuery<IRelation>? query, long pageIndex, int pageSize, out long totalRecords, Ordering? ordering)
    {
        var rows = Matching(query);
        totalRecords = rows.LongCount();
        return Load(Ordered(rows, ordering).Page(pageIndex, pageSize));
    }

    public Task<PagedModel<IRelation>> GetPagedByChildKeyAsync(Guid childKey, int skip, int take, string? relationTypeAlias)
    {
        var rows = Rows.Where(r => database.Read.Nodes.Any(n => n.Key == childKey && n.Id == r.ChildId));
        if (relationTypeAlias is not null)
        {
            var typeId = schema.Current.RelationType(relationTypeAlias)?.Id ?? 0; // no relation type has the id 0
            rows = rows.Where(r => r.RelationTypeId == typeId);
        }
        var total = rows.LongCount();
        return Task.FromResult(new PagedModel<IRelation>(total, Load(rows.OrderBy(r => r.Id).Skip(skip).Take(take))));
    }

    public IEnumerable<IUmbracoEntity> GetPagedParentEntitiesByChildId(int childId, long pageIndex, int pageSize, out long totalRecords, params Guid[] entityTypes)
        => Entities(n => database.Read.Relations.Any(r => r.ChildId == childId && r.ParentId == n.Id), entityTypes, pageIndex, pageSize, out totalRecords);

    public IEnumerable<IUmbracoEntity> GetPagedChildEntitiesByParentId(int parentId, long pageIndex, int pageSize, out long totalRecords, params Guid[] entityTypes)
        => Entities(n => database.Read.Relations.Any(r => r.ParentId == parentId && r.ChildId == n.Id), entityTypes, pageIndex, pageSize, out totalRecords);

    public void Save(IRelation entity) => Save([entity]);

    public void Save(IEnumerable<IRelation> relations)
    {
        var entities = relations.ToArray();
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var entity in entities)
        {
            entity.CreateDate = entity.CreateDate == default ? now : entity.CreateDate;
            if (entity.UpdateDate == default || !entity.IsPropertyDirty(nameof(entity.UpdateDate)))
            {
                entity.UpdateDate = now; // only known to who saves: what is stored of a relation is when it was made
            }
        }
        var rows = entities.Select(e => new RelationRow
        {
            Id = e.Id,
            ParentId = e.ParentId,
            ChildId = e.ChildId,
            RelationTypeId = e.RelationType.Id,
            Comment = e.Comment ?? string.Empty,
            CreateDate = e.CreateDate,
        }).ToArray();
        Store(rows);
        var types = ObjectTypesOf(rows);
        foreach (var (entity, row) in entities.Zip(rows))
        {
            entity.Id = row.Id;
            entity.ParentObjectType = types.GetValueOrDefault(row.ParentId);
            entity.ChildObjectType = types.GetValueOrDefault(row.ChildId);
            entity.ResetDirtyProperties();
        }
    }

    public void SaveBulk(IEnumerable<ReadOnlyRelation> relations) => Store(relations.Select(r => new RelationRow
    {
        Id = r.Id,
        ParentId = r.ParentId,
        ChildId = r.ChildId,
        RelationTypeId = r.RelationTypeId,
        Comment = r.Comment,
        CreateDate = r.CreateDate,
    }).ToArray());

    public void Delete(IRelation entity)
    {
        database.Write.Relations.Where(r => r.Id == entity.Id).ExecuteDelete();
        entity.DeleteDate = time.GetUtcNow().UtcDateTime;
    }

    public void DeleteByParent(int parentId, params string[] relationTypeAliases)
    {
        var types = schema.Current.RelationTypes.Values.Where(t => relationTypeAliases.Length == 0 || relationTypeAliases.Contains(t.Alias, StringComparer.OrdinalIgnoreCase));
        var ids = types.Select(t => t.Id).ToArray();
        database.Write.Relations.Where(r => r.ParentId == parentId && ids.Contains(r.RelationTypeId)).ExecuteDelete();
    }

    private IQueryable<RelationRow> Rows => database.Read.Relations.AsNoTracking();

    private IQueryable<RelationRow> Matching(IQuery<IRelation>? query) => RowTranslator<RelationRow>.Apply(Rows, query);

    private static IOrderedQueryable<RelationRow> ByType(IQueryable<RelationRow> rows) => rows.OrderBy(r => r.RelationTypeId).ThenBy(r => r.Id);

    private static IOrderedQueryable<RelationRow> Ordered(IQueryable<RelationRow> rows, Ordering? ordering)
    {
        return ordering?.OrderBy?.ToLowerInvariant() switch
        {
            null or "id" => By(r => r.Id),
            "parentid" => By(r => r.ParentId),
            "childid" => By(r => r.ChildId),
            "reltype" or "relationtypeid" => By(r => r.RelationTypeId),
            "datetime" or "createdate" => By(r => r.CreateDate),
            "comment" => By(r => r.Comment),
            _ => throw new NotSupportedException($"Relations cannot be ordered by {ordering.OrderBy}."),
        };

        IOrderedQueryable<RelationRow> By<TKey>(Expression<Func<RelationRow, TKey>> key)
            => (ordering?.Direction == Direction.Descending ? rows.OrderByDescending(key) : rows.OrderBy(key)).ThenBy(r => r.Id);
    }

    private IReadOnlyList<IRelation> Load(IQueryable<RelationRow> query)
    {
        var rows = query.ToList();
        var types = ObjectTypesOf(rows);
        var relationTypes = rows.Select(r => r.RelationTypeId).Distinct().ToDictionary(id => id, id => (IRelationType)schema.Current.RelationTypes[id].DeepClone());
        return rows.ConvertAll(r =>
        {
            var relation = new Relation(r.ParentId, r.ChildId, types.GetValueOrDefault(r.ParentId), types.GetValueOrDefault(r.ChildId), relationTypes[r.RelationTypeId])
            {
                Id = r.Id,
                Comment = r.Comment,
                CreateDate = r.CreateDate,
                UpdateDate = r.CreateDate,
            };
            relation.ResetDirtyProperties(false);
            return (IRelation)relation;
        });
    }

    private Dictionary<int, Guid> ObjectTypesOf(IReadOnlyCollection<RelationRow> rows)
    {
        var ids = rows.Select(r => r.ParentId).Concat(rows.Select(r => r.ChildId)).Distinct().ToArray();
        return ids.Length == 0 ? [] : database.Read.Nodes.Where(n => EF.Parameter(ids).Contains(n.Id)).Select(n => new { n.Id, n.ObjectType }).ToDictionary(n => n.Id, n => n.ObjectType);
    }

    private IReadOnlyList<IEntitySlim> Entities(Expression<Func<NodeRow, bool>> related, Guid[] entityTypes, long pageIndex, int pageSize, out long totalRecords)
    {
        var nodes = database.Read.Nodes.Where(related);
        if (entityTypes.Length > 0)
        {
            nodes = nodes.Where(n => entityTypes.Contains(n.ObjectType));
        }
        totalRecords = nodes.LongCount();
        return slims.Load(nodes.OrderBy(n => n.Id).Page(pageIndex, pageSize));
    }

    /// <summary>Inserts or updates; what is already related takes the stored relation's id.</summary>
    private void Store(RelationRow[] rows)
    {
        if (rows.Length == 0)
        {
            return;
        }
        var db = database.Write;
        UseStoredIds(db, rows);
        foreach (var row in rows.Where(r => r.Id != 0).DistinctBy(r => r.Id))
        {
            db.Entry(row).State = EntityState.Modified;
        }
        var added = rows.Where(r => r.Id == 0).GroupBy(r => (r.ParentId, r.ChildId, r.RelationTypeId)).ToArray();
        db.Relations.AddRange(added.Select(g => g.First()));
        db.SaveChanges();
        db.ChangeTracker.Clear();
        foreach (var same in added)
        {
            foreach (var row in same)
            {
                row.Id = same.First().Id;
            }
        }
    }

    private static void UseStoredIds(UmbracoDbContext db, RelationRow[] rows)
    {
        var candidates = rows.Where(r => r.Id == 0).ToArray();
        if (candidates.Length == 0)
        {
            return;
        }
        var parents = candidates.Select(r => r.ParentId).Distinct().ToArray();
        var children = candidates.Select(r => r.ChildId).Distinct().ToArray();
        var stored = db.Relations.AsNoTracking().Where(r => EF.Parameter(parents).Contains(r.ParentId) && EF.Parameter(children).Contains(r.ChildId))
            .ToDictionary(r => (r.ParentId, r.ChildId, r.RelationTypeId), r => r.Id);
        foreach (var row in candidates)
        {
            row.Id = stored.GetValueOrDefault((row.ParentId, row.ChildId, row.RelationTypeId));
        }
    }
}
