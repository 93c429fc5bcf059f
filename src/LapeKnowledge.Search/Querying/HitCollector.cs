using System.Buffers;
using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>
/// Goes through the scored documents: who may be seen, who passes the chosen filters, what the facets count. A document that fails the filters of one column alone is no hit,
/// but is counted in that column: it is what the reader would get by choosing its value too.
/// </summary>
internal sealed class HitCollector : IDisposable
{
    private const int Passed = -1;
    private const int FailedTwice = -2;

    private readonly SearchRequest _request;
    private readonly IReadOnlyList<ColumnFilter> _chosen;
    private readonly Dictionary<string, Dictionary<string, int>> _counts;
    private int[] _hits = [];

    public HitCollector(SearchRequest request, ParsedQuery parsed)
    {
        _request = request;
        _chosen = [.. request.Filters, .. parsed.Filters];
        _counts = request.Facets.Distinct().ToDictionary(column => column, _ => new Dictionary<string, int>(StringComparer.Ordinal));
    }

    public int Total { get; private set; }

    /// <summary>The hits of a segment, in a buffer that the next segment overwrites.</summary>
    public ReadOnlySpan<int> Collect(LiveSegment live, ReadOnlySpan<float> scores)
    {
        var segment = live.Segment;
        SegmentFacet[] facets = [.. segment.Columns.Where(column => _counts.ContainsKey(column.Name)).Select(column => new SegmentFacet(column))];
        if (_hits.Length < scores.Length)
        {
            Dispose();
            _hits = ArrayPool<int>.Shared.Rent(scores.Length);
        }
        var count = KeepVisible(live, Found(scores));
        count = KeepChosen(segment, count, facets);
        Total += count;
        foreach (var facet in facets)
        {
            facet.Count(_hits.AsSpan(0, count));
            facet.AddTo(_counts[facet.Column]);
        }
        return _hits.AsSpan(0, count);
    }

    public void Dispose()
    {
        if (_hits.Length > 0)
        {
            ArrayPool<int>.Shared.Return(_hits);
            _hits = [];
        }
    }

    private int Found(ReadOnlySpan<float> scores)
    {
        var count = 0;
        for (var document = 0; document < scores.Length; document++)
        {
            _hits[count] = document;
            count += scores[document] > 0 ? 1 : 0;
        }
        return count;
    }

    private int KeepVisible(LiveSegment live, int found)
    {
        if (live.Live.All && _request.Required.Count == 0)
        {
            return found;
        }
        var visible = new Visibility(live, _request.Required);
        var count = 0;
        foreach (var document in _hits.AsSpan(0, found))
        {
            _hits[count] = document;
            count += visible.Of(document) ? 1 : 0;
        }
        return count;
    }

    private int KeepChosen(Segment segment, int found, SegmentFacet[] facets)
    {
        if (_chosen.Count == 0)
        {
            return found;
        }
        SegmentFilter[] filters = [.. _chosen.Select(filter => new SegmentFilter(segment, filter))];
        var counted = Array.ConvertAll(filters, filter => Array.Find(facets, facet => facet.Column == filter.Column));
        var count = 0;
        foreach (var document in _hits.AsSpan(0, found))
        {
            var failed = Failed(filters, document);
            if (failed == Passed)
            {
                _hits[count++] = document;
            }
            else if (failed != FailedTwice)
            {
                counted[failed]?.Count(document);
            }
        }
        return count;
    }

    public IReadOnlyList<FacetCounts> Facets()
    {
        return [.. _request.Facets.Distinct().Select(column => new FacetCounts(column, Values(column)))];
    }

    private List<FacetValue> Values(string column)
    {
        var selected = _chosen.Where(filter => filter.Column == column).SelectMany(filter => filter.Values).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. _counts[column].Keys.Union(selected)
                .Select(value => new FacetValue(value, _counts[column].GetValueOrDefault(value), selected.Contains(value)))
                .OrderByDescending(value => value.Count)
                .ThenBy(value => value.Value, StringComparer.Ordinal),
        ];
    }

    /// <returns>The filter that fails, when those of one column alone do.</returns>
    private static int Failed(SegmentFilter[] filters, int document)
    {
        var failed = Passed;
        for (var index = 0; index < filters.Length; index++)
        {
            if (!filters[index].Passes(document))
            {
                if (failed != Passed && filters[index].Column != filters[failed].Column)
                {
                    return FailedTwice;
                }
                failed = index;
            }
        }
        return failed;
    }
}
