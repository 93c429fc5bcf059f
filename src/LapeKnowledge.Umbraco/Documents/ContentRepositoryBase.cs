using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Querying;
using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Documents;

/// <summary>Reading, counting, versions and deletion: what documents, blueprints and media have in common.</summary>
internal abstract class ContentRepositoryBase<TContent>(ScopedDatabase database, SchemaStore schema, ContentRowCache rows)
    : IContentRepository<int, TContent>, IReadRepository<Guid, TContent>
    where TContent : class, IContentBase
{
    /// <summary>Ids in one command: below the parameter limit of every SQLite there is.</summary>
    private const int BatchSize = 500;

    private static readonly Func<UmbracoDbContext, int, Guid, ContentRows?> RowsById = EF.CompileQuery((UmbracoDbContext db, int id, Guid type) =>
        (from node in db.Nodes.AsNoTracking()
         where node.Id == id && node.ObjectType == type
         join version in db.Versions.AsNoTracking() on node.VersionId equals version.Id
         join published in db.Versions.AsNoTracking() on node.PublishedVersionId equals published.Id into publishedOrNone
         from published in publishedOrNone.DefaultIfEmpty()
         select new ContentRows(node, version, published)).FirstOrDefault());

    private static readonly Func<UmbracoDbContext, Guid, Guid, ContentRows?> RowsByKey = EF.CompileQuery((UmbracoDbContext db, Guid key, Guid type) =>
        (from node in db.Nodes.AsNoTracking()
         where node.Key == key && node.ObjectType == type
         join version in db.Versions.AsNoTracking() on node.VersionId equals version.Id
         join published in db.Versions.AsNoTracking() on node.PublishedVersionId equals published.Id into publishedOrNone
         from published in publishedOrNone.DefaultIfEmpty()
         select new ContentRows(node, version, published)).FirstOrDefault());

    public abstract int RecycleBinId { get; }

    protected abstract Guid ObjectType { get; }

    protected ScopedDatabase Database { get; } = database;

    protected SchemaStore Schema { get; } = schema;

    protected IQueryable<NodeRow> Nodes
    {
        get
        {
            var type = ObjectType;
            return Database.Read.Nodes.AsNoTracking().Where(n => n.ObjectType == type);
        }
    }

    public TContent? Get(int id) => MapOwn(rows.Get(Database.Scope, id, () => RowsById(Database.Read, id, ObjectType)));

    public TContent? Get(Guid id) => MapOwn(rows.Get(Database.Scope, id, () => RowsByKey(Database.Read, id, ObjectType)));

    public IEnumerable<TContent> GetMany(params int[]? ids)
        => ids is { Length: > 0 }
            ? ids.Distinct().Chunk(BatchSize).SelectMany(chunk => Load(Nodes.Where(n => chunk.Contains(n.Id)).OrderBy(n => n.Id))).ToArray()
            : Load(Nodes.OrderBy(n => n.Id));

    public IEnumerable<TContent> GetMany(params Guid[]? ids)
        => ids is { Length: > 0 }
            ? ids.Distinct().Chunk(BatchSize).SelectMany(chunk => Load(Nodes.Where(n => chunk.Contains(n.Key)).OrderBy(n => n.Id))).ToArray()
            : Load(Nodes.OrderBy(n => n.Id));

    public bool Exists(int id) => Nodes.Any(n => n.Id == id);

    public bool Exists(Guid id) => Nodes.Any(n => n.Key == id);

    public IEnumerable<TContent> Get(IQuery<TContent> query)
        => Load(RowTranslator<NodeRow>.Apply(Nodes, query).OrderBy(n => n.Level).ThenBy(n => n.SortOrder).ThenBy(n => n.Id));

    public int Count(IQuery<TContent>? query) => RowTranslator<NodeRow>.Apply(Nodes, query).Count();

    public int Count(string? contentTypeAlias = null) => OfType(Nodes, contentTypeAlias).Count();

    public int CountChildren(int parentId, string? contentTypeAlias = null) => OfType(Nodes.Where(n => n.ParentId == parentId), contentTypeAlias).Count();

    public int CountDescendants(int parentId, string? contentTypeAlias = null)
    {
        var path = Database.Read.Nodes.Where(n => n.Id == parentId).Select(n => n.Path).FirstOrDefault();
        if (path is null)
        {
            return 0;
        }
        return OfType(Nodes.Where(NodePaths.Below(path)), contentTypeAlias).Count();
    }

    public IEnumerable<TContent> GetRecycleBin() => Load(Nodes.Where(n => n.Trashed).OrderBy(n => n.Level).ThenBy(n => n.SortOrder).ThenBy(n => n.Id));

    public bool RecycleBinSmells()
    {
        var bin = RecycleBinId;
        return Nodes.Any(n => n.ParentId == bin);
    }

    public IEnumerable<TContent> GetPage(IQuery<TContent>? query, long pageIndex, int pageSize, out long totalRecords, IQuery<TContent>? filter, Ordering? ordering)
        => GetPage(query, pageIndex, pageSize, out totalRecords, null, filter, ordering);

    public IEnumerable<TContent> GetPage(IQuery<TContent>? query, long pageIndex, int pageSize, out long totalRecords, string[]? propertyAliases, IQuery<TContent>? filter, Ordering? ordering)
    {
        var db = Database.Read;
        var name = NodeOrdering.NameIn(db, ordering?.Culture);
        var matching = RowTranslator<NodeRow>.Apply(RowTranslator<NodeRow>.Apply(Nodes, query, name), filter, name);
        var skip = checked((int)(pageIndex * pageSize));
        if (ordering is { IsCustomField: true })
        {
            totalRecords = matching.LongCount();
            var ids = PropertyOrdering.Sorted(db, matching, ordering, Schema.Current).Skip(skip).Take(pageSize).ToArray();
            var byId = ids.Chunk(BatchSize).SelectMany(chunk => Load(Nodes.Where(n => chunk.Contains(n.Id)), propertyAliases)).ToDictionary(c => c.Id);
            return ids.Where(byId.ContainsKey).Select(id => byId[id]).ToArray();
        }
        var page = Load(NodeOrdering.Apply(db, matching, ordering).Skip(skip).Take(pageSize), propertyAliases);
        totalRecords = skip == 0 && page.Length < pageSize ? page.Length : matching.LongCount(); // a first page that is not full is all there is
        return page;
    }

    public IEnumerable<TContent> GetAllVersions(int nodeId) => Versions(nodeId, v => v);

    public IEnumerable<TContent> GetAllVersionsSlim(int nodeId, int skip, int take) => Versions(nodeId, v => v.Skip(take == 0 ? 0 : skip / take * take).Take(take));

    public IEnumerable<int> GetVersionIds(int id, int topRows)
        => Database.Read.Versions.Where(v => v.NodeId == id).OrderByDescending(v => v.Current).ThenByDescending(v => v.Id).Select(v => v.Id).Take(topRows).ToArray();

    public TContent? GetVersion(int versionId)
    {
        var nodeId = Database.Read.Versions.Where(v => v.Id == versionId).Select(v => v.NodeId).FirstOrDefault();
        return Versions(nodeId, v => v.Where(x => x.Id == versionId)).FirstOrDefault();
    }

    public void DeleteVersion(int versionId)
    {
        var version = Database.Write.Versions.AsNoTracking().FirstOrDefault(v => v.Id == versionId);
        if (version is null)
        {
            return;
        }
        if (version.Current)
        {
            throw new InvalidOperationException("Cannot delete the current version.");
        }
        if (version.Published)
        {
            throw new InvalidOperationException("Cannot delete the published version.");
        }
        Database.Write.Versions.Where(v => v.Id == versionId).ExecuteDelete();
    }

    public void DeleteVersions(int nodeId, DateTime versionDate)
        => Database.Write.Versions.Where(v => v.NodeId == nodeId && !v.Current && !v.Published && v.VersionDate < versionDate).ExecuteDelete();

    public void UpdateSortOrder(IReadOnlyList<int> orderedNodeIds)
    {
        var db = Database.Write;
        for (var i = 0; i < orderedNodeIds.Count; i++)
        {
            var (id, sortOrder) = (orderedNodeIds[i], i);
            db.Nodes.Where(n => n.Id == id && n.SortOrder != sortOrder).ExecuteUpdate(s => s.SetProperty(n => n.SortOrder, sortOrder));
        }
    }

    public ContentDataIntegrityReport CheckDataIntegrity(ContentDataIntegrityReportOptions options)
        => ContentIntegrity.Check(Database, Nodes.ToList(), RecycleBinId, options.FixIssues);

    public abstract void Save(TContent entity);

    public virtual void Delete(TContent entity)
    {
        var db = Database.Write;
        var (id, key) = (entity.Id, entity.Key);
        db.PublicAccess.Where(a => a.NodeId == id || a.LoginNodeId == id || a.NoAccessNodeId == id).ExecuteDelete();
        db.Domains.Where(d => d.RootContentId == id).ExecuteDelete();
        db.DocumentUrls.Where(u => u.DocumentKey == key).ExecuteDelete();
        db.DocumentUrlAliases.Where(u => u.DocumentKey == key).ExecuteDelete();
        db.RedirectUrls.Where(r => r.ContentKey == key).ExecuteDelete();
        db.Nodes.Where(n => n.Id == id).ExecuteDelete(); // versions, cultures, relations, tags, schedules and permissions go with it
    }

    /// <summary>Builds the model; with a list of aliases it has those properties alone.</summary>
    protected abstract TContent Map(ContentRows rows, string[]? aliases);

    private TContent? MapOwn(ContentRows? found) => found?.Node.ObjectType == ObjectType ? Map(found, null) : null;

    protected TContent[] Load(IQueryable<NodeRow> query, string[]? aliases = null)
    {
        var nodes = query.ToList();
        var versions = VersionsOf(nodes);
        return nodes
            .Where(n => versions.ContainsKey(n.VersionId)) // deleted between the two queries by another process
            .Select(n => Map(new ContentRows(n, versions[n.VersionId], versions.GetValueOrDefault(n.PublishedVersionId)), aliases))
            .ToArray();
    }

    protected IQueryable<NodeRow> OfType(IQueryable<NodeRow> nodes, string? contentTypeAlias)
    {
        if (string.IsNullOrWhiteSpace(contentTypeAlias))
        {
            return nodes;
        }
        var ids = Schema.Current.ContentTypes.Cast<IContentTypeComposition>().Concat(Schema.Current.MediaTypes)
            .Where(t => t.Alias.Equals(contentTypeAlias, StringComparison.OrdinalIgnoreCase)).Select(t => t.Id).ToArray();
        return nodes.Where(n => ids.Contains(n.ContentTypeId));
    }

    private Dictionary<int, VersionRow> VersionsOf(List<NodeRow> nodes)
    {
        var result = new Dictionary<int, VersionRow>(nodes.Count * 2);
        foreach (var ids in nodes.SelectMany(n => new[] { n.VersionId, n.PublishedVersionId }).Where(id => id > 0).Distinct().Chunk(BatchSize))
        {
            foreach (var version in Database.Read.Versions.AsNoTracking().Where(v => ids.Contains(v.Id)))
            {
                result[version.Id] = version;
            }
        }
        return result;
    }

    private TContent[] Versions(int nodeId, Func<IQueryable<VersionRow>, IQueryable<VersionRow>> select)
    {
        var node = Nodes.FirstOrDefault(n => n.Id == nodeId);
        if (node is null)
        {
            return [];
        }
        var all = Database.Read.Versions.AsNoTracking().Where(v => v.NodeId == nodeId);
        var published = all.FirstOrDefault(v => v.Id == node.PublishedVersionId);
        var ordered = all.OrderByDescending(v => v.Current).ThenByDescending(v => v.VersionDate).ThenByDescending(v => v.Id);
        return select(ordered).ToList().Select(v => Map(new ContentRows(node, v, published), null)).ToArray();
    }
}
