using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LapeKnowledge.Umbraco.PropertyEditors.Blocks;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Extensions;

namespace LapeKnowledge.Umbraco.Serialization;

/// <summary>JSON of property values: camelCase, enumerations by name, UDIs as strings.</summary>
internal class SystemTextJsonSerializer : IJsonSerializer
{
    private static readonly JsonSerializerOptions ValueOptions = CreateOptions();

    protected virtual JsonSerializerOptions Options => ValueOptions;

    public string Serialize(object? input) => JsonSerializer.Serialize(input, Options);

    public T? Deserialize<T>(string input) => JsonSerializer.Deserialize<T>(input, Options);

    public bool TryDeserialize<T>(object input, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? value) where T : class
    {
        value = input as T;
        if (value is not null)
        {
            return true;
        }
        var json = input as string ?? input.ToString();
        if (json is null || !json.DetectIsJson())
        {
            return false;
        }
        value = Deserialize<T>(json);
        return value is not null;
    }

    protected static JsonSerializerOptions CreateOptions() => new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // values are stored, never written into HTML as they are
        Converters = { new JsonStringEnumConverter(), new UdiJsonConverter(), new UdiRangeJsonConverter(), new ObjectJsonConverter(), new BlockValueJsonConverter() },
    };
}
