namespace LapeKnowledge.Search.Indexing;

/// <summary>The columns of a segment that is being built.</summary>
internal sealed class ColumnTable
{
    private readonly Dictionary<string, Column> _columns = new(StringComparer.Ordinal);

    public IReadOnlyList<ColumnSummary> Summaries => [.. _columns.Select(column => new ColumnSummary(column.Key, column.Value.Values))];

    public void Add(string name, int document, IEnumerable<string> values)
    {
        if (!_columns.TryGetValue(name, out var column))
        {
            _columns.Add(name, column = new Column());
        }
        column.Add(document, values);
    }

    public void Write(SegmentFileWriter file, int documents)
    {
        foreach (var column in _columns.Values)
        {
            column.Fill(documents);
        }
        var offsets = new List<int>();
        var before = 0;
        foreach (var column in _columns.Values)
        {
            offsets.AddRange(column.Offsets.Select(offset => before + offset));
            before += column.Ordinals.Count;
        }
        file.Write(Section.ColumnOffsets, (ReadOnlySpan<int>)offsets.ToArray());
        file.Write(Section.ColumnOrdinals, (ReadOnlySpan<int>)_columns.Values.SelectMany(column => column.Ordinals).ToArray());
    }

    private sealed class Column
    {
        private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);

        public List<string> Values { get; } = [];
        public List<int> Offsets { get; } = [0];
        public List<int> Ordinals { get; } = [];

        public void Add(int document, IEnumerable<string> values)
        {
            Fill(document);
            foreach (var value in values.Distinct(StringComparer.Ordinal))
            {
                if (!_ordinals.TryGetValue(value, out var ordinal))
                {
                    _ordinals.Add(value, ordinal = Values.Count);
                    Values.Add(value);
                }
                Ordinals.Add(ordinal);
            }
            Offsets.Add(Ordinals.Count);
        }

        /// <summary>The documents up to here that had none have no values.</summary>
        public void Fill(int documents)
        {
            while (Offsets.Count <= documents)
            {
                Offsets.Add(Ordinals.Count);
            }
        }
    }
}
