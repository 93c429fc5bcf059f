using System.Numerics;
using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>Reads the words of a document once and sees which words of the query stand in it and how near each other.</summary>
internal sealed unsafe class DocumentScan
{
    private const int Reach = 12;

    private readonly Segment segment;
    private readonly ulong[] masks;
    private readonly int words;
    private readonly int[] last;
    private readonly float[] nearness;

    /// <param name="words">How many words the query has.</param>
    public DocumentScan(Segment segment, ulong[] masks, int words)
    {
        this.segment = segment;
        this.masks = masks;
        this.words = Math.Min(words, FormMasks.MaxWords);
        last = new int[this.words];
        nearness = new float[this.words * this.words];
    }

    /// <summary>Bits of the words that are there in full.</summary>
    public uint Full { get; private set; }

    /// <summary>Bits of the words that are there in any way.</summary>
    public uint Any { get; private set; }

    /// <summary>1 for words side by side, less the farther they are, 0 when never within reach.</summary>
    public float Nearness(int first, int second) => nearness[(Math.Min(first, second) * words) + Math.Max(first, second)];

    public void Run(int document)
    {
        Full = Any = 0;
        Array.Clear(nearness);
        var reader = segment.Read(document);
        var place = 0;
        foreach (var field in Fields.All)
        {
            Array.Fill(last, int.MinValue / 2);
            var (position, end) = reader.Field(field);
            while (position < end)
            {
                var token = TokenCode.Read(ref position);
                if ((token & TokenCode.SeparatorFlag) == 0)
                {
                    var mask = masks[token];
                    if (mask != 0)
                    {
                        See(mask, place);
                    }
                    place++;
                }
            }
        }
    }

    private void See(ulong mask, int place)
    {
        Full |= (uint)mask;
        var any = (uint)mask | (uint)(mask >> FormMasks.LesserShift);
        Any |= any;
        for (var left = any; left != 0; left &= left - 1)
        {
            var word = BitOperations.TrailingZeroCount(left);
            for (var other = 0; other < words; other++)
            {
                var distance = place - last[other];
                if (other != word && distance <= Reach)
                {
                    var near = 1f / Math.Max(1, distance);
                    ref var best = ref nearness[(Math.Min(word, other) * words) + Math.Max(word, other)];
                    best = Math.Max(best, near);
                }
            }
            last[word] = place;
        }
    }
}
