using LapeKnowledge.Umbraco.Documents;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Querying;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Administration;

/// <summary>Lightweight entities of every kind that has a node.</summary>
internal sealed class EntityRepository(ScopedDatabase database, EntitySlims slims, ContentRowCache rows, TimeProvider time) : IEntityRepository
{
    public IEntitySlim? Get(int id) => slims.Load(Nodes.Where(n => n.Id == id)).FirstOrDefault();

    public IEntitySlim? Get(Guid key) => slims.Load(Nodes.Where(n => n.Key == key)).FirstOrDefault();

    public IEntitySlim? Get(int id, Guid objectTypeId) => slims.Load(Nodes.Where(n => n.Id == id && n.ObjectType == objectTypeId)).FirstOrDefault();

    public IEntitySlim? Get(Guid key, Guid objectTypeId) => slims.Load(Nodes.Where(n => n.Key == key && n.ObjectType == objectTypeId)).FirstOrDefault();

    public IEnumerable<IEntitySlim> GetAll(Guid objectType, params int[] ids)
        => slims.Load(BySortOrder(ids.Length == 0 ? Nodes.Where(n => n.ObjectType == objectType) : Nodes.Where(n => n.ObjectType == objectType && EF.Parameter(ids).Contains(n.Id))), [objectType]);

    public IEnumerable<IEntitySlim> GetAll(Guid objectType, params Guid[] keys)
        => slims.Load(BySortOrder(keys.Length == 0 ? Nodes.Where(n => n.ObjectType == objectType) : Nodes.Where(n => n.ObjectType == objectType && EF.Parameter(keys).Contains(n.Key))), [objectType]);

    public IEnumerable<IEntitySlim> GetByQuery(IQuery<IUmbracoEntity> query) => slims.Load(BySortOrder(Matching(query)));

    public IEnumerable<IEntitySlim> GetByQuery(IQuery<IUmbracoEntity> query, Guid objectType)
        => slims.Load(BySortOrder(Matching(query).Where(n => n.ObjectType == objectType)), [objectType]);

    public IEnumerable<IEntitySlim> GetPagedResultsByQuery(IQuery<IUmbracoEntity> query, Guid objectType, long pageIndex, int pageSize, out long totalRecords, IQuery<IUmbracoEntity>? filter, Ordering? ordering)
        => GetPagedResultsByQuery(query, new HashSet<Guid> { objectType }, pageIndex, pageSize, out totalRecords, filter, ordering);

    public IEnumerable<IEntitySlim> GetPagedResultsByQuery(IQuery<IUmbracoEntity> query, ISet<Guid> objectTypes, long pageIndex, int pageSize, out long totalRecords, IQuery<IUmbracoEntity>? filter, Ordering? ordering)
    {
        var nodes = Matching(query, objectTypes, filter);
        totalRecords = nodes.LongCount();
        return totalRecords == 0 || pageSize == 0 ? [] : slims.Load(NodeOrdering.Apply(database.Read, nodes, ordering).Page(pageIndex, pageSize), objectTypes);
    }

    public int CountByQuery(IQuery<IUmbracoEntity> query, Guid objectType, IQuery<IUmbracoEntity>? filter) => Matching(query, [objectType], filter).Count();

    public int CountByQuery(IQuery<IUmbracoEntity> query, IEnumerable<Guid> objectTypes, IQuery<IUmbracoEntity>? filter) => Matching(query, objectTypes, filter).Count();

    public IEnumerable<IEntitySlim> GetSiblings(ISet<Guid> objectTypes, Guid targetKey, int before, int after, IQuery<IUmbracoEntity>? filter, Ordering ordering, out long totalBefore, out long totalAfter)
        => Siblings(new SiblingRange(targetKey, before, after, Trashed: false), objectTypes, filter, ordering, out totalBefore, out totalAfter);

    public IEnumerable<IEntitySlim> GetTrashedSiblings(ISet<Guid> objectTypes, Guid targetKey, int before, int after, IQuery<IUmbracoEntity>? filter, Ordering ordering, out long totalBefore, out long totalAfter)
        => Siblings(new SiblingRange(targetKey, before, after, Trashed: true), objectTypes, filter, ordering, out totalBefore, out totalAfter);

    public UmbracoObjectTypes GetObjectType(int id) => ObjectTypes.GetUmbracoObjectType(Nodes.Where(n => n.Id == id).Select(n => n.ObjectType).FirstOrDefault());

    public UmbracoObjectTypes GetObjectType(Guid key) => ObjectTypes.GetUmbracoObjectType(Nodes.Where(n => n.Key == key).Select(n => n.ObjectType).FirstOrDefault());

