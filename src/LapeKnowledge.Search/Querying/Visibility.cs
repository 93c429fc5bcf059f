using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>Which documents of a segment a reader may see, without regard to what is searched.</summary>
internal sealed unsafe class Visibility(LiveSegment live, IReadOnlyList<ColumnFilter> filters)
{
    /// <summary>So many documents of a term are looked at; a term of more is taken to be hidden when none of them may be seen.</summary>
    private const int Looked = 10_000;

    private readonly SegmentFilter[] _filters = [.. filters.Select(filter => new SegmentFilter(live.Segment, filter))];

    public bool Of(int document)
    {
        if (!live.Live[document])
        {
            return false;
        }
        foreach (var filter in _filters)
        {
            if (!filter.Passes(document))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Whether a document that may be seen has the term.</summary>
    public bool OfTerm(int term)
    {
        var position = live.Segment.Postings(term);
        var document = 0u;
        for (var left = Math.Min(Looked, live.Segment.TermDocuments[term]); left > 0; left--)
        {
            document += Variable.Read(ref position);
            position++;
            if (Of((int)document))
            {
                return true;
            }
        }
        return false;
    }
}
