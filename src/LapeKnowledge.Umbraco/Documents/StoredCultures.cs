using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LapeKnowledge.Umbraco.Persistence;
using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Umbraco.Documents;

/// <summary>Name and date of one culture of a version.</summary>
internal sealed record StoredCulture([property: JsonPropertyName("n")] string? Name, [property: JsonPropertyName("d")] DateTime Date);

/// <summary>The cultures of a version: <c>{"fi-FI":{"n":name,"d":date}}</c>.</summary>
internal static class StoredCultures
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>Null for content without cultures.</returns>
    public static string? Write(ContentCultureInfosCollection? cultures)
        => cultures is { Count: > 0 } ? JsonSerializer.Serialize(cultures.Values.ToDictionary(c => c.Culture, c => new StoredCulture(c.Name, StoredDate.Of(c.Date))), Options) : null;

    public static IReadOnlyDictionary<string, StoredCulture> Read(string? json)
        => json is null
            ? new Dictionary<string, StoredCulture>()
            : JsonSerializer.Deserialize<Dictionary<string, StoredCulture>>(json, Options) ?? [];

    /// <summary>The stored cultures with one set, or removed where <paramref name="value"/> is null.</summary>
    public static string? With(string? json, string culture, StoredCulture? value)
    {
        var cultures = new Dictionary<string, StoredCulture>(Read(json), StringComparer.OrdinalIgnoreCase);
        cultures.Remove(culture);
        if (value is not null)
        {
            cultures[culture] = value;
        }
        return cultures.Count == 0 ? null : JsonSerializer.Serialize(cultures, Options);
    }

    public static string? JoinCodes(IEnumerable<string>? codes) => codes is null || !codes.Any() ? null : string.Join(',', codes);

    public static string[] SplitCodes(string? codes) => codes?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
}
