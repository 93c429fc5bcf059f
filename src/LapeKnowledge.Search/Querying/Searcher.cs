using LapeKnowledge.Search.Analysis;
using LapeKnowledge.Search.Concepts;
using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>Answers one search on one state of the index.</summary>
internal sealed class Searcher(IndexSnapshot snapshot, Analyzers analyzers, ConceptIndex concepts, Ranking ranking)
{
    private static readonly IReadOnlyList<RankedDocument> None = [];

    private readonly TermWeights _weights = new(snapshot, ranking);

    public SearchResponse Search(SearchRequest request)
    {
        RequestLimits.Check(request);
        var cursor = request.Cursor is null ? new Cursor(request.Offset, null) : Cursor.Read(request.Cursor, request);
        var parsed = SpacedCompounds.Restore(QueryParser.Parse(request.Query, request.ResolveField), snapshot, analyzers);
        return Answer(request, new QueryPlanner(snapshot, analyzers, concepts, _weights, request).Plan(parsed), cursor);
    }

    public SearchResponse MoreLikeThis(string key, SearchRequest request)
    {
        RequestLimits.Check(request);
        var plan = new LikePlanner(snapshot, analyzers, _weights).Plan(key);
        return plan is null
            ? new SearchResponse { Total = 0, Hits = [] }
            : Answer(request with { Sort = SearchSort.Relevance }, plan, new Cursor(request.Offset, null));
    }

    private SearchResponse Answer(SearchRequest request, QueryPlan plan, Cursor cursor)
    {
        using var details = new HitDetails(snapshot, plan, _weights);
        var collector = new HitCollector(request, plan.Parsed);
        var page = Page(request, plan, details, collector, cursor);
        return new SearchResponse
        {
            Total = collector.Total,
            Hits = [.. page.Hits.Select(hit => details.Hit(hit, request))],
            Facets = collector.Facets(),
            NextCursor = page.Next?.Write(request),
            Corrections = plan.Corrections,
            DidYouMean = plan.DidYouMean,
            Concepts = plan.Concepts,
        };
    }

    private (IReadOnlyList<RankedDocument> Hits, Cursor? Next) Page(SearchRequest request, QueryPlan plan, HitDetails details, HitCollector collector, Cursor cursor)
    {
        var window = request.Sort == SearchSort.Relevance && !plan.FindsAll ? ranking.Window : 0;
        var counted = cursor.After is null ? Math.Max(window, cursor.Offset + request.Size + 1) : 0;
        var first = new TopHits(counted);
        var behind = new TopHits(cursor.After is null ? 0 : request.Size + 1);
        for (var index = 0; index < snapshot.Segments.Count; index++)
        {
            Collect(index, request, plan, collector, cursor, first, behind);
        }
        if (cursor.After is not null)
        {
            return Cut(behind.ToSorted(), 0, request.Size, cursor.Offset, window);
        }
        var ranked = first.ToSorted();
        if (window > 0)
        {
            var top = ranked.Take(window).ToList();
            ranked = [.. new Reranker(snapshot, plan, _weights, ranking, details).Rerank(top), .. ranked.Skip(window)];
        }
        return Cut(ranked, cursor.Offset, request.Size, cursor.Offset, window);
    }

    /// <summary>A page, and where the next one begins.</summary>
    private static (IReadOnlyList<RankedDocument> Hits, Cursor? Next) Cut(List<RankedDocument> ranked, int skip, int size, int offset, int window)
    {
        var hits = ranked.Skip(skip).Take(size).ToList();
        if (hits.Count == 0 || ranked.Count <= skip + size)
        {
            return (hits.Count == 0 ? None : hits, null);
        }
        var next = offset + hits.Count;
        // behind the window everything is in the order of its first score
        return (hits, new Cursor(next, next > window ? (hits[^1].Order, hits[^1].Tie) : null));
    }

    private void Collect(int index, SearchRequest request, QueryPlan plan, HitCollector collector, Cursor cursor, TopHits first, TopHits behind)
    {
        var live = snapshot.Segments[index];
        var segment = live.Segment;
        using var scorer = new SegmentScorer(segment, index, _weights, ranking);
        scorer.Find(plan.Words);
        var found = plan.FindsAll ? DocumentBits.All(segment.Documents) : scorer.Found;
        PhraseFilter.Apply(segment, plan, found);
        if (plan.Except is not null && segment.FindDocument(plan.Except) is >= 0 and var except)
        {
            found[except] = false;
        }
        var hits = collector.Collect(live, found);
        if (request.Sort != SearchSort.Relevance || plan.FindsAll)
        {
            var order = new HitOrder(segment, request.Sort);
            foreach (var document in hits)
            {
                Offer(index, document, order.Of(document), cursor, first, behind);
            }
        }
        else
        {
            foreach (var document in cursor.After is null ? scorer.ScoreBest(hits, first.Capacity, first.Least) : scorer.ScoreAll(hits))
            {
                Offer(index, document, scorer.Score(document), cursor, first, behind);
            }
        }
        GC.KeepAlive(segment);
    }

    private void Offer(int index, int document, float value, Cursor cursor, TopHits first, TopHits behind)
    {
        if (cursor.After is not { } after)
        {
            if (value >= first.Least)
            {
                first.Offer(new RankedDocument(value, snapshot.Segments[index].Segment.KeyHashes[document], index, document));
            }
            return;
        }
        var tie = snapshot.Segments[index].Segment.KeyHashes[document];
        if (value < after.Order || (value == after.Order && tie > after.Tie))
        {
            behind.Offer(new RankedDocument(value, tie, index, document));
        }
    }
}

/// <summary>What hits are sorted by when that is not how well they match.</summary>
internal readonly struct HitOrder(Segment segment, SearchSort sort)
{
    public float Of(int document) => sort switch
    {
        SearchSort.OldestFirst => segment.Dates[document] == 0 ? float.MinValue : -segment.Dates[document],
        // with nothing to be relevant to, too
        _ => segment.Dates[document],
    };
}

internal static class RequestLimits
{
    public static void Check(SearchRequest request)
    {
        if (request.Query.Length > SearchRequest.MaxQueryLength)
        {
            throw new InvalidSearchException(nameof(request.Query), $"The query has more than {SearchRequest.MaxQueryLength} characters.");
        }
        if (request.Size is < 0 or > SearchRequest.MaxSize)
        {
            throw new InvalidSearchException(nameof(request.Size), $"The size is not between 0 and {SearchRequest.MaxSize}.");
        }
        if (request.Offset is < 0 or > SearchRequest.MaxOffset)
        {
            throw new InvalidSearchException(nameof(request.Offset), $"The offset is not between 0 and {SearchRequest.MaxOffset}; deeper pages are reached by the cursor.");
        }
    }
}
