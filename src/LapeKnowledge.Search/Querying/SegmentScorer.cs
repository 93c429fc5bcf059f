using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>
/// Finds the documents of a segment that have words of the query, and scores them: BM25, for each word the best of its readings. What stands in few documents is scored while it is found. What
/// stands in many, tells little, and takes longest, is found by its bits alone, and scored later, in the documents that can still be among the best.
/// </summary>
internal sealed unsafe class SegmentScorer : IDisposable
{
    private const int DocumentsPerWord = 64;

    /// <summary>So many of a segment's documents are scored one by one rather than all: one in eight.</summary>
    private const int FewDocuments = 8;

    /// <summary>Sums of the same numbers in another order may differ by so much.</summary>
    private const float Rounding = 1 - 1e-5f;

    private readonly Segment _segment;
    private readonly int _index;
    private readonly TermWeights _weights;
    private readonly Ranking _ranking;
    private readonly float[] _scores;
    private readonly List<DeferredWord> _deferred = [];

    /// <summary>What the words that are scored give a document at most.</summary>
    private float _most;

    /// <summary>A word of which at least one reading stands in many documents.</summary>
    /// <param name="Few">The best of its other readings by document; null when there is none.</param>
    /// <param name="Most">What it adds to a score at most.</param>
    private sealed record DeferredWord(string Language, float[]? Few, IReadOnlyList<(PostingList Postings, float Weight)> Many, float Most);

    /// <param name="index">The segment's place in the snapshot.</param>
    public SegmentScorer(Segment segment, int index, TermWeights weights, Ranking ranking)
    {
        (_segment, _index, _weights, _ranking) = (segment, index, weights, ranking);
        Found = new DocumentBits(segment.Documents);
        _scores = Rent();
    }

    /// <summary>The documents that have a word of the query.</summary>
    public DocumentBits Found { get; }

    public void Find(IReadOnlyList<PlannedWord> words)
    {
        foreach (var word in words)
        {
            Add(word.Language, word.Readings);
            foreach (var addition in word.Additions)
            {
                Add(word.Language, [addition]);
            }
        }
        Found.OrPositive(_scores);
        _deferred.Sort((one, other) => other.Most.CompareTo(one.Most));
    }

    public float Score(int document) => _scores[document];

    /// <summary>Scores the documents that may be among the best, wholly.</summary>
    /// <param name="count">How many of the best are wanted.</param>
    /// <param name="least">Scores below are not wanted.</param>
    /// <returns>Those documents in their order.</returns>
    public List<int> ScoreBest(DocumentBits documents, int count, float least)
    {
        var few = documents.Documents / FewDocuments;
        var left = _deferred.Sum(word => word.Most);
        List<int>? candidates = null;
        foreach (var word in _deferred)
        {
            if (_most > left)
            {
                least = Math.Max(least, candidates is null ? LeastOfBest(documents, count) : LeastOfBest(candidates, count));
                var needed = (least * Rounding) - left;
                candidates?.RemoveAll(document => _scores[document] < needed);
                candidates ??= needed > 0 ? AtLeast(documents, needed, few) : null;
            }
            if (candidates is null)
            {
                ScoreAll(word);
            }
            else
            {
                Score(word, candidates);
            }
            left -= word.Most;
            _most += word.Most;
        }
        return candidates ?? AtLeast(documents, Math.Max(least, LeastOfBest(documents, count)), int.MaxValue)!;
    }

    /// <summary>Scores them all.</summary>
    public List<int> ScoreAll(DocumentBits documents)
    {
        _deferred.ForEach(ScoreAll);
        return documents.ToList();
    }

