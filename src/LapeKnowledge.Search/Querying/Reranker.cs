using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>Sorts the best documents anew after reading them: words that stand near each other, and how much of the query is there.</summary>
internal sealed class Reranker(IndexSnapshot snapshot, QueryPlan plan, TermWeights weights, Ranking ranking, HitDetails details)
{
    public IEnumerable<RankedDocument> Rerank(IReadOnlyList<RankedDocument> window)
    {
        var idf = plan.Words.GroupBy(word => word.Language).ToDictionary(words => words.Key, Idf);
        var reranked = new List<RankedDocument>(window.Count);
        foreach (var segmentHits in window.GroupBy(hit => hit.Segment))
        {
            var segment = snapshot.Segments[segmentHits.Key].Segment;
            var scan = new DocumentScan(segment, details.Masks(segmentHits.Key), plan.Parsed.Words.Count);
            foreach (var hit in segmentHits)
            {
                scan.Run(hit.Document);
                reranked.Add(hit with { Order = hit.Order + Closeness(scan, idf[segment.LanguageOf(hit.Document)]) });
            }
            GC.KeepAlive(segment);
        }
        reranked.Sort();
        return reranked;
    }

    private float[] Idf(IEnumerable<PlannedWord> words)
    {
        var idf = new float[Math.Min(plan.Parsed.Words.Count, FormMasks.MaxWords)];
        foreach (var word in words.Where(word => word.Index < idf.Length))
        {
            idf[word.Index] = weights.Idf(word);
        }
        return idf;
    }

    private float Closeness(DocumentScan scan, float[] idf)
    {
        float near = 0, covered = 0;
        for (var first = 0; first < idf.Length; first++)
        {
            covered += (scan.Any & (1u << first)) != 0 ? idf[first] : 0;
            for (var second = first + 1; second < idf.Length; second++)
            {
                near += scan.Nearness(first, second) * Math.Min(idf[first], idf[second]);
            }
        }
        return (ranking.ProximityWeight * near) + (ranking.CoverageWeight * covered);
    }
}
