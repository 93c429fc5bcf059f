namespace LapeKnowledge.Search.Indexing;

/// <summary>A segment and which of its documents count.</summary>
internal sealed record LiveSegment(Segment Segment, LiveDocuments Live, string? LiveFile)
{
    /// <summary>Made of the segment when it is first asked for: what only some searches need.</summary>
    public SegmentExtras Extras { get; init; } = new(Segment);
}

/// <summary>The index as one search sees it. Immutable.</summary>
internal sealed class IndexSnapshot
{
    private readonly Dictionary<string, (int Documents, double Length)> _languages = [];

    public IndexSnapshot(IReadOnlyList<LiveSegment> segments, long position)
    {
        Segments = segments;
        Position = position;
        foreach (var language in segments.SelectMany(segment => segment.Segment.Summary.Languages))
        {
            var (documents, length) = _languages.GetValueOrDefault(language.Language);
            _languages[language.Language] = (documents + language.Documents, length + language.Length);
        }
    }

    public IReadOnlyList<LiveSegment> Segments { get; }

    public long Position { get; }

    /// <summary>Documents of the language, deleted ones that are not yet merged away included.</summary>
    public int DocumentsOf(string language) => _languages.GetValueOrDefault(language).Documents;

    public double AverageLength(string language)
    {
        var (documents, length) = _languages.GetValueOrDefault(language);
        return documents == 0 ? 1 : Math.Max(1, length / documents);
    }

    /// <summary>Terms that begin so, each with the number of its documents, deleted ones included.</summary>
    /// <param name="most">So many are looked at in each segment.</param>
    /// <param name="isWanted">Asked for the place of a segment and of a term in it.</param>
    public Dictionary<string, int> TermsBeginning(string beginning, int most, Func<int, int, bool> isWanted)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < Segments.Count; index++)
        {
            var segment = Segments[index].Segment;
            var (first, end) = segment.TermsBeginning(beginning);
            for (var term = first; term < end && term - first < most; term++)
            {
                if (isWanted(index, term))
                {
                    var text = segment.TermText(term);
                    found[text] = found.GetValueOrDefault(text) + segment.TermDocuments[term];
                }
            }
            GC.KeepAlive(segment);
        }
        return found;
    }

    /// <summary>The place of the term in each segment, -1 where it is not, and in how many documents it stands, deleted ones included.</summary>
    public int[] Places(string term, out int documents)
    {
        var places = new int[Segments.Count];
        documents = 0;
        for (var index = 0; index < places.Length; index++)
        {
            var segment = Segments[index].Segment;
            places[index] = segment.FindTerm(term);
            documents += places[index] < 0 ? 0 : segment.TermDocuments[places[index]];
            GC.KeepAlive(segment);
        }
        return places;
    }
}
