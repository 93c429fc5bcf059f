using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;

namespace LapeKnowledge.Umbraco.Serialization;

/// <summary>JSON of data type configurations: properties have the names that their fields have in the backoffice, for example <c>minVal</c>.</summary>
internal sealed class SystemTextConfigurationEditorJsonSerializer : SystemTextJsonSerializer, IConfigurationEditorJsonSerializer
{
    private static readonly JsonSerializerOptions ConfigurationOptions = new(CreateOptions())
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { UseFieldNames } },
        Converters = { new LenientBooleanConverter() },
    };

    protected override JsonSerializerOptions Options => ConfigurationOptions;

    private static void UseFieldNames(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AttributeProvider?.GetCustomAttributes(typeof(ConfigurationFieldAttribute), inherit: true).FirstOrDefault() is ConfigurationFieldAttribute { Key: { Length: > 0 } key })
            {
                property.Name = key;
            }
        }
    }
}
