using LapeKnowledge.Search.Analysis;

namespace LapeKnowledge.Search.Indexing;

/// <summary>Writes the live documents of several segments into one. No text is read again: the words carry their terms over.</summary>
internal static class SegmentMerger
{
    /// <returns>For each source, where its documents are in the new segment; -1 for those that were deleted.</returns>
    public static int[][] Merge(string path, IReadOnlyList<LiveSegment> sources, Analyzers analyzers)
    {
        using var builder = new SegmentBuilder(path, analyzers);
        var formMaps = Seed(builder, sources);
        var moved = new int[sources.Count][];
        for (var index = 0; index < sources.Count; index++)
        {
            var (segment, live) = (sources[index].Segment, sources[index].Live);
            var separatorMap = new int[segment.Separators];
            Array.Fill(separatorMap, -1);
            moved[index] = new int[segment.Documents];
            for (var document = 0; document < segment.Documents; document++)
            {
                moved[index][document] = -1;
                if (live[document])
                {
                    moved[index][document] = builder.Documents;
                    builder.Add(segment, document, formMaps[index], separatorMap);
                }
            }
            GC.KeepAlive(segment);
        }
        builder.Complete();
        return moved;
    }

    /// <summary>Numbers the words by how often they occur in all sources together, so that frequent words are short.</summary>
    private static int[][] Seed(SegmentBuilder builder, IReadOnlyList<LiveSegment> sources)
    {
        var words = new Dictionary<(string Language, string Surface), (long Count, Segment Segment, int Form)>();
        foreach (var segment in sources.Select(source => source.Segment))
        {
            var occurrences = segment.FormCounts;
            for (var form = 0; form < occurrences.Length; form++)
            {
                if (occurrences[form] > 0)
                {
                    var key = (segment.FormLanguage(form), segment.FormText(form));
                    words[key] = (words.GetValueOrDefault(key).Count + occurrences[form], segment, form);
                }
            }
        }
        var numbers = new Dictionary<(string Language, string Surface), int>(words.Count);
        foreach (var (key, (_, segment, form)) in words.OrderByDescending(word => word.Value.Count).ThenBy(word => word.Key.Surface, StringComparer.Ordinal))
        {
            numbers.Add(key, builder.Seed(segment, form));
        }
        return [.. sources.Select(source => Map(source.Segment, numbers))];
    }

    private static int[] Map(Segment segment, Dictionary<(string Language, string Surface), int> numbers)
    {
        var map = new int[segment.Forms];
        for (var form = 0; form < map.Length; form++)
        {
            map[form] = numbers.GetValueOrDefault((segment.FormLanguage(form), segment.FormText(form)), -1);
        }
        return map;
    }
}
