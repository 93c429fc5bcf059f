using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>Sorts the best documents anew after reading them: words near each other, in one sentence, in the form that was typed, and how much of the query is there at all.</summary>
internal sealed class Reranker(IndexSnapshot snapshot, QueryPlan plan, TermWeights weights, Ranking ranking, HitDetails details)
{
    public List<RankedDocument> Rerank(IReadOnlyList<RankedDocument> window)
    {
        var idf = plan.Words.GroupBy(word => word.Language).ToDictionary(words => words.Key, Idf);
        var reranked = new List<RankedDocument>(window.Count);
        foreach (var hits in window.GroupBy(hit => hit.Segment))
        {
            var live = snapshot.Segments[hits.Key];
            var scan = new DocumentScan(live.Segment, live.Extras.SentenceEnds, details.Masks(hits.Key), ranking);
            foreach (var hit in hits)
            {
                var rarity = idf[live.Segment.LanguageOf(hit.Document)];
                scan.Run(hit.Document, rarity);
                reranked.Add(hit with { Order = hit.Order + Closeness(scan, rarity) });
            }
            GC.KeepAlive(live.Segment);
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

    private float Closeness(DocumentScan scan, float[] rarity)
    {
        var words = rarity.Length;
        var near = 0f;
        for (var first = 0; first < words; first++)
        {
            for (var second = first + 1; second < words; second++)
            {
                if (scan.Nearness(first, second) is not 0 and var nearness)
                {
                    near += nearness * Math.Min(scan.Sum(1u << first), scan.Sum(1u << second));
                }
            }
        }
        return (ranking.ProximityWeight * near)
            + (ranking.CoverageWeight * scan.Sum(FormMasks.Full(scan.Seen) | FormMasks.Lesser(scan.Seen)))
            + (ranking.FamilyWeight * scan.Sum(FormMasks.Family(scan.Seen) & ~FormMasks.Full(scan.Seen) & ~FormMasks.Lesser(scan.Seen)))
            + (ranking.ExactWeight * scan.Sum(FormMasks.Exact(scan.Seen)))
            + (ranking.SentenceWeight * scan.BestSentence)
            + (ranking.TitleWeight * (1 + scan.TitleShare) * scan.Sum(FormMasks.Full(scan.Title)))
            - (ranking.LengthWeight * rarity.Sum() * MathF.Log((float)Math.Clamp(scan.Length, ranking.ShortLength, ranking.LongLength) / ranking.ShortLength));
    }
}
