using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>One filter on a segment.</summary>
internal sealed unsafe class SegmentFilter
{
    private readonly int _documents;
    private readonly SegmentColumn? _column;
    private readonly bool[] _allowed;

    public SegmentFilter(Segment segment, ColumnFilter filter)
    {
        _documents = segment.Documents;
        _column = segment.Columns.FirstOrDefault(column => column.Name == filter.Column);
        _allowed = [.. _column?.Values.Select(value => filter.Values.Contains(value, StringComparer.Ordinal)) ?? []];
    }

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

    /// <summary>Takes out the documents that do not pass.</summary>
    public void Narrow(DocumentBits documents)
    {
        if (_column?.Bits is not { } bits)
        {
            foreach (var document in documents)
            {
                documents[document] = Passes(document);
            }
            return;
        }
        var passing = new DocumentBits(_documents);
        for (var value = 0; value < bits.Length; value++)
        {
            if (_allowed[value])
            {
                passing.Or(bits[value].Words);
            }
        }
        documents.And(passing);
    }
}

/// <summary>Counts the values of a column among documents.</summary>
internal static class ValueCounter
{
    /// <summary>To count a document takes about as long as to compare so many words of bits.</summary>
    private const int WordsPerDocument = 2;

    public static int[] Count(SegmentColumn column, DocumentBits documents)
    {
        var found = documents.Count;
        var isMost = found > documents.Documents / 2;
        var looked = isMost ? documents.Documents - found : found;
        if (column.Bits is { } bits && (long)bits.Length * documents.Words.Length < (long)looked * WordsPerDocument)
        {
            return Array.ConvertAll(bits, documents.CountWith);
        }
        if (!isMost)
        {
            return column.Count(documents.GetEnumerator());
        }
        // the fewer are counted: those that are not there
        var others = column.Count(documents.Others());
        for (var value = 0; value < others.Length; value++)
        {
            others[value] = column.Totals[value] - others[value];
        }
        return others;
    }
}
