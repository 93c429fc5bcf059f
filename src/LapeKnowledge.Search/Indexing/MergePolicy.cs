namespace LapeKnowledge.Search.Indexing;

/// <summary>When segments become one: eight of about the same size, or one that has lost a third of its documents.</summary>
internal static class MergePolicy
{
    private const int Width = 8;
    private const int Smallest = 64;
    private const double MostDeleted = 1 / 3.0;

    /// <returns>The segments to merge into one; none when all is well.</returns>
    public static IReadOnlyList<LiveSegment> Choose(IReadOnlyList<LiveSegment> segments)
    {
        var level = segments.GroupBy(Level).Where(group => group.Count() >= Width).MinBy(group => group.Key);
        if (level is not null)
        {
            return [.. level];
        }
        var worn = segments.Where(segment => segment.Live.Count < segment.Live.Documents * (1 - MostDeleted)).MinBy(segment => segment.Live.Documents);
        return worn is null ? [] : [worn];
    }

    private static int Level(LiveSegment segment) => (int)Math.Log(Math.Max(Smallest, segment.Live.Count), Width);
}
