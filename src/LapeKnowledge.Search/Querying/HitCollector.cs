using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>
/// Narrows what was found to what the reader may see and has chosen, and counts the facets. A document that fails the filters of one column alone is no hit, but is counted in that column: it
/// is what the reader would get by choosing its value too.
/// </summary>
internal sealed class HitCollector
{
    private readonly SearchRequest _request;
    private readonly ILookup<string, ColumnFilter> _chosen;
    private readonly Dictionary<string, Dictionary<string, int>> _counts;

    public HitCollector(SearchRequest request, ParsedQuery parsed)
    {
        _request = request;
        _chosen = request.Filters.Concat(parsed.Filters).ToLookup(filter => filter.Column, StringComparer.Ordinal);
        _counts = request.Facets.Distinct().ToDictionary(column => column, _ => new Dictionary<string, int>(StringComparer.Ordinal));
    }

    public int Total { get; private set; }

    /// <summary>The hits of a segment.</summary>
    /// <param name="found">What matches the query; is narrowed.</param>
    public DocumentBits Collect(LiveSegment live, DocumentBits found)
    {
        found.And(live.Live.Bits);
        Narrow(live.Segment, found, _request.Required);
        var hits = Choose(live.Segment, found, null);
        Total += hits.Count;
        foreach (var column in live.Segment.Columns)
        {
            if (_counts.TryGetValue(column.Name, out var totals))
            {
                Add(column, _chosen.Contains(column.Name) ? Choose(live.Segment, found, column.Name) : hits, totals);
            }
        }
        return hits;
    }

    public IReadOnlyList<FacetCounts> Facets() => [.. _request.Facets.Distinct().Select(column => new FacetCounts(column, Values(column)))];

    /// <summary>Those that pass the chosen filters, but for the filters of one column.</summary>
    private DocumentBits Choose(Segment segment, DocumentBits found, string? butFor)
    {
        var hits = found;
        foreach (var filters in _chosen.Where(filters => filters.Key != butFor))
        {
            hits = hits == found ? found.Clone() : hits;
            Narrow(segment, hits, filters);
        }
        return hits;
    }

    private static void Narrow(Segment segment, DocumentBits documents, IEnumerable<ColumnFilter> filters)
    {
        foreach (var filter in filters)
        {
            new SegmentFilter(segment, filter).Narrow(documents);
        }
    }

    private static void Add(SegmentColumn column, DocumentBits documents, Dictionary<string, int> totals)
    {
        var counts = ValueCounter.Count(column, documents);
        totals.EnsureCapacity(counts.Length);
        for (var ordinal = 0; ordinal < counts.Length; ordinal++)
        {
            if (counts[ordinal] > 0)
            {
                totals[column.Values[ordinal]] = totals.GetValueOrDefault(column.Values[ordinal]) + counts[ordinal];
            }
        }
    }

    private FacetValue[] Values(string column)
    {
        var counts = _counts[column];
        var selected = _chosen[column].SelectMany(filter => filter.Values).ToHashSet(StringComparer.Ordinal);
        foreach (var value in selected)
        {
            counts.TryAdd(value, 0);
        }
        var values = new FacetValue[counts.Count];
        var next = 0;
        foreach (var (value, count) in counts)
        {
            values[next++] = new FacetValue(value, count, selected.Contains(value));
        }
        Array.Sort(values, static (one, other) => one.Count == other.Count ? string.CompareOrdinal(one.Value, other.Value) : other.Count.CompareTo(one.Count));
        return values;
    }
}
