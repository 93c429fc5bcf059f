namespace LapeKnowledge.Search.Indexing;

/// <summary>One column of a segment.</summary>
internal sealed unsafe class SegmentColumn
{
    private readonly Segment _segment;

    public SegmentColumn(Segment segment, ColumnSummary summary, int* offsets, int* ordinals)
    {
        _segment = segment;
        Name = summary.Name;
        Values = summary.Values;
        Offsets = offsets;
        Ordinals = ordinals;
        Single = IsSingle(offsets, segment.Documents) ? ordinals + offsets[0] : null;
    }

    public string Name { get; }

    public IReadOnlyList<string> Values { get; }

    /// <summary>The ordinals by document, when every document has just one value; else null.</summary>
    public int* Single { get; }

    /// <summary>Where the values of each document begin among <see cref="Ordinals"/>, and the end.</summary>
    public int* Offsets { get; }

    public int* Ordinals { get; }

    private static bool IsSingle(int* offsets, int documents)
    {
        for (var document = 0; document < documents; document++)
        {
            if (offsets[document + 1] - offsets[document] != 1)
            {
                return false;
            }
        }
        return true;
    }

    public IEnumerable<string> ValuesOf(int document)
    {
        var values = new string[Offsets[document + 1] - Offsets[document]];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = Values[Ordinals[Offsets[document] + index]];
        }
        GC.KeepAlive(_segment);
        return values;
    }
}
