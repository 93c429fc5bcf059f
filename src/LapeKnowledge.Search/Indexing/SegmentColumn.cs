namespace LapeKnowledge.Search.Indexing;

/// <summary>One column of a segment.</summary>
internal sealed unsafe class SegmentColumn
{
    /// <summary>A column of more values is counted document by document.</summary>
    private const int MostValuesWithBits = 64;

    private readonly Segment _segment;
    private DocumentBits[]? _bits;
    private int[]? _totals;

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

    /// <summary>For each value the documents that have it, when there are few values; else null. Made when it is first asked for: a bit a document and value.</summary>
    public DocumentBits[]? Bits => Values.Count > MostValuesWithBits ? null : _bits ??= MakeBits();

    /// <summary>How many documents of the segment have each value.</summary>
    public int[] Totals => _totals ??= Count(DocumentBits.All(_segment.Documents).GetEnumerator());

    /// <summary>How many of the documents have each value.</summary>
    public int[] Count(DocumentBits.Enumerator documents)
    {
        var counts = new int[Values.Count];
        foreach (var document in documents)
        {
            if (Single is not null)
            {
                counts[Single[document]]++;
                continue;
            }
            for (var index = Offsets[document]; index < Offsets[document + 1]; index++)
            {
                counts[Ordinals[index]]++;
            }
        }
        GC.KeepAlive(_segment);
        return counts;
    }

    private DocumentBits[] MakeBits()
    {
        var bits = new DocumentBits[Values.Count];
        for (var value = 0; value < bits.Length; value++)
        {
            bits[value] = new DocumentBits(_segment.Documents);
        }
        for (var document = 0; document < _segment.Documents; document++)
        {
            for (var index = Offsets[document]; index < Offsets[document + 1]; index++)
            {
                bits[Ordinals[index]][document] = true;
            }
        }
        GC.KeepAlive(_segment);
        return bits;
    }

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
