using System.Numerics;
using System.Runtime.CompilerServices;
using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>What a term adds to the score of a document.</summary>
/// <param name="weight">What it adds at most.</param>
/// <param name="lengths">For each norm what BM25 holds the frequency against.</param>
internal readonly unsafe struct Impacts(float weight, float[] lengths, Segment segment)
{
    private readonly byte* _norms = segment.Norms;

    public byte Norm(int document) => _norms[document];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Of(int document, byte frequency) => OfNorm(_norms[document], Frequencies.Table[frequency]);

    /// <summary>For each norm.</summary>
    public void Fill(byte frequency, Span<float> impacts)
    {
        for (var norm = 0; norm < impacts.Length; norm++)
        {
            impacts[norm] = OfNorm((byte)norm, Frequencies.Table[frequency]);
        }
    }

    private float OfNorm(byte norm, float frequency) => weight * frequency / (frequency + lengths[norm]);
}

internal interface ICombination
{
    static abstract float Of(float former, float score);
}

internal readonly struct Sum : ICombination
{
    public static float Of(float former, float score) => former + score;
}

internal readonly struct Best : ICombination
{
    public static float Of(float former, float score) => Math.Max(former, score);
}

/// <summary>Scores all documents of a term.</summary>
internal static unsafe class PostingScorer
{
    private const int NormCount = 256;
    private const int DocumentsPerWord = 64;

    /// <summary>To score fewer is quicker than to make the table.</summary>
    private const int FewestForTable = 256;

    public static void Score<TCombination>(PostingList postings, Impacts impacts, float[] into) where TCombination : ICombination
    {
        fixed (float* scores = into)
        {
            if (postings.IsDense)
            {
                ScoreBits<TCombination>(postings, impacts, scores);
            }
            else if (postings.Documents < FewestForTable)
            {
                for (var reader = new PostingReader(postings); reader.MoveNext();)
                {
                    scores[reader.Document] = TCombination.Of(scores[reader.Document], impacts.Of(reader.Document, reader.Frequency));
                }
            }
            else
            {
                ScoreEntries<TCombination>(postings, impacts, scores);
            }
        }
    }

    private static void ScoreEntries<TCombination>(PostingList postings, Impacts impacts, float* scores) where TCombination : ICombination
    {
        var entries = postings.Entries;
        var classes = PostingList.ReadClasses(ref entries, postings.Documents);
        var table = stackalloc float[classes.Length * NormCount];
        for (var index = 0; index < classes.Length; index++)
        {
            impacts.Fill(classes[index], new Span<float>(table + (index * NormCount), NormCount));
        }
        var document = 0u;
        for (var left = postings.Documents; left > 0; left--)
        {
            var entry = Variable.Read(ref entries);
            document += entry >> PostingList.ClassBits;
            var found = entry & PostingList.OtherClass;
            var score = found == PostingList.OtherClass ? impacts.Of((int)document, *entries++) : table[(found * NormCount) + impacts.Norm((int)document)];
            scores[document] = TCombination.Of(scores[document], score);
        }
    }

    private static void ScoreBits<TCombination>(PostingList postings, Impacts impacts, float* scores) where TCombination : ICombination
    {
        var place = 0;
        for (var word = 0; place < postings.Documents; word++)
        {
            for (var bits = postings.Bits[word]; bits != 0; bits &= bits - 1)
            {
                var document = (word * DocumentsPerWord) + BitOperations.TrailingZeroCount(bits);
                var score = impacts.Of(document, postings.FrequencyOf(place++));
                scores[document] = TCombination.Of(scores[document], score);
            }
        }
    }

    /// <summary>Raises what some of the documents have so far to what a term that many have gives them.</summary>
    /// <param name="documents">In their order.</param>
    /// <param name="best">For each of them.</param>
    public static void Raise(PostingList postings, Impacts impacts, List<int> documents, float[] best)
    {
        var word = 0;
        var before = 0; // documents with a bit in the words before
        for (var index = 0; index < documents.Count; index++)
        {
            var document = documents[index];
            for (; word < document / DocumentsPerWord; word++)
            {
                before += BitOperations.PopCount(postings.Bits[word]);
            }
            var bit = 1UL << document;
            if ((postings.Bits[word] & bit) != 0)
            {
                var place = before + BitOperations.PopCount(postings.Bits[word] & (bit - 1));
                best[index] = Math.Max(best[index], impacts.Of(document, postings.FrequencyOf(place)));
            }
        }
    }
}
