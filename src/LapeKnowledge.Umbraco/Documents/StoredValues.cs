using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Umbraco.Documents;

/// <summary>One property value as a version keeps it: invariant where culture and segment are null.</summary>
internal readonly record struct StoredValue(string? Culture, string? Segment, object Value);

/// <summary>
/// The property values of a version: <c>{"alias":[{"c":culture,"s":segment,"v":value}]}</c>. Invariant values carry neither c nor s.
/// Dates are ISO 8601, decimals and integers are JSON numbers, everything else is text.
/// </summary>
internal static class StoredValues
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes the edited or the published values.</summary>
    /// <param name="content">Properties that are not loaded are taken over from <paramref name="previous"/>.</param>
    /// <param name="published">Which of the two values of each property to write.</param>
    /// <param name="previous">What is stored now when only some properties are loaded; null when all are.</param>
    public static string Write(IContentBase content, bool published, string? previous = null)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, WriterOptions))
        {
            json.WriteStartObject();
            foreach (var property in content.Properties)
            {
                WriteProperty(json, property, published);
            }
            if (previous is not null)
            {
                CopyUnloaded(json, content, previous);
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads all values, by property alias; <paramref name="storageOf"/> tells how a property's values are stored, null for one that is gone.</summary>
    public static Dictionary<string, List<StoredValue>> Read(string json, Func<string, ValueStorageType?> storageOf)
    {
        var values = new Dictionary<string, List<StoredValue>>(StringComparer.Ordinal);
        if (json.Length <= 2)
        {
            return values;
        }
        using var document = JsonDocument.Parse(json);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (storageOf(property.Name) is not { } storage)
            {
                continue;
            }
            var list = new List<StoredValue>(property.Value.GetArrayLength());
            foreach (var entry in property.Value.EnumerateArray())
            {
                list.Add(ReadEntry(entry, storage));
            }
            values[string.Intern(property.Name)] = list; // the aliases of the schema, over and over
        }
        return values;
    }

    /// <summary>A value as its storage type has it; text that cannot be converted stays text.</summary>
    public static object? Convert(JsonElement value, ValueStorageType storage) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number when storage == ValueStorageType.Decimal => value.GetDecimal(),
        JsonValueKind.Number when storage == ValueStorageType.Integer && value.TryGetInt32(out var integer) => integer,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.String when storage == ValueStorageType.Date && value.TryGetDateTime(out var date) => date,
        JsonValueKind.String when storage == ValueStorageType.Integer && int.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var integer) => integer,
        JsonValueKind.String when storage == ValueStorageType.Decimal && decimal.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var number) => number,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    private static StoredValue ReadEntry(JsonElement entry, ValueStorageType storage) => new(
        entry.TryGetProperty("c", out var culture) ? string.Intern(culture.GetString()!) : null,
        entry.TryGetProperty("s", out var segment) ? segment.GetString() : null,
        Convert(entry.GetProperty("v"), storage) ?? string.Empty);

    private static void WriteProperty(Utf8JsonWriter json, IProperty property, bool published)
    {
        var started = false;
        foreach (var value in property.Values)
        {
            var stored = published ? value.PublishedValue : value.EditedValue;
            if (stored is null)
            {
                continue;
            }
            if (!started)
            {
                json.WriteStartArray(property.Alias);
                started = true;
            }
            json.WriteStartObject();
            if (value.Culture is not null)
            {
                json.WriteString("c"u8, value.Culture);
            }
            if (value.Segment is not null)
            {
                json.WriteString("s"u8, value.Segment);
            }
            WriteValue(json, stored);
            json.WriteEndObject();
        }
        if (started)
        {
            json.WriteEndArray();
        }
    }

    private static void WriteValue(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString("v"u8, text);
                break;
            case int integer:
                json.WriteNumber("v"u8, integer);
                break;
            case long integer:
                json.WriteNumber("v"u8, integer);
                break;
            case decimal number:
                json.WriteNumber("v"u8, number);
                break;
            case bool flag:
                json.WriteNumber("v"u8, flag ? 1 : 0);
                break;
            case DateTime date:
                json.WriteString("v"u8, date);
                break;
            default:
                json.WriteString("v"u8, System.Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void CopyUnloaded(Utf8JsonWriter json, IContentBase content, string previous)
    {
        using var document = JsonDocument.Parse(previous);
        foreach (var property in document.RootElement.EnumerateObject().Where(p => !content.Properties.Contains(p.Name)))
        {
            property.WriteTo(json);
        }
    }
}
