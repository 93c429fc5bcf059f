using LapeKnowledge.Umbraco.Persistence.Rows;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;

namespace LapeKnowledge.Umbraco.Schema;

/// <summary>Builds Umbraco's schema models from what is stored.</summary>
internal sealed class SchemaMaterializer(
    IShortStringHelper shortStrings,
    Lazy<PropertyEditorCollection> editors,
    IDataValueEditorFactory valueEditors,
    TemplateFiles templateFiles,
    IConfigurationEditorJsonSerializer configurationSerializer)
{
    public object Materialize(SchemaEntry entry, SchemaSnapshot schema)
    {
        var type = entry.Node.ObjectType;
        if (type == Constants.ObjectTypes.DocumentType)
        {
            return Document(entry, schema);
        }
        if (type == Constants.ObjectTypes.MediaType)
        {
            return Clean(Composition(new MediaType(shortStrings, entry.Node.ParentId), entry, schema));
        }
        if (type == Constants.ObjectTypes.MemberType)
        {
            return Member(entry, schema);
        }
        if (type == Constants.ObjectTypes.DataType)
        {
            return DataType(entry);
        }
        return type == Constants.ObjectTypes.TemplateType ? Template(entry, schema) : Container(entry);
    }

    public ILanguage Language(LanguageRow row, IReadOnlyList<LanguageRow> all) => Clean(new Language(row.IsoCode, row.CultureName)
    {
        Id = row.Id,
        Key = row.Key,
        IsDefault = row.IsDefault,
        IsMandatory = row.IsMandatory,
        FallbackIsoCode = all.FirstOrDefault(l => l.Id == row.FallbackLanguageId)?.IsoCode,
    });

    public static IRelationType RelationType(RelationTypeRow row)
        => Clean(new RelationType(row.Name, row.Alias, row.IsBidirectional, row.ParentObjectType, row.ChildObjectType, row.IsDependency) { Id = row.Id, Key = row.Key });

    /// <summary>An editor we do not know stands in as Umbraco's missing editor, under its own alias.</summary>
    public IDataEditor Editor(string alias)
        => editors.Value.TryGet(alias, out var editor) ? editor : new MissingPropertyEditor(alias, valueEditors);

    public static HistoryCleanup HistoryCleanup(bool prevent, int? keepAll, int? keepLatest) => Clean(new HistoryCleanup
    {
        PreventCleanup = prevent,
        KeepAllVersionsNewerThanDays = keepAll,
        KeepLatestVersionPerDayForDays = keepLatest,
    });

    private ContentType Document(SchemaEntry entry, SchemaSnapshot schema)
    {
        var stored = entry.ContentType!;
        var type = Composition(new ContentType(shortStrings, entry.Node.ParentId), entry, schema);
        type.AllowedTemplates = stored.AllowedTemplateIds.Select(schema.Find<ITemplate>).OfType<ITemplate>().ToArray();
        if (schema.Find<ITemplate>(stored.DefaultTemplateId) is { } template)
        {
            type.SetDefaultTemplate(template);
        }
        if (stored.HistoryCleanup is { } cleanup)
        {
            type.HistoryCleanup = HistoryCleanup(cleanup.PreventCleanup, cleanup.KeepAllVersionsNewerThanDays, cleanup.KeepLatestVersionPerDayForDays);
        }
        return Clean(type);
    }

    private MemberType Member(SchemaEntry entry, SchemaSnapshot schema)
    {
        var stored = entry.ContentType!;
        var type = Composition(new MemberType(shortStrings, entry.Node.ParentId), entry, schema);
        foreach (var (alias, access) in stored.MemberAccess ?? new Dictionary<string, StoredMemberAccess>())
        {
            type.SetMemberCanViewProperty(alias, access.CanView);
            type.SetMemberCanEditProperty(alias, access.CanEdit);
            type.SetIsSensitiveProperty(alias, access.IsSensitive);
        }
        return Clean(type);
    }

    private T Composition<T>(T type, SchemaEntry entry, SchemaSnapshot schema) where T : ContentTypeCompositionBase
    {
        var stored = entry.ContentType!;
        Place(type, entry.Node);
        type.Alias = stored.Alias;
        type.Icon = stored.Icon;
        type.Thumbnail = stored.Thumbnail;
        type.Description = stored.Description;
        type.AllowedAsRoot = stored.AllowedAsRoot;
        type.ListView = stored.ListView;
        type.IsElement = stored.IsElement;
        type.Variations = stored.Variations;
        type.AllowedContentTypes = AllowedTypes(stored, schema);
        AddProperties(type, stored, schema);
        foreach (var composed in stored.Compositions.Select(schema.Find<IContentTypeComposition>).OfType<IContentTypeComposition>())
        {
            type.AddContentType(composed);
        }
        return type;
    }

    private static ContentTypeSort[] AllowedTypes(StoredContentType stored, SchemaSnapshot schema)
        => stored.AllowedTypes.Select(a => (a.Key, a.SortOrder, schema.Entry(a.Key)?.ContentType))
            .Where(a => a.ContentType is not null)
            .Select(a => new ContentTypeSort(a.Key, a.SortOrder, a.ContentType!.Alias))
            .OrderBy(a => a.SortOrder)
            .ToArray();

    private void AddProperties(ContentTypeCompositionBase type, StoredContentType stored, SchemaSnapshot schema)
    {
        var publishable = type.SupportsPublishing;
        var byGroup = stored.Properties.OrderBy(p => p.SortOrder).ToLookup(p => p.GroupId ?? 0, p => (IPropertyType)PropertyType(p, publishable, schema));
        foreach (var group in stored.Groups.OrderBy(g => g.SortOrder))
        {
            var properties = byGroup[group.Id];
            type.PropertyGroups.Add(Clean(new PropertyGroup(new PropertyTypeCollection(publishable, properties))
            {
                Id = group.Id,
                Key = group.Key,
                Alias = group.Alias,
                Name = group.Name,
                Type = group.Type,
                SortOrder = group.SortOrder,
            }));
        }
        type.NoGroupPropertyTypes = new PropertyTypeCollection(publishable, byGroup[0]);
    }

    /// <summary>The editor and the storage type are those that the data type has now.</summary>
    private PropertyType PropertyType(StoredPropertyType stored, bool publishable, SchemaSnapshot schema)
    {
        var dataType = schema.Entry(stored.DataTypeId)?.DataType ?? throw new InvalidOperationException($"The property '{stored.Alias}' names the data type {stored.DataTypeId}, which does not exist.");
        return PropertyType(stored, publishable, dataType);
    }

    private PropertyType PropertyType(StoredPropertyType stored, bool publishable, StoredDataType dataType) => Clean(new PropertyType(shortStrings, dataType.EditorAlias, dataType.DatabaseType, stored.Alias)
    {
        Id = stored.Id,
        Key = stored.Key,
        Name = stored.Name ?? string.Empty,
        Description = stored.Description,
        DataTypeId = stored.DataTypeId,
        DataTypeKey = stored.DataTypeKey,
        PropertyGroupId = stored.GroupId is { } id ? new Lazy<int>(() => id) : null,
        Mandatory = stored.Mandatory,
        MandatoryMessage = stored.MandatoryMessage,
        LabelOnTop = stored.LabelOnTop,
        SortOrder = stored.SortOrder,
        ValidationRegExp = stored.ValidationRegExp,
        ValidationRegExpMessage = stored.ValidationRegExpMessage,
        Variations = stored.Variations,
        SupportsPublishing = publishable,
    });

    private DataType DataType(SchemaEntry entry)
    {
        var stored = entry.DataType!;
        var editor = Editor(stored.EditorAlias);
        var dataType = new DataType(editor, configurationSerializer, entry.Node.ParentId) { DatabaseType = stored.DatabaseType, EditorUiAlias = stored.EditorUiAlias };
        Place(dataType, entry.Node);
        dataType.SetConfigurationData(editor.GetConfigurationEditor().FromDatabase(stored.Configuration, configurationSerializer));
        return Clean(dataType);
    }

    private Template Template(SchemaEntry entry, SchemaSnapshot schema)
    {
        var node = entry.Node;
        var template = new Template(shortStrings, node.Name, entry.Template!.Alias, templateFiles.Content)
        {
            Id = node.Id,
            Key = node.Key,
            CreateDate = node.CreateDate,
            UpdateDate = node.UpdateDate,
            Path = node.Path,
            IsMasterTemplate = schema.ChildrenOf(node.Id).Any(c => c.Template is not null),
            VirtualPath = templateFiles.VirtualPath(entry.Template.Alias),
        };
        if (schema.Entry(node.ParentId) is { Template: { } master } parent)
        {
            template.MasterTemplateAlias = master.Alias;
            template.MasterTemplateId = new Lazy<int>(parent.Node.Id);
        }
        return Clean(template);
    }

    private static EntityContainer Container(SchemaEntry entry)
    {
        var contained = EntityContainer.GetContainedObjectType(entry.Node.ObjectType);
        var container = new EntityContainer(contained) { Name = entry.Node.Name };
        Place(container, entry.Node);
        return Clean(container);
    }

    private static void Place(ITreeEntity entity, NodeRow node)
    {
        entity.Id = node.Id;
        entity.Key = node.Key;
        entity.Name = node.Name;
        entity.ParentId = node.ParentId;
        entity.Path = node.Path;
        entity.Level = node.Level;
        entity.SortOrder = node.SortOrder;
        entity.CreatorId = node.CreatorId;
        entity.CreateDate = node.CreateDate;
        entity.UpdateDate = node.UpdateDate;
    }

    private static T Clean<T>(T entity) where T : ICanBeDirty
    {
        entity.ResetDirtyProperties();
        return entity;
    }
}