    public IEnumerable<TreeEntityPath> GetAllPaths(Guid objectType, params int[]? ids)
        => ids is [var only] && rows.Peek(database.Scope, only)?.Node is { } cached && cached.ObjectType == objectType
            ? [new TreeEntityPath { Id = cached.Id, Key = cached.Key, Path = cached.Path }]
            : Paths(ids is { Length: > 0 } ? Nodes.Where(n => n.ObjectType == objectType && EF.Parameter(ids).Contains(n.Id)) : Nodes.Where(n => n.ObjectType == objectType));

    public IEnumerable<TreeEntityPath> GetAllPaths(Guid objectType, params Guid[] keys)
        => Paths(keys.Length > 0 ? Nodes.Where(n => n.ObjectType == objectType && EF.Parameter(keys).Contains(n.Key)) : Nodes.Where(n => n.ObjectType == objectType));

    public bool Exists(int id) => Nodes.Any(n => n.Id == id);

    public bool Exists(Guid key) => Nodes.Any(n => n.Key == key);

    public bool Exists(IEnumerable<Guid> keys)
    {
        var distinct = keys.Distinct().ToArray();
        return Nodes.Count(n => EF.Parameter(distinct).Contains(n.Key)) == distinct.Length;
    }

    public bool Exists(Guid key, Guid objectType) => Nodes.Any(n => n.Key == key && n.ObjectType == objectType);

    public bool Exists(int id, Guid objectType) => Nodes.Any(n => n.Id == id && n.ObjectType == objectType);

    public int ReserveId(Guid key)
    {
        if (Nodes.Any(n => n.Key == key && n.ObjectType == Constants.ObjectTypes.IdReservation))
        {
            throw new InvalidOperationException("An identifier has already been reserved for this Udi.");
        }
        var now = time.GetUtcNow().UtcDateTime;
        var reservation = new NodeRow
        {
            Key = key,
            ObjectType = Constants.ObjectTypes.IdReservation,
            Name = "RESERVED.ID",
            ParentId = Constants.System.Root,
            Path = Constants.System.RootString,
            Level = 1,
            CreateDate = now,
            UpdateDate = now,
        };
        var db = database.Write;
        db.Nodes.Add(reservation);
        db.SaveChanges();
        db.ChangeTracker.Clear();
        return reservation.Id;
    }

    private IQueryable<NodeRow> Nodes => database.Read.Nodes.AsNoTracking();

    private IQueryable<NodeRow> Matching(IQuery<IUmbracoEntity>? query) => RowTranslator<NodeRow>.Apply(Nodes, query);

    private IQueryable<NodeRow> Matching(IQuery<IUmbracoEntity>? query, IEnumerable<Guid> objectTypes, IQuery<IUmbracoEntity>? filter)
    {
        var types = objectTypes.ToArray();
        var nodes = RowTranslator<NodeRow>.Apply(Matching(query), filter);
        return types.Length == 0 ? nodes : nodes.Where(n => types.Contains(n.ObjectType));
    }

    private static IOrderedQueryable<NodeRow> BySortOrder(IQueryable<NodeRow> nodes) => nodes.OrderBy(n => n.SortOrder).ThenBy(n => n.Id);

    /// <summary>The totals count what lies outside the range, as the tree of the backoffice shows them.</summary>
    private IEnumerable<IEntitySlim> Siblings(SiblingRange range, ISet<Guid> objectTypes, IQuery<IUmbracoEntity>? filter, Ordering? ordering, out long totalBefore, out long totalAfter)
    {
        totalBefore = totalAfter = 0;
        var siblings = Matching(null, objectTypes, filter)
            .Where(n => n.Trashed == range.Trashed && database.Read.Nodes.Any(t => t.Key == range.TargetKey && t.ParentId == n.ParentId));
        var ids = NodeOrdering.Apply(database.Read, siblings, ordering).Select(n => new { n.Id, n.Key }).ToList();
        var target = ids.FindIndex(n => n.Key == range.TargetKey);
        if (target < 0)
        {
            return [];
        }
        var first = Math.Max(0, target - range.Before);
        var window = ids.Skip(first).Take(target - first + 1 + range.After).Select(n => n.Id).ToArray();
        totalBefore = first;
        totalAfter = ids.Count - first - window.Length;
        var order = window.Select((id, i) => (id, i)).ToDictionary(w => w.id, w => w.i);
        return slims.Load(Nodes.Where(n => EF.Parameter(window).Contains(n.Id)), objectTypes).OrderBy(s => order[s.Id]).ToArray();
    }

    private static TreeEntityPath[] Paths(IQueryable<NodeRow> nodes)
        => nodes.OrderBy(n => n.Id).Select(n => new TreeEntityPath { Id = n.Id, Key = n.Key, Path = n.Path }).ToArray();

    private sealed record SiblingRange(Guid TargetKey, int Before, int After, bool Trashed);
}
