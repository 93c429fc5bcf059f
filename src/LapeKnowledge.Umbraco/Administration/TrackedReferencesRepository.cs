using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Administration;

/// <summary>What refers to what. A relation is followed from its child to its parent; a bidirectional one in both directions.</summary>
internal sealed class TrackedReferencesRepository(ScopedDatabase database, SchemaStore schema) : ITrackedReferencesRepository
{
    public IEnumerable<RelationItemModel> GetPagedRelationsForItem(Guid key, long skip, long take, bool filterMustBeIsDependency, out long totalRecords)
        => Page(Links(filterMustBeIsDependency).Where(l => l.Node.Key == key).Select(l => new End { Node = l.Other, TypeId = l.TypeId }), skip, take, out totalRecords);

    public IEnumerable<RelationItemModel> GetPagedRelationsForRecycleBin(Guid objectTypeKey, long skip, long take, bool filterMustBeIsDependency, out long totalRecords)
        => Page(
            Links(filterMustBeIsDependency).Where(l => l.Node.ObjectType == objectTypeKey && l.Node.Trashed).Select(l => new End { Node = l.Other, TypeId = l.TypeId }),
            skip,
            take,
            out totalRecords);

    public IEnumerable<RelationItemModel> GetPagedItemsWithRelations(ISet<Guid> keys, long skip, long take, bool filterMustBeIsDependency, out long totalRecords)
    {
        var links = Links(filterMustBeIsDependency);
        if (keys.Count > 0)
        {
            var wanted = keys.ToArray();
            links = links.Where(l => EF.Parameter(wanted).Contains(l.Node.Key));
        }
        return Page(links.Select(l => new End { Node = l.Node, TypeId = l.TypeId }), skip, take, out totalRecords);
    }

    public IEnumerable<RelationItemModel> GetPagedDescendantsInReferences(Guid parentKey, long skip, long take, bool filterMustBeIsDependency, out long totalRecords)
    {
        var path = database.Read.Nodes.Where(n => n.Key == parentKey).Select(n => n.Path).FirstOrDefault();
        if (path is null)
        {
            totalRecords = 0;
            return [];
        }
        var below = path + ",";
        return Page(
            Links(filterMustBeIsDependency).Where(l => l.Node.Path.StartsWith(below)).Select(l => new End { Node = l.Node, TypeId = l.TypeId }),
            skip,
            take,
            out totalRecords);
    }

    public Task<PagedModel<Guid>> GetPagedNodeKeysWithDependantReferencesAsync(ISet<Guid> keys, Guid nodeObjectTypeId, long skip, long take)
    {
        var wanted = keys.ToArray();
        var found = Links(dependenciesOnly: true).Where(l => l.Node.ObjectType == nodeObjectTypeId && EF.Parameter(wanted).Contains(l.Node.Key)).Select(l => l.Node.Key).Distinct();
        var total = found.LongCount();
        return Task.FromResult(new PagedModel<Guid>(total, total == 0 ? [] : found.OrderBy(k => k).Skip((int)skip).Take((int)take).ToArray()));
    }

    private IQueryable<Link> Links(bool dependenciesOnly)
    {
        var db = database.Read;
        var types = schema.Current.RelationTypes.Values.Where(t => !dependenciesOnly || t is IRelationTypeWithIsDependency { IsDependency: true }).ToArray();
        var all = types.Select(t => t.Id).ToArray();
        var bidirectional = types.Where(t => t.IsBidirectional).Select(t => t.Id).ToArray();
        var ends = db.Relations.Where(r => all.Contains(r.RelationTypeId)).Select(r => new { Id = r.ChildId, OtherId = r.ParentId, r.RelationTypeId })
            .Concat(db.Relations.Where(r => bidirectional.Contains(r.RelationTypeId)).Select(r => new { Id = r.ParentId, OtherId = r.ChildId, r.RelationTypeId }));
        return ends
            .Join(db.Nodes, e => e.Id, n => n.Id, (e, node) => new { e, node })
            .Join(db.Nodes, e => e.e.OtherId, n => n.Id, (e, other) => new Link { Node = e.node, Other = other, TypeId = e.e.RelationTypeId });
    }

    private RelationItemModel[] Page(IQueryable<End> ends, long skip, long take, out long total)
    {
        var distinct = ends.Select(e => new { e.Node.Id, e.TypeId }).Distinct();
        total = distinct.LongCount();
        if (total == 0)
        {
            return [];
        }
        var db = database.Read;
        return distinct
            .Join(db.Nodes, e => e.Id, n => n.Id, (e, node) => new { node, e.TypeId })
            .Join(db.RelationTypes, e => e.TypeId, t => t.Id, (e, type) => new { e.node, type })
            .OrderBy(e => e.type.Alias).ThenBy(e => e.node.Id)
            .Skip((int)skip).Take((int)Math.Min(take, int.MaxValue))
            .AsNoTracking()
            .AsEnumerable()
            .Select(e => Map(e.node, e.type))
            .ToArray();
    }

    private RelationItemModel Map(NodeRow node, RelationTypeRow relationType)
    {
        var type = node.ContentTypeId == 0 ? null : schema.Current.Find<IContentTypeComposition>(node.ContentTypeId);
        return new RelationItemModel
        {
            NodeKey = node.Key,
            NodeName = node.Name,
            NodeType = ObjectTypes.GetUdiType(node.ObjectType),
            NodePublished = node.ObjectType == Constants.ObjectTypes.Document ? node.Published : null,
            ContentTypeKey = type?.Key ?? Guid.Empty,
            ContentTypeAlias = type?.Alias,
            ContentTypeName = type?.Name,
            ContentTypeIcon = type?.Icon,
            RelationTypeName = relationType.Name,
            RelationTypeIsBidirectional = relationType.IsBidirectional,
            RelationTypeIsDependency = relationType.IsDependency,
        };
    }

    private sealed class Link
    {
        public required NodeRow Node { get; init; }
        public required NodeRow Other { get; init; }
        public int TypeId { get; init; }
    }

    private sealed class End
    {
        public required NodeRow Node { get; init; }
        public int TypeId { get; init; }
    }
}
