using LapeKnowledge.Umbraco.Scoping;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Schema;

/// <summary>Content, media and member types.</summary>
internal abstract class ContentTypeRepositoryBase<T>(SchemaStore schema, ScopedDatabase database, TimeProvider time)
    : SchemaRepository<T>(schema, database, time), IContentTypeRepositoryBase<T>
    where T : class, IContentTypeComposition
{
    public T? Get(string alias) => Clone(Shared.FirstOrDefault(t => t.Alias.Equals(alias, StringComparison.OrdinalIgnoreCase)));

    public override void Save(T entity)
    {
        if (string.IsNullOrWhiteSpace(entity.Alias))
        {
            throw new InvalidOperationException($"The {typeof(T).Name} '{entity.Name}' cannot be saved without an alias.");
        }
        if (Shared.Any(t => t.Id != entity.Id && t.Alias.Equals(entity.Alias, StringComparison.OrdinalIgnoreCase)))
        {
            throw new System.Data.DuplicateNameException($"An item with the alias {entity.Alias} already exists");
        }
        Stamp(entity);
        var node = NodeFor(entity);
        var stored = StoredContentTypeMapper.Map(entity, Schema.Current);
        Schema.Put(new SchemaEntry(node, StoredSchema.Serialize(stored)), entity.Alias);
        Placed(entity, node);
        entity.ResetDirtyProperties();
    }

    public IEnumerable<MoveEventInfo<T>> Move(T moving, EntityContainer container)
    {
        var oldPath = moving.Path;
        moving.ParentId = container?.Id ?? Constants.System.Root;
        Save(moving);
        return [new MoveEventInfo<T>(moving, oldPath, moving.ParentId, container?.Key)];
    }

    public string GetUniqueAlias(string alias)
    {
        var unique = alias;
        for (var i = 1; Shared.Any(t => t.Alias.Equals(unique, StringComparison.OrdinalIgnoreCase)); i++)
        {
            unique = FormattableString.Invariant($"{alias}{i}");
        }
        return unique;
    }

    public bool HasContainerInPath(string contentPath)
        => HasContainerInPath(contentPath.Split(',').Select(id => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture)).ToArray());

    public bool HasContainerInPath(params int[] ids)
        => ids.Any(id => Shared.Any(t => t.Id == id && t.ListView is { } listView && listView != Guid.Empty));

    public bool HasContentNodes(int id) => Database.Read.Nodes.Any(n => n.ContentTypeId == id);

    public IEnumerable<Guid> GetAllowedParentKeys(Guid key)
        => Shared.Where(t => t.AllowedContentTypes?.Any(a => a.Key == key) == true).Select(t => t.Key).ToArray();
}
