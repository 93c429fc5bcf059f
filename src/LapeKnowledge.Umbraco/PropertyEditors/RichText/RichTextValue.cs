using System.Text.Json.Nodes;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Serialization;

namespace LapeKnowledge.Umbraco.PropertyEditors.RichText;

/// <summary>A rich text as it is kept: markup, and the blocks that stand in it.</summary>
internal sealed class RichTextValue
{
    public string Markup { get; set; } = string.Empty;

    public RichTextBlockValue? Blocks { get; set; }

    /// <summary>Reads a value; text that is no JSON is markup without blocks, as it was kept before rich texts could hold blocks.</summary>
    public static RichTextValue? Read(IJsonSerializer json, object? value)
    {
        if (value is null or RichTextValue)
        {
            return value as RichTextValue;
        }
        var text = EditorJson.Text(value).ToString();
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        return IsMarkupObject(text) ? EditorJson.Read<RichTextValue>(json, text) : new RichTextValue { Markup = text };
    }

    private static bool IsMarkupObject(string text)
    {
        if (!text.TrimStart().StartsWith('{'))
        {
            return false;
        }
        try
        {
            return JsonNode.Parse(text) is JsonObject json && json.ContainsKey("markup");
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }
}
