using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;

namespace LapeKnowledge.Umbraco.Schema;

/// <summary>Turns a content, media or member type into its stored form and hands out ids to new groups and properties.</summary>
internal sealed class StoredContentTypeMapper(PropertyIds ids)
{
    public StoredContentType Map(IContentTypeComposition type, SchemaSnapshot schema)
    {
        KeepIds(type, schema);
        AssignIds(type);
        foreach (var property in type.PropertyTypes)
        {
            property.Variations &= type.Variations; // a property varies at most as its type does
        }
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
            Compositions = type.ContentTypeComposition.Select(c => IdOf(c, type, schema)).Where(id => id != 0 && id != type.Id).Distinct().ToArray(),
            AllowedTypes = (type.AllowedContentTypes ?? []).Select(a => new StoredAllowedType(a.Key, a.SortOrder, a.Alias)).ToArray(),
            Groups = Groups(type).ToArray(),
            Properties = Properties(type, schema).ToArray(),
            DefaultTemplateId = document?.DefaultTemplateId ?? 0,
            AllowedTemplateIds = document?.AllowedTemplates?.Select(t => t.Id).ToArray() ?? [],
            HistoryCleanup = document?.HistoryCleanup is { } cleanup
                ? new StoredHistoryCleanup(cleanup.PreventCleanup, cleanup.KeepAllVersionsNewerThanDays, cleanup.KeepLatestVersionPerDayForDays)
                : null,
            MemberAccess = type is IMemberType member ? MemberAccess(member) : null,
        };
    }

    /// <summary>A composition that was saved through another instance of it is known by its alias.</summary>
    private static int IdOf(IContentTypeComposition composition, IContentTypeComposition type, SchemaSnapshot schema)
        => composition.HasIdentity ? composition.Id : schema.Find<IContentTypeComposition>(SchemaObjectTypes.Of(type), composition.Alias)?.Id ?? 0;

    /// <summary>A group given twice under one id is one group, as the last says: that is how groups are renamed by callers that cannot change an alias.</summary>
    private static IEnumerable<StoredPropertyGroup> Groups(IContentTypeBase type)
        => type.PropertyGroups.GroupBy(g => g.Id).Select(g => g.Last()).Select(g => new StoredPropertyGroup(g.Id, g.Key, g.Alias, g.Name, g.Type, g.SortOrder));

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

    /// <exception cref="InvalidOperationException">The property has no alias, or its data type does not exist.</exception>
    private static StoredPropertyType Property(IPropertyType property, int? groupId, SchemaSnapshot schema)
    {
        if (string.IsNullOrWhiteSpace(property.Alias))
        {
            throw new InvalidOperationException($"Property Type '{property.Name}' cannot have an empty Alias. This is most likely due to invalid characters stripped from the Alias.");
        }
        var dataType = DataTypeOf(property, schema);
        property.DataTypeId = dataType.Node.Id;
        property.DataTypeKey = dataType.Node.Key;
        property.PropertyEditorAlias = dataType.DataType!.EditorAlias;
        property.ValueStorageType = dataType.DataType.DatabaseType;
        return new StoredPropertyType
        {
            Id = property.Id,
            Key = property.Key,
            Alias = property.Alias,
            Name = property.Name,
            Description = property.Description,
            DataTypeId = dataType.Node.Id,
            DataTypeKey = dataType.Node.Key,
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

    /// <summary>The data type that the property names by id or key; a property that names none gets the oldest one of its editor.</summary>
    private static SchemaEntry DataTypeOf(IPropertyType property, SchemaSnapshot schema)
    {
        var named = property.DataTypeId != 0 ? schema.Entry(property.DataTypeId) : schema.Entry(property.DataTypeKey);
        if (named?.DataType is not null)
        {
            return named;
        }
        return schema.EntriesOfType(Constants.ObjectTypes.DataType)
            .Where(e => property.DataTypeId == 0 && e.DataType!.EditorAlias == property.PropertyEditorAlias)
            .MinBy(e => e.Node.Id)
            ?? throw new InvalidOperationException(
                $"The property '{property.Alias}' names a data type that does not exist ({property.DataTypeKey}, {property.DataTypeId}), and there is none for its editor '{property.PropertyEditorAlias}'.");
    }

    /// <summary>
    /// A property that comes without an id, but with the key of one that the type has, is that one: the editing service makes a new property of one
    /// whose alias has changed, and its values shall stay.
    /// </summary>
    private static void KeepIds(IContentTypeComposition type, SchemaSnapshot schema)
    {
        var stored = schema.Entry(type.Id)?.ContentType?.Properties.ToDictionary(p => p.Key, p => p.Id);
        foreach (var property in type.PropertyTypes.Where(p => !p.HasIdentity && stored?.ContainsKey(p.Key) == true).ToArray())
        {
            var id = stored![property.Key];
            if (type.PropertyTypes.All(p => p.Id != id))
            {
                property.Id = id;
            }
        }
    }

    /// <summary>New groups and properties get ids; properties are told the group they are in.</summary>
    private void AssignIds(IContentTypeComposition type)
    {
        var groups = type.PropertyGroups.Where(g => !g.HasIdentity).ToArray();
        var properties = type.PropertyTypes.Where(p => !p.HasIdentity).ToArray();
        var next = groups.Length + properties.Length == 0 ? 0 : ids.Take(groups.Length + properties.Length);
        foreach (var entity in groups.Cast<IEntity>().Concat(properties))
        {
            entity.Id = next++;
        }
        foreach (var group in type.PropertyGroups)
        {
            var id = group.Id;
            foreach (var property in group.PropertyTypes ?? Enumerable.Empty<IPropertyType>())
            {
                property.PropertyGroupId = new Lazy<int>(id);
            }
        }
    }

    private static Dictionary<string, StoredMemberAccess> MemberAccess(IMemberType type) => type.PropertyTypes.ToDictionary(
        p => p.Alias,
        p => new StoredMemberAccess(type.MemberCanViewProperty(p.Alias), type.MemberCanEditProperty(p.Alias), type.IsSensitiveProperty(p.Alias)));
}
