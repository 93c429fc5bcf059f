using System.Text.Json.Nodes;

namespace LapeKnowledge.Web.Features.Curating;

/// <summary>The stored value of a block list, as Umbraco writes it: blocks, their order and what is shown of them.</summary>
internal sealed class BlockLists
{
    private const string Layout = "Umbraco.BlockList";
    private readonly JsonObject _value;

    private BlockLists(JsonObject value) => _value = value;

    public static BlockLists Empty() => new(None());

    /// <summary>The value of no blocks at all, as a rich text has it, too.</summary>
    public static JsonObject None() => new() { ["contentData"] = new JsonArray(), ["settingsData"] = new JsonArray(), ["expose"] = new JsonArray(), ["layout"] = new JsonObject() };

    /// <summary>The list that a stored value means; an empty one for an empty value.</summary>
    /// <exception cref="System.Text.Json.JsonException">The value is no list of blocks.</exception>
    public static BlockLists Read(string? stored) => string.IsNullOrWhiteSpace(stored) || JsonNode.Parse(stored) is not JsonObject value ? Empty() : new BlockLists(value);

    /// <summary>The blocks in their order: the value of each property by alias.</summary>
    public IEnumerable<IReadOnlyDictionary<string, JsonNode?>> Blocks =>
        from key in (Part("layout")[Layout] as JsonArray ?? []).Select(l => l?["contentKey"]?.ToString())
        let block = Array("contentData").FirstOrDefault(b => b?["key"]?.ToString() == key)
        where block is not null
        select (IReadOnlyDictionary<string, JsonNode?>)(block["values"] as JsonArray ?? []).Where(v => v?["alias"] is not null).ToDictionary(v => v!["alias"]!.ToString(), v => v!["value"]);

    /// <param name="type">The key of the block's element type.</param>
    public void Add(Guid type, params (string Alias, JsonNode? Value)[] values)
    {
        var key = Guid.NewGuid().ToString();
        Array("contentData").Add(new JsonObject
        {
            ["contentTypeKey"] = type.ToString(),
            ["key"] = key,
            ["values"] = new JsonArray([.. values.Select(v => (JsonNode)new JsonObject { ["alias"] = v.Alias, ["culture"] = null, ["editorAlias"] = null, ["segment"] = null, ["value"] = v.Value?.DeepClone() })]),
        });
        Array("expose").Add(new JsonObject { ["contentKey"] = key, ["culture"] = null, ["segment"] = null });
        var layout = Part("layout");
        if (layout[Layout] is not JsonArray order)
        {
            layout[Layout] = order = [];
        }

        order.Add(new JsonObject { ["contentKey"] = key, ["contentUdi"] = null, ["settingsKey"] = null, ["settingsUdi"] = null });
    }

    public string Write() => _value.ToJsonString();

    private JsonArray Array(string name)
    {
        if (_value[name] is not JsonArray array)
        {
            _value[name] = array = [];
        }

        return array;
    }

    private JsonObject Part(string name)
    {
        if (_value[name] is not JsonObject part)
        {
            _value[name] = part = [];
        }

        return part;
    }
}
