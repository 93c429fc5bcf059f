namespace LapeKnowledge.Search.Indexing;

/// <summary>What is made of a segment when it is first needed, and kept with it.</summary>
internal sealed class SegmentExtras(Segment segment)
{
    private bool[]? sentenceEnds;

    /// <summary>For each separator whether a sentence ends in it. May be made twice by two threads; both are right.</summary>
    public bool[] SentenceEnds => sentenceEnds ??= [.. Enumerable.Range(0, segment.Separators).Select(number => EndsSentence(segment.SeparatorText(number)))];

    private static bool EndsSentence(string separator)
    {
        var sign = separator.AsSpan().IndexOfAny(".!?…");
        return separator.Contains('\n') || (sign >= 0 && sign + 1 < separator.Length);
    }
}
