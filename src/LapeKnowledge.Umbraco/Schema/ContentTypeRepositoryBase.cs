using System.Data;
using System.Globalization;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Exceptions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Schema;

/// <summary>Content, media and member types.</summary>
internal abstract class ContentTypeRepositoryBase<T>(SchemaStore schema, ScopedDatabase database, TimeProvider time, StoredContentTypeMapper mapper, ContentConsequences consequences)
    : SchemaRepository<T>(schema, database, time), IContentTypeRepositoryBase<T>
    where T : class, IContentTypeComposition
{
    public T? Get(string alias) => Clone(Schema.Current.Find<T>(ObjectType, alias));

    public override IEnumerable<T> Get(IQuery<T> query) => Clones(Matching(query).OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase));

    /// <exception cref="InvalidOperationException">The type or one of its properties has no alias, or its compositions go in a circle.</exception>
    /// <exception cref="DuplicateNameException">Another type of this kind has the alias.</exception>
    public override void Save(T entity)
    {
        Validate(entity);
        Stamp(entity);
        var schemaBefore = Schema.Current;
        var before = entity.HasIdentity ? schemaBefore.Entry(entity.Id) : null;
        var node = NodeFor(entity);
        var moved = before is null || before.Node.Path == node.Path ? [] : MovedBelow(before.Node.Path, before.Node.Level, node);
        Schema.Put([new SchemaEntry(node, mapper.Map(entity, schemaBefore)), .. moved]);
        Placed(entity, node);
        if (before is not null)
        {
            consequences.Apply(schemaBefore, Schema.Current, entity.Id);
        }
        entity.ResetDirtyProperties();
    }

    /// <summary>Deletes the type and those below it. Types that allow it or are composed of it forget it.</summary>
    public override void Delete(T entity)
    {
        var gone = WithChildren(entity.Id);
        Forget(gone);
        Schema.Remove(gone);
        entity.DeleteDate = Now;
    }

    /// <exception cref="DataOperationException{T}">The container is below the type.</exception>
    public IEnumerable<MoveEventInfo<T>> Move(T moving, EntityContainer container)
    {
        // Umbraco Core passes null for the root, though the contract does not say so.
        var target = (EntityContainer?)container;
        if (target is not null && $",{target.Path},".Contains(FormattableString.Invariant($",{moving.Id},"), StringComparison.Ordinal))
        {
            throw new DataOperationException<MoveOperationStatusType>(MoveOperationStatusType.FailedNotAllowedByPath);
        }
        var formerPath = moving.Path;
        var below = Schema.Current.Entries
            .Where(e => e.Node.Path.StartsWith(formerPath + ",", StringComparison.Ordinal) && e.ContentType is not null)
            .Select(e => (e.Node.Id, e.Node.Path, e.Node.ParentId)).ToArray();
        moving.ParentId = target?.Id ?? Constants.System.Root;
        Save(moving);
        return below
            .Select(b => new MoveEventInfo<T>(Get(b.Id)!, b.Path, b.ParentId, Schema.Current.Entry(b.ParentId)?.Node.Key))
            .Prepend(new MoveEventInfo<T>(moving, formerPath, moving.ParentId, target?.Key))
            .ToArray();
    }

    /// <summary>Always numbered, and unique among all kinds of types.</summary>
    public string GetUniqueAlias(string alias)
    {
        var taken = Schema.Current.Entries.Where(e => e.ContentType is not null).Select(e => e.Alias).ToHashSet(StringComparer.OrdinalIgnoreCase);
        for (var i = 1; ; i++)
        {
            var unique = FormattableString.Invariant($"{alias}{i}");
            if (!taken.Contains(unique))
            {
                return unique;
            }
        }
    }

    public bool HasContainerInPath(string contentPath)
        => HasContainerInPath(contentPath.Split(',').Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToArray());

    public bool HasContainerInPath(params int[] ids)
    {
        var types = Schema.Current.Entries.Where(e => e.ContentType is { ListView: not null }).Select(e => e.Node.Id).ToArray();
        return types.Length > 0 && Database.Read.Nodes.Any(n => ids.Contains(n.Id) && types.Contains(n.ContentTypeId));
    }

    public bool HasContentNodes(int id) => Database.Read.Nodes.Any(n => n.ContentTypeId == id);

    public IEnumerable<Guid> GetAllowedParentKeys(Guid key)
        => Schema.Current.EntriesOfType(ObjectType).Where(e => e.ContentType!.AllowedTypes.Any(a => a.Key == key)).Select(e => e.Node.Key).ToArray();

    private void Validate(T entity)
    {
        if (string.IsNullOrWhiteSpace(entity.Alias))
        {
            throw new InvalidOperationException($"{typeof(T).Name} '{entity.Name}' cannot have an empty Alias. This is most likely due to invalid characters stripped from the Alias.");
        }
        if (Schema.Current.Find<T>(ObjectType, entity.Alias) is { } other && other.Id != entity.Id)
        {
            throw new DuplicateNameException($"An item with the alias {entity.Alias} already exists");
        }
        if (entity.HasIdentity && entity.ContentTypeComposition.Any(c => c.Id != entity.Id && c.CompositionIds().Contains(entity.Id)))
        {
            throw new InvalidOperationException($"{typeof(T).Name} '{entity.Name}' cannot be composed of a type that is composed of it.");
        }
        foreach (var property in entity.PropertyTypes.Where(p => !entity.HasIdentity && !entity.Variations.HasFlag(p.Variations)))
        {
            throw new InvalidOperationException($"The property {property.Alias} cannot have variations of {property.Variations} with the content type variations of {entity.Variations}");
        }
    }

    private HashSet<int> WithChildren(int id)
    {
        var ids = new HashSet<int> { id };
        foreach (var child in Schema.Current.ChildrenOf(id).Where(e => e.ContentType is not null))
        {
            ids.UnionWith(WithChildren(child.Node.Id));
        }
        return ids;
    }

    private void Forget(HashSet<int> gone)
    {
        var keys = gone.Select(id => Schema.Current.Entry(id)?.Node.Key).ToHashSet();
        var users = Schema.Current.Entries
            .Where(e => !gone.Contains(e.Node.Id) && e.ContentType is { } t && (t.Compositions.Any(gone.Contains) || t.AllowedTypes.Any(a => keys.Contains(a.Key))))
            .Select(e => e with
            {
                Definition = e.ContentType! with
                {
                    Compositions = e.ContentType.Compositions.Where(c => !gone.Contains(c)).ToArray(),
                    AllowedTypes = e.ContentType.AllowedTypes.Where(a => !keys.Contains(a.Key)).ToArray(),
                },
            })
            .ToArray();
        if (users.Length == 0)
        {
            return;
        }
        var before = Schema.Current;
        Schema.Put(users);
        foreach (var user in users)
        {
            consequences.Apply(before, Schema.Current, user.Node.Id);
        }
    }
}
