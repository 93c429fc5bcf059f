using LapeKnowledge.Umbraco.Schema;
using LapeKnowledge.Umbraco.Scoping;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Relations;

/// <summary>Keeps the tags of a document or media item equal to its tag properties; the repositories call it.</summary>
/// <remarks>Documents have tags while they are published, media items from their first save.</remarks>
internal sealed class ContentTags(ScopedDatabase database, SchemaStore schema, ITagRepository tags, Lazy<PropertyEditorCollection> editors)
{
    public void Set(IContentBase content)
    {
        var id = content.Id;
        // Most properties that may hold tags (blocks, rich text) hold none: what is stored is asked for once and not property by property.
        var tagged = new Lazy<HashSet<int>>(() => database.Write.TagRelationships.Where(t => t.NodeId == id).Select(t => t.PropertyTypeId).ToHashSet());
        foreach (var property in content.Properties)
        {
            if (!editors.Value.TryGet(property.PropertyType.PropertyEditorAlias, out var editor) || editor.GetValueEditor() is not IDataValueTags values)
            {
                continue;
            }
            var configuration = schema.Current.Find<IDataType>(property.PropertyType.DataTypeId)?.ConfigurationObject;
            var wanted = TagsOf(property, values, configuration);
            if (wanted.Length > 0 || tagged.Value.Contains(property.PropertyTypeId))
            {
                tags.Assign(id, property.PropertyTypeId, wanted);
            }
        }
    }

    public void Clear(int nodeId) => tags.RemoveAll(nodeId);

    private ITag[] TagsOf(IProperty property, IDataValueTags values, object? configuration)
        => property.PropertyType.VariesByCulture()
            ? property.Values.SelectMany(v => values.GetTags(v.EditedValue, configuration, schema.Current.Language(v.Culture)?.Id)).ToArray()
            : values.GetTags(property.GetValue(), configuration, null).ToArray();
}
