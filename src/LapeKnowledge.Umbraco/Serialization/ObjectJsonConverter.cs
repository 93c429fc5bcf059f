using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace LapeKnowledge.Umbraco.Serialization;

/// <summary>Reads untyped values (data type configurations, block property values) as plain .NET values instead of JSON elements.</summary>
internal sealed class ObjectJsonConverter : JsonConverter<object>
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(object);

    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => Number(ref reader),
        _ => JsonNode.Parse(ref reader),
    };

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        if (value.GetType() == typeof(object))
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
            return;
        }
        JsonSerializer.Serialize(writer, value, value.GetType(), options);
    }

    private static object Number(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt32(out var integer))
        {
            return integer;
        }
        return reader.TryGetInt64(out var large) ? large : reader.GetDecimal();
    }
}
