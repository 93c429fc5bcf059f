using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core.Serialization;

namespace LapeKnowledge.Umbraco.PropertyEditors;

/// <summary>Values as the Management API sends them and as versions keep them: JSON nodes, JSON text, or plain .NET values.</summary>
internal static class EditorJson
{
    /// <summary>The strings of a JSON array or of an enumerable; empty for anything else.</summary>
    public static string[] Strings(object? value) => value switch
    {
        null => [],
        IEnumerable<string> strings => strings.ToArray(),
        JsonArray array => array.OfType<JsonValue>().Select(v => v.ToString()).ToArray(),
        string text => IsArray(text) ? Strings(Parse(text)) : [],
        IEnumerable items and not JsonNode => items.Cast<object?>().Where(i => i is not null).Select(i => Convert.ToString(i, CultureInfo.InvariantCulture)!).ToArray(),
        _ => [],
    };

    /// <summary>Reads a stored or sent value as a model; null where it is empty or not JSON of that shape.</summary>
    public static T? Read<T>(IJsonSerializer serializer, object? value) where T : class
    {
        if (value is null)
        {
            return null;
        }
        try
        {
            return serializer.TryDeserialize<T>(Text(value), out var model) ? model : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>JSON text of a node or of a list; what is text already stays as it is.</summary>
    public static object Text(object value) => value switch
    {
        JsonNode node => node.ToJsonString(),
        IEnumerable<JsonNode?> nodes => new JsonArray(nodes.Select(n => n?.DeepClone()).ToArray()).ToJsonString(),
        IList list => JsonSerializer.Serialize(list, list.GetType()),
        _ => value,
    };

    private static bool IsArray(string text) => text.AsSpan().TrimStart().StartsWith("[");

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
