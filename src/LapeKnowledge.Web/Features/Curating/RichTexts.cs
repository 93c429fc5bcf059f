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

    public static JsonObject Of(string markup) => new() { ["blocks"] = BlockLists.None(), ["markup"] = markup };

    /// <summary>The value with other markup and the blocks that it has; bare markup stays bare, and what does not change is left as it is written.</summary>
    public static string WithMarkup(string? stored, Func<string, string> change)
    {
        if (stored is not ['{', ..] || JsonNode.Parse(stored) is not JsonObject value)
        {
            return change(stored ?? string.Empty);
        }

        var markup = value["markup"]?.ToString() ?? string.Empty;
        var changed = change(markup);
        if (changed == markup)
        {
            return stored;
        }

        value["markup"] = changed;
        return value.ToJsonString();
    }
}
