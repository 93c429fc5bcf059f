using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace LapeKnowledge.Umbraco.Serialization;

/// <summary>Reads untyped values (data type configurations, block property values) as plain .NET values instead of JSON elements: a list of strings or of numbers too.</summary>
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
        JsonTokenType.StartArray => Array(JsonNode.Parse(ref reader)!.AsArray()),
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

    /// <summary>What is empty, mixed or of objects stays as it is, so that nothing is lost.</summary>
    private static object Array(JsonArray items)
    {
        var kinds = items.Select(i => i?.GetValueKind() ?? JsonValueKind.Null).Distinct().ToArray();
        return kinds switch
        {
            [JsonValueKind.String] => items.Select(i => i!.GetValue<string>()).ToList(),
            [JsonValueKind.Number] when items.All(i => i!.AsValue().TryGetValue<int>(out _)) => items.Select(i => i!.GetValue<int>()).ToList(),
            [JsonValueKind.Number] when items.All(i => i!.AsValue().TryGetValue<long>(out _)) => items.Select(i => i!.GetValue<long>()).ToList(),
            [JsonValueKind.Number] when items.All(i => IsDouble(i!.AsValue())) => items.Select(i => i!.GetValue<double>()).ToList(),
            _ => items,
        };
    }

    private static object Number(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt32(out var integer))
        {
            return integer;
        }
        if (reader.TryGetInt64(out var large))
        {
            return large;
        }
        var fraction = reader.GetDouble();
        return reader.TryGetDecimal(out var exact) && !IsExact(exact, fraction) ? exact : fraction;
    }

    private static bool IsDouble(JsonValue number) => !number.TryGetValue<decimal>(out var exact) || IsExact(exact, number.GetValue<double>());

    /// <summary>Fractions are doubles, which is what editors and validators look for; only one that a double would change stays a decimal.</summary>
    private static bool IsExact(decimal exact, double fraction) => Math.Abs(fraction) < (double)decimal.MaxValue && (decimal)fraction is var same && same == exact && same.Scale == exact.Scale;
}
