using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>What is told of the hits of a page; keeps which words of each segment match, once that was asked.</summary>
internal sealed class HitDetails : IDisposable
{
    /// <summary>Base forms that begin with so many same letters are taken to be of one family.</summary>
    private const int FamilyLetters = 4;

    private readonly IndexSnapshot _snapshot;
    private readonly QueryPlan _plan;
    private readonly TermWeights _weights;
    private readonly FormMasks?[] _masks;
    private readonly float[] _wordWeights = new float[FormMasks.MaxWords];

    public HitDetails(IndexSnapshot snapshot, QueryPlan plan, TermWeights weights)
    {
        _snapshot = snapshot;
        _plan = plan;
        _weights = weights;
        _masks = new FormMasks?[snapshot.Segments.Count];
        foreach (var word in plan.Words.Where(word => word.Index < _wordWeights.Length))
        {
            _wordWeights[word.Index] = Math.Max(_wordWeights[word.Index], weights.Idf(word));
        }
    }

    /// <summary>Which words of the segment match which words of the query.</summary>
    public FormMasks Masks(int index)
    {
        if (_masks[index] is null)
        {
            var segment = _snapshot.Segments[index].Segment;
            var marked = new FormMasks(segment);
            foreach (var word in _plan.Words)
            {
                Mark(marked, word, index);
            }
            _masks[index] = marked;
        }
        return _masks[index]!;
    }

    private void Mark(FormMasks marked, PlannedWord word, int index)
    {
        var families = new HashSet<string>(StringComparer.Ordinal);
        foreach (var term in word.Readings.Concat(word.Additions))
        {
            if (_weights.Resolve(term.Term).Places[index] is >= 0 and var place)
            {
                var isFull = term.Kind is MatchKind.Word or MatchKind.Prefix or MatchKind.Spelling;
                marked.Mark(place, word.Index, isFull, term.Kind == MatchKind.Word ? _plan.Parsed.Words[word.Index].Text : null);
            }
            var beginning = word.Language.Length + FamilyLetters;
            if (term.Kind is MatchKind.Word or MatchKind.CompoundPart && term.Term.Length > beginning && families.Add(term.Term[..beginning]))
            {
                marked.MarkFamily(term.Term[..beginning], word.Index);
            }
        }
    }

    public SearchHit Hit(RankedDocument hit, SearchRequest request)
    {
        var live = _snapshot.Segments[hit.Segment];
        var segment = live.Segment;
        var reader = segment.Read(hit.Document);
        var highlighter = new Highlighter(live, Masks(hit.Segment), _wordWeights);
        var date = segment.Dates[hit.Document];
        var details = new SearchHit(reader.Key, reader.Language, hit.Order)
        {
            Date = date == 0 ? null : DateOnly.FromDayNumber(date),
            Stored = reader.Stored.Length == 0 ? null : reader.Stored,
            Title = highlighter.Whole(reader, SearchField.Title),
            Snippet = request.Snippets ? highlighter.Best(reader) : null,
            Matches = MatchFinder.Find(segment, hit.Document, Masks(hit.Segment), _plan),
        };
        GC.KeepAlive(segment);
        return details;
    }

    public void Dispose()
    {
        foreach (var mask in _masks)
        {
            mask?.Dispose();
        }
    }
}
