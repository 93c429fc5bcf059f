using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LapeKnowledge.Search.Indexing;

/// <summary>
/// The postings of one term, in the layout that takes least room. Few documents: for each the distance from the one before and the class of its frequency in one number,
/// a byte mostly; three classes are the list's commonest frequencies, the fourth says that the frequency follows. Many documents: one bit a document, then the frequencies of those that
/// have it; of a stop word the bits alone, for how often such a word occurs tells nothing.
/// </summary>
internal readonly unsafe struct PostingList
{
    /// <summary>Bits of an entry that tell the class.</summary>
    public const int ClassBits = 2;

    /// <summary>The class whose frequency follows the entry.</summary>
    public const uint OtherClass = (1 << ClassBits) - 1;

    private const int Classes = (int)OtherClass;
    private const int Shortest = 8;
    private const int MostDocumentsPerPosting = 8;
    private const int MostDocumentsPerStopWord = 16;

    private static readonly byte[] UsualFrequencies =
        [Indexing.Frequencies.Encode(1, full: true), Indexing.Frequencies.Encode(0.5f, full: false), Indexing.Frequencies.Encode(2, full: true)];

    private PostingList(int documents, ulong* bits, byte* entries)
    {
        Documents = documents;
        Bits = bits;
        Entries = entries;
    }

    /// <summary>How many documents have the term.</summary>
    public int Documents { get; }

    /// <summary>One bit a document; null when there are few of them.</summary>
    public ulong* Bits { get; }

    /// <summary>Behind <see cref="Bits"/> their frequencies, null for those of a stop word; else distances with classes.</summary>
    public byte* Entries { get; }

    public bool IsDense => Bits != null;

    /// <param name="bytes">As <see cref="Write"/> left them.</param>
    /// <param name="inSegment">Documents of the segment.</param>
    public static PostingList Read(byte* bytes, int documents, int inSegment, bool isBits)
    {
        if (isBits || IsMany(documents, inSegment))
        {
            return new PostingList(documents, (ulong*)bytes, isBits ? null : bytes + (DocumentBits.WordsFor(inSegment) * sizeof(ulong)));
        }
        return new PostingList(documents, null, bytes);
    }

    /// <summary>Whether a stop word is written as bits alone.</summary>
    public static bool IsBits(int documents, int inSegment) => documents > inSegment / MostDocumentsPerStopWord;

    public static void Write(ByteBuffer output, ReadOnlySpan<int> documents, ReadOnlySpan<byte> frequencies, int inSegment, bool isBits)
    {
        if (isBits || IsMany(documents.Length, inSegment))
        {
            WriteBits(output, documents, inSegment);
            output.Add(isBits ? [] : frequencies);
        }
        else
        {
            WriteEntries(output, documents, frequencies);
        }
    }

    /// <summary>Of the frequency that each class stands for.</summary>
    /// <param name="entries">Moved behind them to the first entry.</param>
    public static ReadOnlySpan<byte> ReadClasses(scoped ref byte* entries, int documents)
    {
        if (documents < Shortest)
        {
            return UsualFrequencies;
        }
        var classes = new ReadOnlySpan<byte>(entries, Classes);
        entries += Classes;
        return classes;
    }

    private static bool IsMany(int documents, int inSegment) => documents > inSegment / MostDocumentsPerPosting;

    private static void WriteBits(ByteBuffer output, ReadOnlySpan<int> documents, int inSegment)
    {
        var bits = new DocumentBits(inSegment);
        foreach (var document in documents)
        {
            bits[document] = true;
        }
        output.Add(MemoryMarshal.AsBytes(bits.Words));
    }

    private static void WriteEntries(ByteBuffer output, ReadOnlySpan<int> documents, ReadOnlySpan<byte> frequencies)
    {
        ReadOnlySpan<byte> classes = UsualFrequencies;
        if (documents.Length >= Shortest)
        {
            classes = Commonest(frequencies);
            output.Add(classes);
        }
        var last = 0;
        for (var index = 0; index < documents.Length; index++)
        {
            var found = classes.IndexOf(frequencies[index]);
            var distance = (uint)(documents[index] - last);
            if (found >= 0)
            {
                output.AddVariable((distance << ClassBits) | (uint)found);
            }
            else
            {
                output.AddVariable((distance << ClassBits) | OtherClass);
                output.Add(frequencies[index]);
            }
            last = documents[index];
        }
    }

    private static byte[] Commonest(ReadOnlySpan<byte> frequencies)
    {
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        foreach (var frequency in frequencies)
        {
            counts[frequency]++;
        }
        var classes = new byte[Classes];
        for (var index = 0; index < Classes; index++)
        {
            var best = 0;
            for (var frequency = 1; frequency < counts.Length; frequency++)
            {
                best = counts[frequency] > counts[best] ? frequency : best;
            }
            classes[index] = (byte)best;
            counts[best] = 0;
        }
        return classes;
    }
}

/// <summary>The documents of a term in their order, each with its frequency.</summary>
internal unsafe ref struct PostingReader
{
    /// <summary>The frequency of a stop word wherever it stands.</summary>
    public static readonly byte Once = Frequencies.Encode(1, full: true);

    private readonly ulong* _bits;
    private readonly ReadOnlySpan<byte> _classes;
    private byte* _entries;
    private int _left;
    private uint _document;
    private ulong _word;

    public PostingReader(PostingList list)
    {
        _bits = list.Bits;
        _left = list.Documents;
        var entries = list.Entries;
        if (_bits != null)
        {
            _word = *_bits;
        }
        else
        {
            _classes = PostingList.ReadClasses(ref entries, _left);
        }
        _entries = entries;
    }

    public readonly int Document => (int)_document;

    /// <summary>As <see cref="Frequencies"/> writes it.</summary>
    public byte Frequency { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        if (_left == 0)
        {
            return false;
        }
        _left--;
        if (_bits != null)
        {
            return MoveNextBit();
        }
        var entry = Variable.Read(ref _entries);
        _document += entry >> PostingList.ClassBits;
        var found = entry & PostingList.OtherClass;
        Frequency = found == PostingList.OtherClass ? *_entries++ : _classes[(int)found];
        return true;
    }

    private bool MoveNextBit()
    {
        var word = _document >> 6;
        while (_word == 0)
        {
            _word = _bits[++word];
        }
        _document = (word << 6) + (uint)BitOperations.TrailingZeroCount(_word);
        _word &= _word - 1;
        Frequency = _entries == null ? Once : *_entries++;
        return true;
    }
}
