using System.Text.Json;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Umbraco.Schema;

/// <summary>A content, media or member type as the database keeps it; its name, key and place are in the node row.</summary>
internal sealed record StoredContentType
{
    public required string Alias { get; init; }
    public string? Icon { get; init; }
    public string? Thumbnail { get; init; }
    public string? Description { get; init; }
    public bool AllowedAsRoot { get; init; }
    public Guid? ListView { get; init; }
    public bool IsElement { get; init; }
    public ContentVariation Variations { get; init; }
    public IReadOnlyList<int> Compositions { get; init; } = [];
    public IReadOnlyList<StoredAllowedType> AllowedTypes { get; init; } = [];
    public IReadOnlyList<StoredPropertyGroup> Groups { get; init; } = [];
    public IReadOnlyList<StoredPropertyType> Properties { get; init; } = [];
    public int DefaultTemplateId { get; init; }
    public IReadOnlyList<int> AllowedTemplateIds { get; init; } = [];
    public StoredHistoryCleanup? HistoryCleanup { get; init; }

    /// <summary>Member types only: what a member may see and edit, by property alias.</summary>
    public IReadOnlyDictionary<string, StoredMemberAccess>? MemberAccess { get; init; }
}

internal sealed record StoredAllowedType(Guid Key, int SortOrder, string Alias);

internal sealed record StoredPropertyGroup(int Id, Guid Key, string Alias, string? Name, PropertyGroupType Type, int SortOrder);

internal sealed record StoredPropertyType
{
    public required int Id { get; init; }
    public required Guid Key { get; init; }
    public required string Alias { get; init; }
    public string? Name { get; init; }
    public string? Description { get; init; }
    public int DataTypeId { get; init; }
    public Guid DataTypeKey { get; init; }
    public int? GroupId { get; init; }
    public bool Mandatory { get; init; }
    public string? MandatoryMessage { get; init; }
    public bool LabelOnTop { get; init; }
    public int SortOrder { get; init; }
    public string? ValidationRegExp { get; init; }
    public string? ValidationRegExpMessage { get; init; }
    public ContentVariation Variations { get; init; }
}

internal sealed record StoredHistoryCleanup(bool PreventCleanup, int? KeepAllVersionsNewerThanDays, int? KeepLatestVersionPerDayForDays);

internal sealed record StoredMemberAccess(bool CanView, bool CanEdit, bool IsSensitive);

/// <summary>A data type as the database keeps it.</summary>
internal sealed record StoredDataType
{
    public required string EditorAlias { get; init; }
    public string? EditorUiAlias { get; init; }
    public ValueStorageType DatabaseType { get; init; }

    /// <summary>The configuration as the editor's own JSON.</summary>
    public string? Configuration { get; init; }
}

/// <summary>A template as the database keeps it: its master is the parent of its node, its markup a view file.</summary>
internal sealed record StoredTemplate
{
    public required string Alias { get; init; }
}

internal static class StoredSchema
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Serialize(object definition) => JsonSerializer.Serialize(definition, definition.GetType(), Options);

    public static T Deserialize<T>(string json)
        => JsonSerializer.Deserialize<T>(json, Options) ?? throw new InvalidOperationException("A stored definition is empty.");
}
