using LapeKnowledge.Umbraco.Persistence.Rows;
using Umbraco.Cms.Core;

namespace LapeKnowledge.Umbraco.Schema;

/// <summary>
/// The node of a schema entity with its parsed definition (a <see cref="StoredContentType"/>, <see cref="StoredDataType"/> or
/// <see cref="StoredTemplate"/>; containers have none). Snapshots share entries, so neither part is ever changed.
/// </summary>
internal sealed record SchemaEntry(NodeRow Node, object? Definition)
{
    public StoredContentType? ContentType => Definition as StoredContentType;

    public StoredDataType? DataType => Definition as StoredDataType;

    public StoredTemplate? Template => Definition as StoredTemplate;

    /// <summary>What the schema row is indexed by: the alias where there is one, the name otherwise.</summary>
    public string Alias => ContentType?.Alias ?? Template?.Alias ?? Node.Name ?? string.Empty;

    public static SchemaEntry Read(NodeRow node, string? definition) => new(node, definition is null ? null : Parse(node.ObjectType, definition));

    private static object Parse(Guid objectType, string definition)
    {
        if (SchemaObjectTypes.HasProperties(objectType))
        {
            return StoredSchema.Deserialize<StoredContentType>(definition);
        }
        return objectType == Constants.ObjectTypes.DataType
            ? StoredSchema.Deserialize<StoredDataType>(definition)
            : StoredSchema.Deserialize<StoredTemplate>(definition);
    }
}

/// <summary>What one write does to a snapshot; null where the languages or relation types stay as they are.</summary>
internal sealed record SchemaChange
{
    public IReadOnlyCollection<SchemaEntry> Put { get; init; } = [];
    public IReadOnlySet<int> Removed { get; init; } = new HashSet<int>();
    public IReadOnlyList<LanguageRow>? Languages { get; init; }
    public IReadOnlyList<RelationTypeRow>? RelationTypes { get; init; }
}
