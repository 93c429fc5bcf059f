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
                    Add(place, reading, word.Language);
                }
                else
                {
                    Max(place, reading, word.Language);
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
                Add(place, addition, word.Language);
            }
        }
    }

    private int PlaceOf(PlannedTerm term) => _weights.Resolve(term.Term).Places[_index];

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(_scores);
        ArrayPool<float>.Shared.Return(_readings);
    }

    private void Add(int place, PlannedTerm term, string language)
    {
        var weight = term.Weight * _weights.Idf(term.Term) * (_ranking.K1 + 1);
        fixed (float* into = _scores)
        fixed (float* lengths = _weights.Norms(language))
        fixed (float* frequencies = Frequencies.Table)
        fixed (byte* norms = _segment.NormBytes)
        {
            var position = _segment.Postings(place);
            var document = 0u;
            for (var left = _segment.TermDocuments[place]; left > 0; left--)
            {
                document += Variable.Read(ref position);
                var frequency = frequencies[*position++];
                into[document] += weight * frequency / (frequency + lengths[norms[document]]);
            }
        }
    }

    private void Max(int place, PlannedTerm term, string language)
    {
        var weight = term.Weight * _weights.Idf(term.Term) * (_ranking.K1 + 1);
        fixed (float* into = _readings)
        fixed (float* lengths = _weights.Norms(language))
        fixed (float* frequencies = Frequencies.Table)
        fixed (byte* norms = _segment.NormBytes)
        {
            var position = _segment.Postings(place);
            var document = 0u;
            for (var left = _segment.TermDocuments[place]; left > 0; left--)
            {
                document += Variable.Read(ref position);
                var frequency = frequencies[*position++];
                var score = weight * frequency / (frequency + lengths[norms[document]]);
                if (score > into[document])
                {
                    into[document] = score;
                }
            }
        }
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
