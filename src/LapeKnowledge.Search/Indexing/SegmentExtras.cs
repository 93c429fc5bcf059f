using LapeKnowledge.Search.Analysis;
using LapeKnowledge.Search.Spelling;

namespace LapeKnowledge.Search.Indexing;

/// <summary>What is made of a segment when it is first needed, and kept with it. Two threads may make it twice; both are right.</summary>
internal sealed class SegmentExtras(Segment segment)
{
    private const int ManyWords = 50_000;

    private bool[]? _sentenceEnds;
    private string[]? _separators;
    private byte[]? _formLengths;
    private readonly Lazy<SpellingIndex> _spelling = new(() => SpellingIndex.Build(Words(segment)));
    private TitleIndex? _titles;

    /// <summary>For each separator whether a sentence ends in it.</summary>
    public bool[] SentenceEnds => _sentenceEnds ??= Array.ConvertAll(Separators, EndsSentence);

    public string[] Separators => _separators ??= [.. Enumerable.Range(0, segment.Separators).Select(segment.SeparatorText)];

    /// <summary>How many UTF-16 code units each word has; 255 for those that have more.</summary>
    public byte[] FormLengths => _formLengths ??= [.. Enumerable.Range(0, segment.Forms).Select(form => (byte)Math.Min(byte.MaxValue, segment.FormLength(form)))];

    /// <summary>The words of the segment, for those who mistype them. Takes seconds for many words, so it is made once, and those who need it meanwhile wait.</summary>
    public SpellingIndex Spelling => _spelling.Value;

    public TitleIndex Titles => _titles ??= new TitleIndex(segment);

    /// <summary>Makes what takes long before the first reader needs it.</summary>
    public void MakeAhead()
    {
        if (segment.Forms > ManyWords && !_spelling.IsValueCreated)
        {
            _ = Task.Run(() => Spelling);
        }
    }

    /// <summary>Among many words those that occur once are mostly errors themselves.</summary>
    private static IEnumerable<(string Word, int Frequency)> Words(Segment segment)
    {
        var least = segment.Forms > ManyWords ? 2 : 1;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var form = 0; form < segment.Forms; form++)
        {
            if (segment.FormCounts[form] > 0)
            {
                var word = Tokenizer.Normalize(segment.FormText(form));
                counts[word] = counts.GetValueOrDefault(word) + segment.FormCounts[form];
            }
        }
        GC.KeepAlive(segment);
        return counts.Where(word => word.Value >= least).Select(word => (word.Key, word.Value));
    }

    private static bool EndsSentence(string separator)
    {
        var sign = separator.AsSpan().IndexOfAny(".!?…");
        return separator.Contains('\n') || (sign >= 0 && sign + 1 < separator.Length);
    }
}
