using System.Text.Json.Nodes;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;

namespace LapeKnowledge.Umbraco.PropertyEditors;

/// <summary>The value of a JSON editor that has no converter of its own.</summary>
[DefaultValueTypePropertyValueConverter]
internal sealed class JsonValueConverter(PropertyEditorCollection editors) : PropertyValueConverterBase
{
    public override bool IsConverter(IPublishedPropertyType propertyType)
        => editors.TryGet(propertyType.EditorAlias, out var editor)
            && editor.GetValueEditor().ValueType == ValueTypes.Json;

    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(JsonNode);

    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Element;

    public override object? ConvertSourceToIntermediate(IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview)
    {
        if (source is null or JsonNode)
        {
            return source;
        }
        try
        {
            return JsonNode.Parse(source.ToString() ?? string.Empty);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
