using LapeKnowledge.Umbraco.Scoping;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Serialization;

namespace LapeKnowledge.Umbraco.Schema;

internal sealed class DataTypeRepository(SchemaStore schema, ScopedDatabase database, TimeProvider time, IConfigurationEditorJsonSerializer serializer)
    : SchemaRepository<IDataType>(schema, database, time), IDataTypeRepository
{
    protected override IEnumerable<IDataType> Shared => Schema.Current.DataTypes;

    protected override Guid ObjectType => Constants.ObjectTypes.DataType;

    public override void Save(IDataType entity)
    {
        Stamp(entity);
        var node = NodeFor(entity);
        var stored = new StoredDataType
        {
            EditorAlias = entity.EditorAlias,
            EditorUiAlias = entity.EditorUiAlias,
            DatabaseType = entity.DatabaseType,
            Configuration = entity.Editor?.GetConfigurationEditor().ToDatabase(entity.ConfigurationData, serializer),
        };
        Schema.Put(new SchemaEntry(node, StoredSchema.Serialize(stored)), entity.Name ?? string.Empty);
        Placed(entity, node);
        entity.ResetDirtyProperties();
    }

    public IEnumerable<MoveEventInfo<IDataType>> Move(IDataType toMove, EntityContainer? container)
    {
        var oldPath = toMove.Path;
        toMove.ParentId = container?.Id ?? Constants.System.Root;
        Save(toMove);
        return [new MoveEventInfo<IDataType>(toMove, oldPath, toMove.ParentId, container?.Key)];
    }

    public IReadOnlyDictionary<Udi, IEnumerable<string>> FindUsages(int id) => Usages(t => t.PropertyTypes.Where(p => p.DataTypeId == id).Select(p => p.Alias).ToArray());

    public IReadOnlyDictionary<Udi, IEnumerable<string>> FindListViewUsages(int id)
    {
        var key = Schema.Current.Find<IDataType>(id)?.Key;
        return Usages(t => key is not null && t.ListView == key ? ["ListView"] : []);
    }

    private Dictionary<Udi, IEnumerable<string>> Usages(Func<IContentTypeComposition, string[]> aliases)
    {
        var current = Schema.Current;
        return current.ContentTypes.Select(t => (Type: (IContentTypeComposition)t, Kind: Constants.UdiEntityType.DocumentType))
            .Concat(current.MediaTypes.Select(t => (Type: (IContentTypeComposition)t, Kind: Constants.UdiEntityType.MediaType)))
            .Concat(current.MemberTypes.Select(t => (Type: (IContentTypeComposition)t, Kind: Constants.UdiEntityType.MemberType)))
            .Select(t => (Udi: (Udi)new GuidUdi(t.Kind, t.Type.Key), Aliases: aliases(t.Type)))
            .Where(u => u.Aliases.Length > 0)
            .ToDictionary(u => u.Udi, u => (IEnumerable<string>)u.Aliases);
    }
}
