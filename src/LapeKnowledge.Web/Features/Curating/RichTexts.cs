using System.Text.Json;
using System.Text.Json.Nodes;

namespace LapeKnowledge.Web.Features.Curating;

/// <summary>The stored value of a rich text: markup with the blocks in it, which our texts do not have.</summary>
internal static class RichTexts
{
    /// <summary>The markup; empty when there is none.</summary>
    public static string MarkupOf(string? stored)
    {
        if (string.IsNullOrWhiteSpace(stored))
        {
            return string.Empty;
        }

        try
        {
            return JsonNode.Parse(stored) is JsonObject value ? value["markup"]?.ToString() ?? string.Empty : stored;
        }
        catch (JsonException)
        {
            return stored; // Umbraco takes bare markup too
        }
    }

    public static JsonObject Of(string markup) => new()
    {
        ["blocks"] = new JsonObject { ["contentData"] = new JsonArray(), ["settingsData"] = new JsonArray(), ["expose"] = new JsonArray(), ["layout"] = new JsonObject() },
        ["markup"] = markup,
    };
}
