using System.Runtime.CompilerServices;
using LapeKnowledge.Umbraco.Documents;
using LapeKnowledge.Umbraco.Scoping;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Exceptions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Schema;

internal sealed class DataTypeRepository(SchemaStore schema, ScopedDatabase database, TimeProvider time, ContentConsequences consequences, IConfigurationEditorJsonSerializer serializer)
    : SchemaRepository<IDataType>(schema, database, time), IDataTypeRepository
{
    protected override IEnumerable<IDataType> Shared => Schema.Current.DataTypes;

    protected override Guid ObjectType => Constants.ObjectTypes.DataType;

    public override void Save(IDataType entity)
    {
        Stamp(entity);
        entity.Name = UniqueName(entity);
        var before = entity.HasIdentity ? Schema.Current.Entry(entity.Id)?.Node : null;
        var node = NodeFor(entity);
        var moved = before is null || before.Path == node.Path ? [] : MovedBelow(before.Path, before.Level, node);
        var stored = new StoredDataType
        {
            EditorAlias = entity.EditorAlias,
            EditorUiAlias = entity.EditorUiAlias,
            DatabaseType = entity.DatabaseType,
            Configuration = entity.Editor?.GetConfigurationEditor().ToDatabase(entity.ConfigurationData, serializer),
        };
        Schema.Put([new SchemaEntry(node, stored), .. moved]);
        Placed(entity, node);
        entity.ResetDirtyProperties();
    }

    /// <summary>Deletes the data type, the properties that use it, and their values.</summary>
    public override void Delete(IDataType entity)
    {
        var users = Schema.Current.Entries.Where(e => e.ContentType?.Properties.Any(p => p.DataTypeId == entity.Id) == true).ToArray();
        foreach (var user in users)
        {
            var before = Schema.Current;
            Schema.Put(user with { Definition = user.ContentType! with { Properties = user.ContentType.Properties.Where(p => p.DataTypeId != entity.Id).ToArray() } });
            consequences.Apply(before, Schema.Current, user.Node.Id);
        }
        Schema.Remove(new HashSet<int> { entity.Id });
        entity.DeleteDate = Now;
    }

    public IEnumerable<MoveEventInfo<IDataType>> Move(IDataType toMove, EntityContainer? container)
    {
        if (container is not null && $",{container.Path},".Contains(FormattableString.Invariant($",{toMove.Id},"), StringComparison.Ordinal))
        {
            throw new DataOperationException<MoveOperationStatusType>(MoveOperationStatusType.FailedNotAllowedByPath);
        }
        var formerPath = toMove.Path;
        var below = Schema.Current.EntriesOfType(ObjectType)
            .Where(e => e.Node.Path.StartsWith(formerPath + ",", StringComparison.Ordinal))
            .Select(e => (e.Node.Id, e.Node.Path, e.Node.ParentId)).ToArray();
        toMove.ParentId = container?.Id ?? Constants.System.Root;
        Save(toMove);
        return below
            .Select(b => new MoveEventInfo<IDataType>(Get(b.Id)!, b.Path, b.ParentId, Schema.Current.Entry(b.ParentId)?.Node.Key))
            .Prepend(new MoveEventInfo<IDataType>(toMove, formerPath, toMove.ParentId, container?.Key))
            .ToArray();
    }

    public IReadOnlyDictionary<Udi, IEnumerable<string>> FindUsages(int id)
        => Usages(t => t.Properties.Where(p => p.DataTypeId == id).Select(p => p.Alias).Order(StringComparer.Ordinal).ToArray());

    public IReadOnlyDictionary<Udi, IEnumerable<string>> FindListViewUsages(int id)
        => Schema.Current.Entry(id) is { DataType: not null, Node: { } node } ? Usages(t => t.ListView == node.Key ? [node.Name!] : []) : new Dictionary<Udi, IEnumerable<string>>();

    /// <summary>
    /// A deep clone of Umbraco's shares the configuration data with its original, so it gets its own. The object that is made of them is shared, and made
    /// once: every validation of a property asks for it.
    /// </summary>
    protected override IDataType CloneOf(IDataType shared)
    {
        MakeConfigurationObject(shared);
        var clone = base.CloneOf(shared);
        if (clone is DataType dataType)
        {
            ConfigurationDataOf(dataType) = new Dictionary<string, object>(shared.ConfigurationData); // the setter would forget the object
        }
        return clone;
    }

    private static void MakeConfigurationObject(IDataType shared)
    {
        try
        {
            _ = shared.ConfigurationObject;
        }
        catch (InvalidOperationException)
        {
            // whoever asks the clone for it gets the same answer
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_configurationData")]
    private static extern ref IDictionary<string, object> ConfigurationDataOf(DataType dataType);

    private Dictionary<Udi, IEnumerable<string>> Usages(Func<StoredContentType, string[]> names)
        => Schema.Current.Entries
            .Where(e => e.ContentType is not null)
            .OrderBy(e => e.Node.Id)
            .Select(e => (Udi: (Udi)new GuidUdi(SchemaObjectTypes.UdiType(e.Node.ObjectType), e.Node.Key), Names: names(e.ContentType!)))
            .Where(u => u.Names.Length > 0)
            .ToDictionary(u => u.Udi, u => (IEnumerable<string>)u.Names);

    private string UniqueName(IDataType dataType)
        => UniqueNames.Unique(Schema.Current.EntriesOfType(ObjectType).Where(e => e.Node.Id != dataType.Id).Select(e => e.Node.Name), dataType.Name ?? string.Empty);
}
