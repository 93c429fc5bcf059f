using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>
/// The scores of a segment's documents: BM25, for each word of the query the best of its readings. Every document of every term is scored, for the facets need every hit;
/// what is not found has 0.
/// </summary>
internal sealed unsafe class SegmentScorer : IDisposable
{
    private readonly Segment _segment;
    private readonly int _index;
    private readonly TermWeights _weights;
    private readonly Ranking _ranking;
    private readonly float[] _scores;
    private readonly float[] _readings;

    /// <param name="index">The segment's place in the snapshot.</param>
    public SegmentScorer(Segment segment, int index, TermWeights weights, Ranking ranking)
    {
        _segment = segment;
        _index = index;
        _weights = weights;
        _ranking = ranking;
        _scores = ArrayPool<float>.Shared.Rent(segment.Documents);
        _readings = ArrayPool<float>.Shared.Rent(segment.Documents);
        Scores.Clear();
        _readings.AsSpan(0, segment.Documents).Clear();
    }

    public Span<float> Scores => _scores.AsSpan(0, _segment.Documents);

    public void Add(PlannedWord word)
    {
        var found = 0;
        foreach (var reading in word.Readings)
        {
            found += PlaceOf(reading) >= 0 ? 1 : 0;
        }
        foreach (var reading in word.Readings)
        {
            if (PlaceOf(reading) is >= 0 and var place)
            {
                if (found == 1)
                {
                    Score<Sum>(place, reading, word.Language, _scores);
                }
                else
                {
                    Score<Best>(place, reading, word.Language, _readings);
                }
            }
        }
        if (found > 1)
        {
            AddReadings();
        }
        foreach (var addition in word.Additions)
        {
            if (PlaceOf(addition) is >= 0 and var place)
            {
                Score<Sum>(place, addition, word.Language, _scores);
            }
        }
    }

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(_scores);
        ArrayPool<float>.Shared.Return(_readings);
    }

    private int PlaceOf(PlannedTerm term) => _weights.Resolve(term.Term).Places[_index];

    private interface ICombination
    {
        static abstract float Of(float former, float score);
    }

    /// <summary>Scores every document of the term.</summary>
    private void Score<TCombination>(int place, PlannedTerm term, string language, float[] into) where TCombination : ICombination
    {
        var weight = term.Weight * _weights.Idf(term.Term) * (_ranking.K1 + 1);
        fixed (float* scores = into)
        fixed (float* lengths = _weights.Norms(language))
        fixed (float* frequencies = Frequencies.Table)
        fixed (byte* norms = _segment.NormBytes)
        {
            for (var postings = _segment.Postings(place); postings.MoveNext();)
            {
                var document = postings.Document;
                var frequency = frequencies[postings.Frequency];
                scores[document] = TCombination.Of(scores[document], weight * frequency / (frequency + lengths[norms[document]]));
            }
        }
    }

    private readonly struct Sum : ICombination
    {
        public static float Of(float former, float score) => former + score;
    }

    private readonly struct Best : ICombination
    {
        public static float Of(float former, float score) => Math.Max(former, score);
    }

    private void AddReadings()
    {
        var from = MemoryMarshal.Cast<float, Vector<float>>(_readings.AsSpan(0, _segment.Documents));
        var into = MemoryMarshal.Cast<float, Vector<float>>(Scores);
        for (var index = 0; index < from.Length; index++)
        {
            into[index] += from[index];
        }
        for (var index = from.Length * Vector<float>.Count; index < _segment.Documents; index++)
        {
            _scores[index] += _readings[index];
        }
        _readings.AsSpan(0, _segment.Documents).Clear();
    }
}
