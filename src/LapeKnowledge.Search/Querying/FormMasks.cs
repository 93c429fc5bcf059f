using System.Buffers;
using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>For each word of a segment, which words of the query it matches: 32 bits for matches in full, 32 above them for lesser ones (parts, families, concepts).</summary>
internal sealed class FormMasks : IDisposable
{
    public const int LesserShift = 32;

    // a pool of its own: what comes back to it is always zero
    private static readonly ArrayPool<ulong> Pool = ArrayPool<ulong>.Create(1 << 24, 16);

    /// <summary>Words beyond this share the last bit.</summary>
    public const int MaxWords = 32;

    private readonly Segment segment;
    private readonly List<int> marked = [];

    public FormMasks(Segment segment)
    {
        this.segment = segment;
        Masks = Pool.Rent(segment.Forms);
    }

    /// <summary>By form; longer than there are forms.</summary>
    public ulong[] Masks { get; }

    /// <summary>Marks the words that the term stands for.</summary>
    /// <param name="full">Whether a word whose base form the term is matches in full.</param>
    public void Mark(int term, int word, bool full)
    {
        var bit = 1UL << Math.Min(word, MaxWords - 1);
        for (var forms = segment.FormsOf(term); forms.MoveNext();)
        {
            Masks[forms.Number] |= full && forms.Kind == TermKind.Lemma ? bit : bit << LesserShift;
            marked.Add(forms.Number);
        }
    }

    public void Dispose()
    {
        foreach (var form in marked)
        {
            Masks[form] = 0;
        }
        Pool.Return(Masks);
    }
}
