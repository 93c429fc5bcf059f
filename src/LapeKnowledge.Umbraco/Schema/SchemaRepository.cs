using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Querying;
using LapeKnowledge.Umbraco.Scoping;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
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

    protected TimeProvider Time { get; } = time;

    protected abstract IEnumerable<T> Shared { get; }

    protected abstract Guid ObjectType { get; }

    public T? Get(int id) => Clone(Schema.Current.Find<T>(id));

    public T? Get(Guid id) => Clone(Schema.Current.Find<T>(id));

    public IEnumerable<T> GetMany(params int[]? ids)
        => Clones(ids is { Length: > 0 } ? ids.Distinct().Select(Schema.Current.Find<T>).OfType<T>() : Shared);

    public IEnumerable<T> GetMany(params Guid[]? ids)
        => Clones(ids is { Length: > 0 } ? ids.Distinct().Select(Schema.Current.Find<T>).OfType<T>() : Shared);

    public bool Exists(int id) => Schema.Current.Find<T>(id) is not null;

    public bool Exists(Guid id) => Schema.Current.Find<T>(id) is not null;

    public IEnumerable<T> Get(IQuery<T> query) => Clones(Matching(query));

    public int Count(IQuery<T>? query) => Matching(query).Count();

    public abstract void Save(T entity);

    public virtual void Delete(T entity)
    {
        Schema.Remove(new HashSet<int> { entity.Id });
        entity.DeleteDate = Time.GetUtcNow().UtcDateTime;
    }

    protected IEnumerable<T> Matching(IQuery<T>? query)
        => ExpressionQuery<T>.ConditionsOf(query).Aggregate(Shared, (items, condition) => items.Where(condition.Compile()));

    protected static T? Clone(T? shared) => shared is null ? null : (T)shared.DeepClone();

    protected static T[] Clones(IEnumerable<T> shared) => shared.Select(s => (T)s.DeepClone()).ToArray();

    /// <summary>Gives a new entity its key and dates, and a changed one its date.</summary>
    protected void Stamp(T entity)
    {
        var now = Time.GetUtcNow().UtcDateTime;
        if (!entity.HasIdentity)
        {
            if (entity.Key == Guid.Empty)
            {
                entity.Key = Guid.NewGuid();
            }
            entity.CreateDate = entity.CreateDate == default ? now : entity.CreateDate;
        }
        entity.UpdateDate = now;
    }

    /// <summary>The node row of an entity of the tree, placed below its parent; identity and path are copied back by <see cref="Placed"/>.</summary>
    protected NodeRow NodeFor(ITreeEntity entity)
    {
        var existing = entity.HasIdentity ? Schema.Current.Entry(entity.Id)?.Node : null;
        var parent = entity.ParentId > 0 ? Schema.Current.Entry(entity.ParentId)?.Node : null;
        var parentPath = parent?.Path ?? Constants.System.RootString;
        return new NodeRow
        {
            Id = entity.Id,
            Key = entity.Key,
            ObjectType = ObjectType,
            ParentId = entity.ParentId,
            Path = existing is null ? parentPath : FormattableString.Invariant($"{parentPath},{entity.Id}"),
            Level = (parent?.Level ?? 0) + 1,
            SortOrder = existing is null && entity.SortOrder == 0 ? NextSortOrder(entity.ParentId) : entity.SortOrder,
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

    private int NextSortOrder(int parentId)
    {
        var siblings = Schema.Current.Entries.Where(e => e.Node.ParentId == parentId && e.Node.ObjectType == ObjectType).ToArray();
        return siblings.Length == 0 ? 0 : siblings.Max(s => s.Node.SortOrder) + 1;
    }
}
