namespace LapeKnowledge.Search.Indexing;

/// <summary>What is made of a segment when it is first needed, and kept with it. Two threads may make it twice; both are right.</summary>
internal sealed class SegmentExtras(Segment segment)
{
    private bool[]? sentenceEnds;
    private TitleIndex? titles;

    /// <summary>For each separator whether a sentence ends in it.</summary>
    public bool[] SentenceEnds => sentenceEnds ??= [.. Enumerable.Range(0, segment.Separators).Select(number => EndsSentence(segment.SeparatorText(number)))];

    public TitleIndex Titles => titles ??= new TitleIndex(segment);

    private static bool EndsSentence(string separator)
    {
        var sign = separator.AsSpan().IndexOfAny(".!?…");
        return separator.Contains('\n') || (sign >= 0 && sign + 1 < separator.Length);
    }
}
