namespace LapeKnowledge.Search.Indexing;

/// <summary>What is made of a segment when it is first needed, and kept with it.</summary>
internal sealed class SegmentExtras(Segment segment)
{
    public Segment Segment { get; } = segment;
}
