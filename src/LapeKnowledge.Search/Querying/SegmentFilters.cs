using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>One filter on a segment.</summary>
internal sealed unsafe class SegmentFilter
{
    private readonly SegmentColumn? _column;
    private readonly bool[] _allowed;

    public SegmentFilter(Segment segment, ColumnFilter filter)
    {
        Column = filter.Column;
        _column = segment.Columns.FirstOrDefault(column => column.Name == filter.Column);
        _allowed = [.. _column?.Values.Select(value => filter.Values.Contains(value, StringComparer.Ordinal)) ?? []];
    }

    public string Column { get; }

    public bool Passes(int document)
    {
        if (_column is null)
        {
            return false;
        }
        var end = _column.Offsets[document + 1];
        for (var index = _column.Offsets[document]; index < end; index++)
        {
            if (_allowed[_column.Ordinals[index]])
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
    private readonly int[] _counts = new int[column.Values.Count];

    public string Column => column.Name;

    public void Count(ReadOnlySpan<int> documents)
    {
        if (column.Single is not null)
        {
            var ordinals = column.Single;
            foreach (var document in documents)
            {
                _counts[ordinals[document]]++;
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
            _counts[column.Ordinals[index]]++;
        }
    }

    public void AddTo(Dictionary<string, int> totals)
    {
        for (var ordinal = 0; ordinal < _counts.Length; ordinal++)
        {
            if (_counts[ordinal] > 0)
            {
                totals[column.Values[ordinal]] = totals.GetValueOrDefault(column.Values[ordinal]) + _counts[ordinal];
            }
        }
    }
}
