using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>
/// Goes through the scored documents: who may be seen, who passes the chosen filters, what the facets count. A document that fails the filters of one column alone is no hit,
/// but is counted in that column: it is what the reader would get by choosing its value too.
/// </summary>
internal sealed class HitCollector
{
    private const int Passed = -1;
    private const int FailedTwice = -2;

    private readonly SearchRequest request;
    private readonly IReadOnlyList<ColumnFilter> chosen;
    private readonly Dictionary<string, Dictionary<string, int>> counts;

    public HitCollector(SearchRequest request, ParsedQuery parsed)
    {
        this.request = request;
        chosen = [.. request.Filters, .. parsed.Filters];
        counts = request.Facets.Distinct().ToDictionary(column => column, _ => new Dictionary<string, int>(StringComparer.Ordinal));
    }

    public int Total { get; private set; }

    /// <param name="offer">Takes each hit: its document and score.</param>
    public void Collect(LiveSegment live, ReadOnlySpan<float> scores, Action<int, float> offer)
    {
        var segment = live.Segment;
        SegmentFilter[] required = [.. request.Required.Select(filter => new SegmentFilter(segment, filter))];
        SegmentFilter[] filters = [.. chosen.Select(filter => new SegmentFilter(segment, filter))];
        SegmentFacet[] facets = [.. segment.Columns.Where(column => counts.ContainsKey(column.Name)).Select(column => new SegmentFacet(column))];
        var allLive = live.Live.All;
        for (var document = 0; document < scores.Length; document++)
        {
            var score = scores[document];
            if (score > 0 && (allLive || live.Live[document]) && PassesAll(required, document))
            {
                var failed = Failed(filters, document);
                if (failed == Passed)
                {
                    Total++;
                    offer(document, score);
                }
                if (failed != FailedTwice)
                {
                    foreach (var facet in facets)
                    {
                        if (failed == Passed || facet.Column == filters[failed].Column)
                        {
                            facet.Count(document);
                        }
                    }
                }
            }
        }
        foreach (var facet in facets)
        {
            facet.AddTo(counts[facet.Column]);
        }
    }

    public IReadOnlyList<FacetCounts> Facets()
    {
        return [.. request.Facets.Distinct().Select(column => new FacetCounts(column, Values(column)))];
    }

    private List<FacetValue> Values(string column)
    {
        var selected = chosen.Where(filter => filter.Column == column).SelectMany(filter => filter.Values).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. counts[column].Keys.Union(selected)
                .Select(value => new FacetValue(value, counts[column].GetValueOrDefault(value), selected.Contains(value)))
                .OrderByDescending(value => value.Count)
                .ThenBy(value => value.Value, StringComparer.Ordinal),
        ];
    }

    private static bool PassesAll(SegmentFilter[] filters, int document)
    {
        foreach (var filter in filters)
        {
            if (!filter.Passes(document))
            {
                return false;
            }
        }
        return true;
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
