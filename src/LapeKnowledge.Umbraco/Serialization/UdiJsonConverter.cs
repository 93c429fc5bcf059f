using System.Text.Json;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core;

namespace LapeKnowledge.Umbraco.Serialization;

internal sealed class UdiJsonConverter : JsonConverter<Udi>
{
    public override bool CanConvert(Type typeToConvert) => typeof(Udi).IsAssignableFrom(typeToConvert);

    public override Udi? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.GetString() is { Length: > 0 } udi ? UdiParser.Parse(udi) : null;

    public override void Write(Utf8JsonWriter writer, Udi value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    public override Udi ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => UdiParser.Parse(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, Udi value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString());
}