    public void Dispose()
    {
        foreach (var scores in _deferred.Select(word => word.Few).OfType<float[]>().Append(_scores))
        {
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    private float[] Rent()
    {
        // as many as bits, so that whole words of bits can be compared
        var scores = ArrayPool<float>.Shared.Rent(Found.Words.Length * DocumentsPerWord);
        scores.AsSpan(0, Found.Words.Length * DocumentsPerWord).Clear();
        return scores;
    }

    /// <summary>Adds the best of several terms.</summary>
    private void Add(string language, IReadOnlyList<PlannedTerm> terms)
    {
        var many = new List<(PostingList, float)>();
        var few = new List<(PostingList Postings, float Weight)>();
        var most = 0f;
        foreach (var term in terms)
        {
            if (_weights.Resolve(term.Term).Places[_index] is >= 0 and var place)
            {
                var postings = _segment.PostingsOf(place);
                var weight = term.Weight * _weights.Idf(term.Term) * (_ranking.K1 + 1);
                most = Math.Max(most, weight);
                (postings.IsDense ? many : few).Add((postings, weight));
            }
        }
        if (many.Count > 0)
        {
            AddDeferred(language, few, many, most);
        }
        else if (few.Count == 1)
        {
            _most += most;
            PostingScorer.Score<Sum>(few[0].Postings, ImpactsOf(few[0], language), _scores);
        }
        else if (few.Count > 1)
        {
            _most += most;
            var best = BestOf(language, few);
            AddAll(best);
            ArrayPool<float>.Shared.Return(best);
        }
    }

    private void AddDeferred(string language, List<(PostingList Postings, float Weight)> few, List<(PostingList Postings, float Weight)> many, float most)
    {
        foreach (var (postings, _) in many)
        {
            Found.Or(new ReadOnlySpan<ulong>(postings.Bits, Found.Words.Length));
        }
        var best = few.Count > 0 ? BestOf(language, few) : null;
        if (best is not null)
        {
            Found.OrPositive(best);
        }
        _deferred.Add(new DeferredWord(language, best, many, most));
    }

    private float[] BestOf(string language, List<(PostingList Postings, float Weight)> terms)
    {
        var best = Rent();
        foreach (var term in terms)
        {
            PostingScorer.Score<Best>(term.Postings, ImpactsOf(term, language), best);
        }
        return best;
    }

    /// <summary>The lowest of the best scores so far; 0 when there are fewer documents than wanted.</summary>
    private float LeastOfBest(DocumentBits documents, int count)
    {
        var best = new PriorityQueue<int, float>(count + 1);
        var least = 0f;
        for (var index = 0; index < documents.Words.Length; index++)
        {
            for (var left = documents.Words[index] & DocumentBits.Above(_scores.AsSpan(index * DocumentsPerWord, DocumentsPerWord), least); left != 0; left &= left - 1)
            {
                Offer(best, count, (index * DocumentsPerWord) + BitOperations.TrailingZeroCount(left), ref least);
            }
        }
        return least;
    }

    private float LeastOfBest(List<int> documents, int count)
    {
        var best = new PriorityQueue<int, float>(count + 1);
        var least = 0f;
        foreach (var document in documents)
        {
            if (_scores[document] > least)
            {
                Offer(best, count, document, ref least);
            }
        }
        return least;
    }

    private void Offer(PriorityQueue<int, float> best, int count, int document, ref float least)
    {
        if (best.Count < count)
        {
            best.Enqueue(document, _scores[document]);
        }
        else
        {
            best.EnqueueDequeue(document, _scores[document]);
            best.TryPeek(out _, out least);
        }
    }

    /// <returns>Null when there are more than <paramref name="most"/>.</returns>
    private List<int>? AtLeast(DocumentBits documents, float least, int most)
    {
        var found = new List<int>();
        var below = MathF.BitDecrement(least);
        for (var index = 0; index < documents.Words.Length; index++)
        {
            for (var left = documents.Words[index] & DocumentBits.Above(_scores.AsSpan(index * DocumentsPerWord, DocumentsPerWord), below); left != 0; left &= left - 1)
            {
                found.Add((index * DocumentsPerWord) + BitOperations.TrailingZeroCount(left));
            }
            if (found.Count > most)
            {
                return null;
            }
        }
        return found;
    }

    private void ScoreAll(DeferredWord word)
    {
        if (word.Few is null && word.Many.Count == 1)
        {
            PostingScorer.Score<Sum>(word.Many[0].Postings, ImpactsOf(word.Many[0], word.Language), _scores);
            return;
        }
        var best = word.Few ?? Rent();
        foreach (var term in word.Many)
        {
            PostingScorer.Score<Best>(term.Postings, ImpactsOf(term, word.Language), best);
        }
        AddAll(best);
        if (word.Few is null)
        {
            ArrayPool<float>.Shared.Return(best);
        }
    }

    private void Score(DeferredWord word, List<int> documents)
    {
        var best = ArrayPool<float>.Shared.Rent(documents.Count);
        for (var index = 0; index < documents.Count; index++)
        {
            best[index] = word.Few is null ? 0 : word.Few[documents[index]];
        }
        foreach (var term in word.Many)
        {
            PostingScorer.Raise(term.Postings, ImpactsOf(term, word.Language), documents, best);
        }
        for (var index = 0; index < documents.Count; index++)
        {
            _scores[documents[index]] += best[index];
        }
        ArrayPool<float>.Shared.Return(best);
    }

    private Impacts ImpactsOf((PostingList Postings, float Weight) term, string language) => new(term.Weight, _weights.Norms(language), _segment);

    private void AddAll(float[] best)
    {
        var from = MemoryMarshal.Cast<float, Vector<float>>(best.AsSpan(0, Found.Words.Length * DocumentsPerWord));
        var into = MemoryMarshal.Cast<float, Vector<float>>(_scores.AsSpan(0, Found.Words.Length * DocumentsPerWord));
        for (var index = 0; index < into.Length; index++)
        {
            into[index] += from[index];
        }
    }
}
