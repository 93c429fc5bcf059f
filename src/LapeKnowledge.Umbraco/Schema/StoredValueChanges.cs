using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LapeKnowledge.Umbraco.Schema;

/// <summary>Rewrites the values of one version, see <see cref="Documents.StoredValues"/> for their form.</summary>
internal static class StoredValueChanges
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>The new values; null where nothing changes.</returns>
    public static string? Apply(string values, TypeDifference difference, string? defaultCulture)
    {
        if (!Mentions(values, difference))
        {
            return null;
        }
        var json = JsonNode.Parse(values)!.AsObject();
        foreach (var removed in difference.Removed)
        {
            json.Remove(removed.Alias);
        }
        Rename(json, difference.Renamed);
        foreach (var property in difference.NowVariant.Where(p => json.ContainsKey(p.Alias)))
        {
            json[property.Alias] = MakeVariant(json[property.Alias]!.AsArray(), defaultCulture);
        }
        foreach (var property in difference.NowInvariant.Where(p => json.ContainsKey(p.Alias)))
        {
            json[property.Alias] = MakeInvariant(json[property.Alias]!.AsArray(), defaultCulture);
        }
        return json.ToJsonString(Options);
    }

    /// <summary>Gives the values of a culture to another one, or removes them where there is none.</summary>
    public static string ChangeCulture(string values, string culture, string? newCulture)
    {
        var json = JsonNode.Parse(values)!.AsObject();
        foreach (var (alias, entries) in json.ToArray())
        {
            var kept = entries!.AsArray()
                .Where(e => newCulture is not null || !IsOf(e, culture))
                .Select(e => IsOf(e, culture) ? WithCulture(e, newCulture) : e!.DeepClone()).ToArray();
            if (kept.Length == 0)
            {
                json.Remove(alias);
            }
            else
            {
                json[alias] = new JsonArray(kept);
            }
        }
        return json.ToJsonString(Options);
    }

    private static bool Mentions(string values, TypeDifference difference)
        => difference.Removed.Concat(difference.NowVariant).Concat(difference.NowInvariant).Select(p => p.Alias).Concat(difference.Renamed.Keys)
            .Any(alias => values.Contains($"\"{alias}\":", StringComparison.Ordinal));

    private static void Rename(JsonObject json, IReadOnlyDictionary<string, string> renamed)
    {
        // Two properties may swap their aliases, so all are taken out before any is put back.
        var taken = new List<(string Alias, JsonNode? Values)>();
        foreach (var (former, alias) in renamed)
        {
            if (json.Remove(former, out var values))
            {
                taken.Add((alias, values));
            }
        }
        foreach (var (alias, values) in taken)
        {
            json[alias] = values;
        }
    }

    /// <summary>The invariant value becomes the default culture's, in place of one it may have had; other cultures' stay.</summary>
    private static JsonArray MakeVariant(JsonArray entries, string? defaultCulture)
        => new(entries.Where(e => !IsOf(e, defaultCulture)).Select(e => IsInvariant(e) ? WithCulture(e, defaultCulture) : e!.DeepClone()).ToArray());

    /// <summary>The default culture's value becomes the invariant one. Every culture's stays behind, for a change back.</summary>
    private static JsonArray MakeInvariant(JsonArray entries, string? defaultCulture)
        => new(entries.Where(e => IsOf(e, defaultCulture)).Select(e => WithCulture(e, null))
            .Concat(entries.Where(e => !IsInvariant(e)).Select(e => e!.DeepClone())).ToArray());

    private static bool IsInvariant(JsonNode? entry) => entry?["c"] is null;

    private static bool IsOf(JsonNode? entry, string? culture)
        => culture is not null && string.Equals(entry?["c"]?.GetValue<string>(), culture, StringComparison.OrdinalIgnoreCase);

    private static JsonObject WithCulture(JsonNode? entry, string? culture)
    {
        var copy = new JsonObject();
        if (culture is not null)
        {
            copy["c"] = culture;
        }
        if (entry?["s"] is { } segment)
        {
            copy["s"] = segment.DeepClone();
        }
        copy["v"] = entry?["v"]?.DeepClone();
        return copy;
    }
}
