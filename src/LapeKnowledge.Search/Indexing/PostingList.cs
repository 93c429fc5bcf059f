using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LapeKnowledge.Search.Indexing;

/// <summary>
/// The postings of one term, in the layout that takes least room. Few documents: for each the distance from the one before and the class of its frequency in one number,
/// a byte mostly; three classes are the list's commonest frequencies, the fourth says that the frequency follows. Many documents: one bit a document, then the list's sixteen commonest
/// frequencies, and which of them is nearest, half a byte for each document that has the term. Of a stop word the bits alone, for how often such a word occurs tells nothing.
/// </summary>
internal readonly unsafe struct PostingList
{
    /// <summary>Bits of an entry that tell the class.</summary>
    public const int ClassBits = 2;

    /// <summary>The class whose frequency follows the entry.</summary>
    public const uint OtherClass = (1 << ClassBits) - 1;

    private const int Classes = (int)OtherClass;
    private const int ClassesOfMany = 16;
    private const int Shortest = 8;
    private const int MostDocumentsPerPosting = 8;
    private const int FewestForBits = 128;
    private const int MostDocumentsPerStopWord = 16;

    private static readonly byte[] UsualFrequencies =
        [Frequencies.Encode(1, full: true), Frequencies.Encode(0.5f, full: false), Frequencies.Encode(2, full: true)];

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

    /// <summary>Distances with classes; of many documents the frequencies, null for those of a stop word.</summary>
    public byte* Entries { get; }

    public bool IsDense => Bits != null;

    /// <summary>The frequency in the document that is the n-th of many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte FrequencyOf(int place) =>
        Entries == null ? PostingReader.Once : Entries[(Entries[ClassesOfMany + (place >> 1)] >> ((place & 1) << 2)) & (ClassesOfMany - 1)];

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
            if (!isBits)
            {
                WriteNearest(output, frequencies);
            }
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

    private static bool IsMany(int documents, int inSegment) => documents >= FewestForBits && documents > inSegment / MostDocumentsPerPosting;

    private static void WriteBits(ByteBuffer output, ReadOnlySpan<int> documents, int inSegment)
    {
        var bits = new DocumentBits(inSegment);
        foreach (var document in documents)
        {
            bits[document] = true;
        }
        output.Add(MemoryMarshal.AsBytes(bits.Words));
    }

    private static void WriteNearest(ByteBuffer output, ReadOnlySpan<byte> frequencies)
    {
        var classes = Commonest(frequencies, ClassesOfMany);
        output.Add(classes);
        Span<byte> nearest = stackalloc byte[256];
        for (var frequency = 0; frequency < nearest.Length; frequency++)
        {
            nearest[frequency] = (byte)Nearest(classes, (byte)frequency);
        }
        for (var index = 0; index < frequencies.Length; index += 2)
        {
            var second = index + 1 < frequencies.Length ? nearest[frequencies[index + 1]] : 0;
            output.Add((byte)(nearest[frequencies[index]] | (second << 4)));
        }
    }

    /// <summary>The class whose frequency is nearest, of those that tell alike whether the word itself is there.</summary>
    private static int Nearest(ReadOnlySpan<byte> classes, byte frequency)
    {
        var (best, least) = (0, float.MaxValue);
        for (var index = 0; index < classes.Length; index++)
        {
            var distance = Math.Abs(Frequencies.Table[classes[index]] - Frequencies.Table[frequency]);
            if (distance < least && ((classes[index] ^ frequency) & Frequencies.FullFlag) == 0)
            {
                (best, least) = (index, distance);
            }
        }
        return best;
    }

    private static void WriteEntries(ByteBuffer output, ReadOnlySpan<int> documents, ReadOnlySpan<byte> frequencies)
    {
        ReadOnlySpan<byte> classes = UsualFrequencies;
        if (documents.Length >= Shortest)
        {
            classes = Commonest(frequencies, Classes);
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

    /// <summary>The commonest of those that stand for the word itself and of those that do not are always among them.</summary>
    private static byte[] Commonest(ReadOnlySpan<byte> frequencies, int count)
    {
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        foreach (var frequency in frequencies)
        {
            counts[frequency]++;
        }
        var classes = new byte[count];
        for (var index = 0; index < count; index++)
        {
            var isOfOtherKind = index == 1 && count == ClassesOfMany;
            var from = isOfOtherKind ? ~classes[0] & Frequencies.FullFlag : 0;
            var end = isOfOtherKind ? from + Frequencies.FullFlag : counts.Length;
            var best = from;
            for (var frequency = from; frequency < end; frequency++)
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

    private readonly PostingList _list;
    private readonly ReadOnlySpan<byte> _classes;
    private byte* _entries;
    private int _left;
    private uint _document;
    private ulong _word;

    public PostingReader(PostingList list)
    {
        _list = list;
        _left = list.Documents;
        var entries = list.Entries;
        if (list.IsDense)
        {
            _word = *list.Bits;
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
        if (_list.IsDense)
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
            _word = _list.Bits[++word];
        }
        _document = (word << 6) + (uint)BitOperations.TrailingZeroCount(_word);
        _word &= _word - 1;
        Frequency = _list.FrequencyOf(_list.Documents - _left - 1);
        return true;
    }
}
