using System.Numerics;
using System.Runtime.Intrinsics;
using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>Reads a document once and sees which words of the query stand in it, how near each other, and how many in one sentence.</summary>
internal sealed class DocumentScan(Segment segment, bool[] sentenceEnds, FormMasks masks, Ranking ranking)
{
    private const int Reach = 12;

    private readonly int[] _last = new int[FormMasks.MaxWords];
    private readonly float[] _nearness = new float[FormMasks.MaxWords * FormMasks.MaxWords];
    private float[] _idf = [];
    private ulong _sentence;

    /// <summary>All bits of <see cref="FormMasks"/> that occur.</summary>
    public ulong Seen { get; private set; }

    /// <summary>Bits that occur in the title.</summary>
    public ulong Title { get; private set; }

    /// <summary>The share of the title's words that the query has.</summary>
    public float TitleShare { get; private set; }

    /// <summary>Words, all fields together.</summary>
    public int Length { get; private set; }

    /// <summary>What the best sentence has of the query: the rarity of its words, half of it for lesser matches, more for the very form.</summary>
    public float BestSentence { get; private set; }

    /// <summary>1 for words side by side, less the farther they are, 0 when never within reach.</summary>
    /// <param name="second">Greater than <paramref name="first"/>.</param>
    public float Nearness(int first, int second) => _nearness[(first * FormMasks.MaxWords) + second];

    /// <param name="idf">How rare each word of the query is in the document's language.</param>
    public void Run(int document, float[] idf)
    {
        _idf = idf;
        (Seen, Length, BestSentence) = (0, 0, 0);
        Array.Clear(_nearness);
        var reader = segment.Fields(document);
        foreach (var field in Fields.All)
        {
            Array.Fill(_last, int.MinValue / 2);
            var found = 0;
            var tokens = reader.Next();
            while (tokens.MoveNext())
            {
                if (tokens.IsSeparator)
                {
                    if (_sentence != 0 && sentenceEnds[tokens.Number])
                    {
                        EndSentence();
                    }
                    continue;
                }
                if (masks[tokens.Number] is not 0 and var mask)
                {
                    _sentence |= mask;
                    found += FormMasks.Full(mask) != 0 ? 1 : 0;
                    Place(FormMasks.Full(mask) | FormMasks.Lesser(mask));
                }
                Length++;
            }
            EndSentence();
            if (field == SearchField.Title)
            {
                (Title, TitleShare) = (Seen, Length == 0 ? 0 : (float)found / Length);
            }
        }
    }

    private void Place(uint found)
    {
        for (; found != 0; found &= found - 1)
        {
            var word = BitOperations.TrailingZeroCount(found);
            for (var near = Near() & ~(1u << word); near != 0; near &= near - 1)
            {
                var other = BitOperations.TrailingZeroCount(near);
                ref var best = ref _nearness[(Math.Min(word, other) * FormMasks.MaxWords) + Math.Max(word, other)];
                best = Math.Max(best, 1f / Math.Max(1, Length - _last[other]));
            }
            _last[word] = Length;
        }
    }

    /// <summary>The words of the query that stand so near before this place that it counts.</summary>
    private uint Near()
    {
        var reach = Vector256.Create(Length - Reach);
        var near = 0u;
        for (var index = 0; index < FormMasks.MaxWords; index += Vector256<int>.Count)
        {
            near |= Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref _last[index]), reach).ExtractMostSignificantBits() << index;
        }
        return near;
    }

    private void EndSentence()
    {
        Seen |= _sentence;
        var full = FormMasks.Full(_sentence);
        var value = Sum(full) + (ranking.LesserShare * Sum(FormMasks.Lesser(_sentence) & ~full)) + (ranking.FamilyShare * Sum(FormMasks.Family(_sentence) & ~full & ~FormMasks.Lesser(_sentence))) + (ranking.ExactShare * Sum(FormMasks.Exact(_sentence)));
        BestSentence = Math.Max(BestSentence, value);
        _sentence = 0;
    }

    /// <summary>The rarity of words together.</summary>
    public float Sum(uint found)
    {
        var sum = 0f;
        for (; found != 0; found &= found - 1)
        {
            var word = BitOperations.TrailingZeroCount(found);
            sum += word < _idf.Length ? _idf[word] : 0;
        }
        return sum;
    }
}
