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
    private readonly Segment segment;
    private readonly int index;
    private readonly TermWeights weights;
    private readonly Ranking ranking;
    private readonly float[] scores;
    private readonly float[] readings;

    /// <param name="index">The segment's place in the snapshot.</param>
    public SegmentScorer(Segment segment, int index, TermWeights weights, Ranking ranking)
    {
        this.segment = segment;
        this.index = index;
        this.weights = weights;
        this.ranking = ranking;
        scores = ArrayPool<float>.Shared.Rent(segment.Documents);
        readings = ArrayPool<float>.Shared.Rent(segment.Documents);
        Scores.Clear();
        readings.AsSpan(0, segment.Documents).Clear();
    }

    public Span<float> Scores => scores.AsSpan(0, segment.Documents);

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

    private int PlaceOf(PlannedTerm term) => weights.Resolve(term.Term).Places[index];

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(scores);
        ArrayPool<float>.Shared.Return(readings);
    }

    private void Add(int place, PlannedTerm term, string language)
    {
        var weight = term.Weight * weights.Idf(term.Term) * (ranking.K1 + 1);
        fixed (float* into = scores)
        fixed (float* lengths = weights.Norms(language))
        fixed (float* frequencies = Frequencies.Table)
        fixed (byte* norms = segment.NormBytes)
        {
            var position = segment.Postings(place);
            var document = 0u;
            for (var left = segment.TermDocuments[place]; left > 0; left--)
            {
                document += Variable.Read(ref position);
                var frequency = frequencies[*position++];
                into[document] += weight * frequency / (frequency + lengths[norms[document]]);
            }
        }
    }

    private void Max(int place, PlannedTerm term, string language)
    {
        var weight = term.Weight * weights.Idf(term.Term) * (ranking.K1 + 1);
        fixed (float* into = readings)
        fixed (float* lengths = weights.Norms(language))
        fixed (float* frequencies = Frequencies.Table)
        fixed (byte* norms = segment.NormBytes)
        {
            var position = segment.Postings(place);
            var document = 0u;
            for (var left = segment.TermDocuments[place]; left > 0; left--)
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
        var from = MemoryMarshal.Cast<float, Vector<float>>(readings.AsSpan(0, segment.Documents));
        var into = MemoryMarshal.Cast<float, Vector<float>>(Scores);
        for (var index = 0; index < from.Length; index++)
        {
            into[index] += from[index];
        }
        for (var index = from.Length * Vector<float>.Count; index < segment.Documents; index++)
        {
            scores[index] += readings[index];
        }
        readings.AsSpan(0, segment.Documents).Clear();
    }
}
