using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;

namespace LapeKnowledge.Umbraco.Schema;

/// <summary>Turns a content, media or member type into its stored form and hands out ids to new groups and properties.</summary>
internal static class StoredContentTypeMapper
{
    public static StoredContentType Map(IContentTypeComposition type, SchemaSnapshot schema)
    {
        AssignIds(type, schema);
        var document = type as IContentType;
        return new StoredContentType
        {
            Alias = type.Alias,
            Icon = type.Icon,
            Thumbnail = type.Thumbnail,
            Description = type.Description,
            AllowedAsRoot = type.AllowedAsRoot,
            ListView = type.ListView,
            IsElement = type.IsElement,
            Variations = type.Variations,
            Compositions = type.ContentTypeComposition.Select(c => c.Id).ToArray(),
            AllowedTypes = (type.AllowedContentTypes ?? []).Select(a => new StoredAllowedType(a.Key, a.SortOrder, a.Alias)).ToArray(),
            Groups = type.PropertyGroups.Select(g => new StoredPropertyGroup(g.Id, g.Key, g.Alias, g.Name, g.Type, g.SortOrder)).ToArray(),
            Properties = Properties(type, schema).ToArray(),
            DefaultTemplateId = document?.DefaultTemplate?.Id ?? 0,
            AllowedTemplateIds = document?.AllowedTemplates?.Select(t => t.Id).ToArray() ?? [],
            HistoryCleanup = document?.HistoryCleanup is { } cleanup
                ? new StoredHistoryCleanup(cleanup.PreventCleanup, cleanup.KeepAllVersionsNewerThanDays, cleanup.KeepLatestVersionPerDayForDays)
                : null,
            MemberAccess = type is IMemberType member ? MemberAccess(member) : null,
        };
    }

    private static IEnumerable<StoredPropertyType> Properties(IContentTypeBase type, SchemaSnapshot schema)
    {
        foreach (var group in type.PropertyGroups)
        {
            foreach (var property in group.PropertyTypes ?? Enumerable.Empty<IPropertyType>())
            {
                yield return Property(property, group.Id, schema);
            }
        }
        foreach (var property in type.NoGroupPropertyTypes)
        {
            yield return Property(property, null, schema);
        }
    }

    private static StoredPropertyType Property(IPropertyType property, int? groupId, SchemaSnapshot schema)
    {
        var dataType = schema.Find<IDataType>(property.DataTypeKey) ?? schema.Find<IDataType>(property.DataTypeId)
            ?? throw new InvalidOperationException($"The property '{property.Alias}' names a data type that does not exist ({property.DataTypeKey}, {property.DataTypeId}).");
        return new StoredPropertyType
        {
            Id = property.Id,
            Key = property.Key,
            Alias = property.Alias,
            Name = property.Name,
            Description = property.Description,
            DataTypeId = dataType.Id,
            DataTypeKey = dataType.Key,
            EditorAlias = dataType.EditorAlias,
            ValueStorageType = dataType.DatabaseType,
            GroupId = groupId,
            Mandatory = property.Mandatory,
            MandatoryMessage = property.MandatoryMessage,
            LabelOnTop = property.LabelOnTop,
            SortOrder = property.SortOrder,
            ValidationRegExp = property.ValidationRegExp,
            ValidationRegExpMessage = property.ValidationRegExpMessage,
            Variations = property.Variations,
        };
    }

    private static void AssignIds(IContentTypeComposition type, SchemaSnapshot schema)
    {
        var stored = schema.Entries.Where(e => e.Definition is not null && SchemaObjectTypes.HasProperties(e.Node.ObjectType))
            .Select(e => StoredSchema.Deserialize<StoredContentType>(e.Definition!)).ToArray();
        var nextGroup = stored.SelectMany(s => s.Groups).Select(g => g.Id).DefaultIfEmpty(0).Max();
        var nextProperty = stored.SelectMany(s => s.Properties).Select(p => p.Id).DefaultIfEmpty(0).Max();
        foreach (var group in type.PropertyGroups.Where(g => !g.HasIdentity))
        {
            group.Id = ++nextGroup;
        }
        foreach (var property in type.PropertyTypes.Where(p => !p.HasIdentity))
        {
            property.Id = ++nextProperty;
        }
        foreach (var entity in type.PropertyGroups.Cast<IEntity>().Concat(type.PropertyTypes).Where(e => e.Key == Guid.Empty))
        {
            entity.Key = Guid.NewGuid();
        }
    }

    private static Dictionary<string, StoredMemberAccess> MemberAccess(IMemberType type) => type.PropertyTypes.ToDictionary(
        p => p.Alias,
        p => new StoredMemberAccess(type.MemberCanViewProperty(p.Alias), type.MemberCanEditProperty(p.Alias), type.IsSensitiveProperty(p.Alias)));
}
