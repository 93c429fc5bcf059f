using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>Which documents of a segment a reader may see, without regard to what is searched.</summary>
internal sealed class Visibility(LiveSegment live, IReadOnlyList<ColumnFilter> filters)
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
        var postings = live.Segment.Postings(term);
        for (var left = Looked; left > 0 && postings.MoveNext(); left--)
        {
            if (Of(postings.Document))
            {
                return true;
            }
        }
        return false;
    }
}
