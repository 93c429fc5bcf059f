using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Querying;
using LapeKnowledge.Umbraco.Scoping;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace LapeKnowledge.Umbraco.Schema;

/// <summary>The folders of one kind of type. A folder that is deleted leaves what it contains to its parent.</summary>
internal sealed class EntityContainerRepository(SchemaStore schema, ScopedDatabase database, TimeProvider time, Guid containerType)
    : SchemaRepository<EntityContainer>(schema, database, time),
        IDocumentTypeContainerRepository,
        IMediaTypeContainerRepository,
        IMemberTypeContainerRepository,
        IDataTypeContainerRepository,
        IDocumentBlueprintContainerRepository
{
    protected override IEnumerable<EntityContainer> Shared
        => Schema.Current.EntriesOfType(containerType).OrderBy(e => e.Node.Level).Select(e => Find(e.Node.Id)!);

    protected override Guid ObjectType => containerType;

    public IEnumerable<EntityContainer> Get(string name, int level)
        => Clones(Shared.Where(c => c.Level == level && SameName(c.Name, name)));

    public bool HasDuplicateName(Guid parentKey, string name)
    {
        var parent = parentKey == Constants.System.RootSystemKey ? Constants.System.Root : Schema.Current.Entry(parentKey)?.Node.Id;
        return parent is { } id && HasDuplicateName(id, name);
    }

    public bool HasDuplicateName(int parentId, string name) => Siblings(parentId).Any(c => SameName(c.Node.Name, name));

    /// <exception cref="InvalidOperationException">The name is empty or taken, the parent is no folder of this kind, or the folder does not exist.</exception>
    public override void Save(EntityContainer entity)
    {
        EnsureOwnKind(entity);
        if (string.IsNullOrWhiteSpace(entity.Name))
        {
            throw new InvalidOperationException("Entity name can't be empty or consist only of white-space characters.");
        }
        entity.Name = entity.Name.Trim();
        var before = entity.HasIdentity
            ? Find(entity.Id) is null ? throw new InvalidOperationException($"Could not find container with id {entity.Id}") : Schema.Current.Entry(entity.Id)
            : null;
        if (Siblings(entity.ParentId).Any(c => c.Node.Id != entity.Id && SameName(c.Node.Name, entity.Name)))
        {
            throw new InvalidOperationException("A container with the same name already exists.");
        }
        if (entity.ParentId != Constants.System.Root && Find(entity.ParentId) is null)
        {
            throw new InvalidOperationException($"Could not find parent container with id {entity.ParentId}");
        }
        Stamp(entity);
        var node = NodeFor(entity);
        node.SortOrder = 0;
        var moved = before is null || before.Node.Path == node.Path ? [] : MovedBelow(before.Node.Path, before.Node.Level, node);
        Schema.Put([new SchemaEntry(node, null), .. moved]);
        Placed(entity, node);
        entity.ResetDirtyProperties();
    }

    public override void Delete(EntityContainer entity)
    {
        EnsureOwnKind(entity);
        if (Schema.Current.Entry(entity.Id) is not { } gone || gone.Node.ObjectType != containerType)
        {
            return;
        }
        LeaveToParent(gone.Node);
        Schema.Remove(new HashSet<int> { entity.Id });
        entity.DeleteDate = Now;
    }

    private void LeaveToParent(NodeRow gone)
    {
        var parentPath = gone.Path[..gone.Path.LastIndexOf(',')];
        string PathAfter(NodeRow node) => parentPath + node.Path[gone.Path.Length..];
        int? ParentAfter(NodeRow node) => node.ParentId == gone.Id ? gone.ParentId : null;

        var below = Schema.Current.Entries.Where(e => e.Node.Path.StartsWith(gone.Path + ",", StringComparison.Ordinal)).ToArray();
        if (below.Length > 0)
        {
            Schema.Put(below.Select(e => e with { Node = e.Node.At(PathAfter(e.Node), e.Node.Level - 1, ParentAfter(e.Node)) }).ToArray());
        }
        if (containerType == Constants.ObjectTypes.DocumentBlueprintContainer)
        {
            var db = Database.Write;
            var blueprints = db.Nodes.AsNoTracking().Where(n => n.ObjectType == Constants.ObjectTypes.DocumentBlueprint).Where(NodePaths.Below(gone.Path)).ToList();
            db.Nodes.UpdateRange(blueprints.Select(n => n.At(PathAfter(n), n.Level - 1, ParentAfter(n))));
            db.SaveChanges();
            db.ChangeTracker.Clear();
        }
    }

    private IEnumerable<SchemaEntry> Siblings(int parentId) => Schema.Current.ChildrenOf(parentId).Where(e => e.Node.ObjectType == containerType);

    private static bool SameName(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private void EnsureOwnKind(EntityContainer entity)
    {
        if (entity.ContainerObjectType != containerType)
        {
            throw new InvalidOperationException("The container type does not match the repository object type");
        }
    }
}
