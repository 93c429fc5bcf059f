using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Scoping;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Persistence;
using Umbraco.Cms.Core.Persistence.Querying;

namespace LapeKnowledge.Umbraco.Schema;

/// <summary>What the repositories of types, data types and templates have in common: models are handed out as clones of the shared ones.</summary>
internal abstract class SchemaRepository<T>(SchemaStore schema, ScopedDatabase database, TimeProvider time)
    : IReadWriteQueryRepository<int, T>, IReadRepository<Guid, T>
    where T : class, IEntity
{
    protected SchemaStore Schema { get; } = schema;

    protected ScopedDatabase Database { get; } = database;

    protected DateTime Now => time.GetUtcNow().UtcDateTime;

    protected abstract IEnumerable<T> Shared { get; }

    protected abstract Guid ObjectType { get; }

    public T? Get(int id) => Clone(Find(id));

    public T? Get(Guid id) => Clone(Find(id));

    public IEnumerable<T> GetMany(params int[]? ids) => Clones(ids is { Length: > 0 } ? ids.Distinct().Select(Find).OfType<T>() : Shared);

    public IEnumerable<T> GetMany(params Guid[]? ids) => Clones(ids is { Length: > 0 } ? ids.Distinct().Select(Find).OfType<T>() : Shared);

    public bool Exists(int id) => Find(id) is not null;

    public bool Exists(Guid id) => Find(id) is not null;

    public virtual IEnumerable<T> Get(IQuery<T> query) => Clones(Matching(query));

    public int Count(IQuery<T>? query) => Matching(query).Count();

    public abstract void Save(T entity);

    public abstract void Delete(T entity);

    protected IEnumerable<T> Matching(IQuery<T>? query) => MemoryCondition.Filter(Shared, query);

    protected T? Find(int id)
    {
        var current = Schema.Current;
        return current.Entry(id)?.Node.ObjectType == ObjectType ? current.Find<T>(id) : null;
    }

    protected T? Find(Guid key) => Schema.Current.Entry(key) is { } entry ? Find(entry.Node.Id) : null;

    protected T? Clone(T? shared) => shared is null ? null : CloneOf(shared);

    protected T[] Clones(IEnumerable<T> shared) => shared.Select(CloneOf).ToArray();

    protected virtual T CloneOf(T shared) => (T)shared.DeepClone();

    /// <summary>Dates the entity, except where the caller has set a date itself.</summary>
    protected void Stamp(IEntity entity)
    {
        var dirty = (ICanBeDirty)entity;
        if (entity.CreateDate == default || (!entity.HasIdentity && !dirty.IsPropertyDirty(nameof(entity.CreateDate))))
        {
            entity.CreateDate = Now;
        }
        if (entity.UpdateDate == default || !dirty.IsPropertyDirty(nameof(entity.UpdateDate)))
        {
            entity.UpdateDate = Now;
        }
    }

    /// <summary>The node row of an entity of the tree, placed below its parent; identity and path are copied back by <see cref="Placed"/>.</summary>
    /// <exception cref="InvalidOperationException">The parent does not exist.</exception>
    protected NodeRow NodeFor(ITreeEntity entity)
    {
        var parent = entity.ParentId == Constants.System.Root
            ? null
            : Schema.Current.Entry(entity.ParentId)?.Node ?? throw new InvalidOperationException($"The parent {entity.ParentId} of '{entity.Name}' does not exist.");
        var parentPath = parent?.Path ?? Constants.System.RootString;
        return new NodeRow
        {
            Id = entity.Id,
            Key = entity.Key,
            ObjectType = ObjectType,
            ParentId = entity.ParentId,
            Path = entity.HasIdentity ? FormattableString.Invariant($"{parentPath},{entity.Id}") : parentPath,
            Level = (parent?.Level ?? 0) + 1,
            SortOrder = SortOrderOf(entity),
            Name = entity.Name,
            CreatorId = entity.CreatorId,
            WriterId = entity.CreatorId,
            CreateDate = entity.CreateDate,
            UpdateDate = entity.UpdateDate,
        };
    }

    protected static void Placed(ITreeEntity entity, NodeRow node)
    {
        entity.Id = node.Id;
        entity.Path = node.Path;
        entity.Level = node.Level;
        entity.SortOrder = node.SortOrder;
    }

    /// <summary>The entries below a path, with the path, level and parent they have after it was moved.</summary>
    protected IEnumerable<SchemaEntry> MovedBelow(string formerPath, int formerLevel, NodeRow moved)
        => Schema.Current.Entries
            .Where(e => e.Node.Path.StartsWith(formerPath + ",", StringComparison.Ordinal))
            .OrderBy(e => e.Node.Level)
            .Select(e => e with { Node = e.Node.At(moved.Path + e.Node.Path[formerPath.Length..], e.Node.Level + moved.Level - formerLevel) })
            .ToArray();

    private int SortOrderOf(ITreeEntity entity)
    {
        var siblings = Schema.Current.ChildrenOf(entity.ParentId).Where(e => e.Node.ObjectType == ObjectType && e.Node.Id != entity.Id).ToArray();
        if (!entity.HasIdentity)
        {
            return siblings.Length;
        }
        return Schema.Current.Entry(entity.Id)?.Node.ParentId == entity.ParentId
            ? entity.SortOrder
            : siblings.Select(s => s.Node.SortOrder).DefaultIfEmpty(0).Max() + 1;
    }
}
