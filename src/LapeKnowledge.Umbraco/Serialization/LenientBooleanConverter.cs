using System.Text.Json;
using System.Text.Json.Serialization;

namespace LapeKnowledge.Umbraco.Serialization;

/// <summary>Configurations of old say <c>1</c>, <c>"1"</c> or <c>"true"</c> where those of today say <c>true</c>.</summary>
internal sealed class LenientBooleanConverter : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number => reader.TryGetInt32(out var number) && number == 1,
        JsonTokenType.String => reader.GetString() is "1" or "true" or "True",
        _ => throw new JsonException($"A {reader.TokenType} is no boolean."),
    };

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}
