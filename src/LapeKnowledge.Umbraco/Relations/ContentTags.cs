using LapeKnowledge.Umbraco.Schema;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Relations;

/// <summary>Keeps the tags of a document or media item equal to its tag properties; the repositories call it.</summary>
/// <remarks>Documents have tags while they are published, media items from their first save.</remarks>
internal sealed class ContentTags(SchemaStore schema, ITagRepository tags, Lazy<PropertyEditorCollection> editors)
{
    public void Set(IContentBase content)
    {
        foreach (var property in content.Properties)
        {
            if (editors.Value.TryGet(property.PropertyType.PropertyEditorAlias, out var editor) && editor.GetValueEditor() is IDataValueTags values)
            {
                var configuration = schema.Current.Find<IDataType>(property.PropertyType.DataTypeId)?.ConfigurationObject;
                tags.Assign(content.Id, property.PropertyTypeId, TagsOf(property, values, configuration));
            }
        }
    }

    public void Clear(int nodeId) => tags.RemoveAll(nodeId);

    private ITag[] TagsOf(IProperty property, IDataValueTags values, object? configuration)
        => property.PropertyType.VariesByCulture()
            ? property.Values.SelectMany(v => values.GetTags(v.EditedValue, configuration, schema.Current.Language(v.Culture)?.Id)).ToArray()
            : values.GetTags(property.GetValue(), configuration, null).ToArray();
}
