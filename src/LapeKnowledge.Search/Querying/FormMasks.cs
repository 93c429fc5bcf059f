using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>
/// For each word of a segment, which words of the query it matches, as bits: <see cref="MaxWords"/> for matches by base form, as many above them for lesser ones (parts, families,
/// concepts), as many above those for the very form that was typed, and the highest for words that begin alike.
/// </summary>
internal sealed class FormMasks : IDisposable
{
    /// <summary>Words of the query beyond these are searched, but not looked at closely.</summary>
    public const int MaxWords = 16;

    public const int LesserShift = MaxWords;
    public const int ExactShift = 2 * MaxWords;
    public const int FamilyShift = 3 * MaxWords;
    public const uint Words = (1u << MaxWords) - 1;

    // pools of their own: what comes back to them is always zero
    private static readonly ArrayPool<ulong> MaskPool = ArrayPool<ulong>.Create(1 << 24, 16);
    private static readonly ArrayPool<ulong> BitPool = ArrayPool<ulong>.Create(1 << 20, 16);

    private readonly Segment _segment;
    private int[] _marked = ArrayPool<int>.Shared.Rent(1 << 12);
    private int _count;
    private readonly ulong[] _masks;
    private readonly ulong[] _bits;

    public FormMasks(Segment segment)
    {
        _segment = segment;
        _masks = MaskPool.Rent(segment.Forms);
        _bits = BitPool.Rent((segment.Forms / 64) + 1);
    }

    /// <summary>What a word of the segment matches; 0 for almost all of them, which a small table says at once.</summary>
    public ulong this[int form]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (_bits[form >> 6] & (1UL << (form & 63))) == 0 ? 0 : _masks[form];
    }

    public static uint Full(ulong mask) => (uint)mask & Words;

    public static uint Lesser(ulong mask) => (uint)(mask >> LesserShift) & Words;

    /// <summary>What is told to the reader as a match: beginning alike is not.</summary>
    public static ulong Matches(ulong mask) => mask & ((1UL << FamilyShift) - 1);

    public static uint Family(ulong mask) => (uint)(mask >> FamilyShift);

    public static uint Exact(ulong mask) => (uint)(mask >> ExactShift) & Words;

    /// <summary>Marks the words that the term stands for.</summary>
    /// <param name="full">Whether a word whose base form the term is matches in full.</param>
    /// <param name="written">What the reader wrote for it, in lower case: words that are written so match in the very form. Null when the reader did not write it.</param>
    public void Mark(int term, int word, bool full, string? written = null)
    {
        if (word >= MaxWords)
        {
            return;
        }
        var bytes = written is null ? null : Encoding.UTF8.GetBytes(written);
        var bit = 1UL << word;
        for (var forms = _segment.FormsOf(term); forms.MoveNext();)
        {
            var exact = bytes is not null && _segment.FormEquals(forms.Number, bytes) ? bit << ExactShift : 0;
            Set(forms.Number, exact | (full && forms.Kind == TermKind.Lemma ? bit : bit << LesserShift));
        }
    }

    /// <summary>Marks the words whose base form begins so.</summary>
    public void MarkFamily(string beginning, int word)
    {
        if (word < MaxWords)
        {
            var (first, end) = _segment.TermsBeginning(beginning);
            for (var term = first; term < end; term++)
            {
                for (var forms = _segment.FormsOf(term); forms.MoveNext();)
                {
                    if (forms.Kind != TermKind.Root)
                    {
                        Set(forms.Number, 1UL << (word + FamilyShift));
                    }
                }
            }
        }
    }

    private void Set(int form, ulong bits)
    {
        _masks[form] |= bits;
        _bits[form >> 6] |= 1UL << (form & 63);
        if (_count == _marked.Length)
        {
            var more = ArrayPool<int>.Shared.Rent(_count * 2);
            _marked.CopyTo(more, 0);
            ArrayPool<int>.Shared.Return(_marked);
            _marked = more;
        }
        _marked[_count++] = form;
    }

    public void Dispose()
    {
        foreach (var form in _marked.AsSpan(0, _count))
        {
            _masks[form] = 0;
            _bits[form >> 6] = 0;
        }
        ArrayPool<int>.Shared.Return(_marked);
        MaskPool.Return(_masks);
        BitPool.Return(_bits);
    }
}
