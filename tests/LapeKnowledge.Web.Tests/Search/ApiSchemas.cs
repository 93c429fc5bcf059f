using System.Text.Json;

namespace LapeKnowledge.Web.Tests.Search;

/// <summary>The schemas of an OpenAPI 3.1 document, as far as it uses JSON Schema: types, properties, required, items, references and alternatives.</summary>
internal sealed class ApiSchemas(JsonElement document)
{
    /// <summary>In what an answer is not as the document has it: also whatever it has that is not described.</summary>
    public IReadOnlyList<string> Differences(string path, string status, JsonElement answer)
    {
        var content = document.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("responses").GetProperty(status).GetProperty("content").EnumerateObject().Single();
        var found = new List<string>();
        Compare(content.Value.GetProperty("schema"), answer, "$", found);
        return found;
    }

    private void Compare(JsonElement schema, JsonElement value, string at, List<string> found)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            Compare(document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]), value, at, found);
            return;
        }

        if (schema.TryGetProperty("oneOf", out var alternatives) || schema.TryGetProperty("anyOf", out alternatives))
        {
            if (!alternatives.EnumerateArray().Any(a => Fits(a, value, at)))
            {
                found.Add($"{at} is none of its alternatives");
            }

            return;
        }

        if (schema.TryGetProperty("type", out var type) && !Types(type).Contains(TypeOf(value)) && !(TypeOf(value) == "integer" && Types(type).Contains("number")))
        {
            found.Add($"{at} is {TypeOf(value)}, not {string.Join(" or ", Types(type))}");
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            Properties(schema, value, at, found);
        }
        else if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            foreach (var (index, item) in value.EnumerateArray().Index())
            {
                Compare(items, item, $"{at}[{index}]", found);
            }
        }
    }

    private void Properties(JsonElement schema, JsonElement value, string at, List<string> found)
    {
        var known = schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().ToDictionary(p => p.Name, p => p.Value) : [];
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(n => n.GetString()!).ToArray() : [];
        found.AddRange(required.Where(n => !value.TryGetProperty(n, out _)).Select(n => $"{at} has no {n}"));
        foreach (var property in value.EnumerateObject())
        {
            if (known.TryGetValue(property.Name, out var own))
            {
                Compare(own, property.Value, $"{at}.{property.Name}", found);
            }
            else
            {
                found.Add($"{at}.{property.Name} is not described");
            }
        }
    }

    private bool Fits(JsonElement schema, JsonElement value, string at)
    {
        var found = new List<string>();
        Compare(schema, value, at, found);
        return found.Count == 0;
    }

    private static string[] Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(t => t.GetString()!)] : [type.GetString()!];

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.Null => "null",
        _ => "boolean",
    };
}
