using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>One filter on a segment.</summary>
internal sealed unsafe class SegmentFilter
{
    private readonly SegmentColumn? column;
    private readonly bool[] allowed;

    public SegmentFilter(Segment segment, ColumnFilter filter)
    {
        Column = filter.Column;
        column = segment.Columns.FirstOrDefault(column => column.Name == filter.Column);
        allowed = [.. column?.Values.Select(value => filter.Values.Contains(value, StringComparer.Ordinal)) ?? []];
    }

    public string Column { get; }

    public bool Passes(int document)
    {
        if (column is null)
        {
            return false;
        }
        var end = column.Offsets[document + 1];
        for (var index = column.Offsets[document]; index < end; index++)
        {
            if (allowed[column.Ordinals[index]])
            {
                return true;
            }
        }
        return false;
    }
}

/// <summary>Counts the values of one column in one segment.</summary>
internal sealed unsafe class SegmentFacet(SegmentColumn column)
{
    private readonly int[] counts = new int[column.Values.Count];

    public string Column => column.Name;

    public void Count(ReadOnlySpan<int> documents)
    {
        if (column.Single is not null)
        {
            var ordinals = column.Single;
            foreach (var document in documents)
            {
                counts[ordinals[document]]++;
            }
            return;
        }
        foreach (var document in documents)
        {
            Count(document);
        }
    }

    public void Count(int document)
    {
        var end = column.Offsets[document + 1];
        for (var index = column.Offsets[document]; index < end; index++)
        {
            counts[column.Ordinals[index]]++;
        }
    }

    public void AddTo(Dictionary<string, int> totals)
    {
        for (var ordinal = 0; ordinal < counts.Length; ordinal++)
        {
            if (counts[ordinal] > 0)
            {
                totals[column.Values[ordinal]] = totals.GetValueOrDefault(column.Values[ordinal]) + counts[ordinal];
            }
        }
    }
}
