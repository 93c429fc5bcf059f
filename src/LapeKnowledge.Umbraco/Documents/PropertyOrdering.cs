using System.Globalization;
using System.Text.Json;
using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Persistence.Rows;
using LapeKnowledge.Umbraco.Schema;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Umbraco.Documents;

/// <summary>
/// Orders content by the value of one of its properties. The values are JSON, so the matching rows are read and sorted in memory: right for the
/// lists that editors sort (hundreds of rows), and no worse for more.
/// </summary>
internal static class PropertyOrdering
{
    public static IEnumerable<int> Sorted(UmbracoDbContext db, IQueryable<NodeRow> nodes, Ordering ordering, SchemaSnapshot schema)
    {
        var alias = ordering.OrderBy ?? string.Empty;
        var storage = schema.ContentTypes.Cast<IContentTypeComposition>().Concat(schema.MediaTypes)
            .SelectMany(t => t.CompositionPropertyTypes).FirstOrDefault(p => p.Alias.Equals(alias, StringComparison.OrdinalIgnoreCase))?.ValueStorageType ?? ValueStorageType.Nvarchar;
        var rows = nodes.Join(db.Versions.AsNoTracking(), n => n.VersionId, v => v.Id, (n, v) => new { n.Id, n.SortOrder, v.Values }).ToList();
        var keyed = rows.Select(r => (r.Id, r.SortOrder, Key: Value(r.Values, alias, ordering.Culture, storage)));
        var sorted = ordering.Direction == Direction.Ascending
            ? keyed.OrderBy(r => r.Key, ValueComparer.Instance)
            : keyed.OrderByDescending(r => r.Key, ValueComparer.Instance);
        return sorted.ThenBy(r => r.SortOrder).ThenBy(r => r.Id).Select(r => r.Id);
    }

    private static object? Value(string json, string alias, string? culture, ValueStorageType storage)
    {
        using var document = JsonDocument.Parse(json);
        if (!document.RootElement.TryGetProperty(alias, out var entries))
        {
            return null;
        }
        object? invariant = null;
        foreach (var entry in entries.EnumerateArray())
        {
            var entryCulture = entry.TryGetProperty("c", out var c) ? c.GetString() : null;
            if (entryCulture is null)
            {
                invariant = StoredValues.Convert(entry.GetProperty("v"), storage);
            }
            else if (string.Equals(entryCulture, culture, StringComparison.OrdinalIgnoreCase))
            {
                return StoredValues.Convert(entry.GetProperty("v"), storage);
            }
        }
        return invariant;
    }

    private sealed class ValueComparer : IComparer<object?>
    {
        public static readonly ValueComparer Instance = new();

        public int Compare(object? x, object? y) => (x, y) switch
        {
            (null, null) => 0,
            (null, _) => -1,
            (_, null) => 1,
            (string a, string b) => string.Compare(a, b, StringComparison.OrdinalIgnoreCase),
            (IComparable a, _) when x.GetType() == y.GetType() => a.CompareTo(y),
            _ => string.Compare(Convert.ToString(x, CultureInfo.InvariantCulture), Convert.ToString(y, CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase),
        };
    }
}
