using System.Collections.Concurrent;
using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace LapeKnowledge.Search.Indexing;

/// <summary>
/// An immutable part of the index, mapped into memory. It is unmapped when nobody refers to it any more, so readers need no locks; whoever holds one of its pointers or
/// spans keeps the segment alive with <see cref="GC.KeepAlive"/>.
/// </summary>
internal sealed unsafe class Segment
{
    private readonly MappedFile _file;
    private readonly (long Offset, long Length)[] _sections;
    private readonly byte* _start;
    private readonly ConcurrentDictionary<int, byte[]> _stopWords = [];
    private readonly uint* _termTextOffsets;
    private readonly byte* _termText;
    private readonly uint* _formTextOffsets;
    private readonly byte* _formText;

    private Segment(string name, MappedFile file, (long Offset, long Length)[] sections)
    {
        Name = name;
        _file = file;
        _sections = sections;
        _start = file.Start;
        Summary = SegmentSummary.FromBytes(Span<byte>(Section.Summary));
        Terms = Span<int>(Section.TermDocuments).Length;
        Forms = Span<int>(Section.FormCounts).Length;
        _termText = Pointer<byte>(Section.TermText);
        _termTextOffsets = Pointer<uint>(Section.TermTextOffsets);
        _formText = Pointer<byte>(Section.FormText);
        _formTextOffsets = Pointer<uint>(Section.FormTextOffsets);
        var ordinals = Pointer<int>(Section.ColumnOrdinals);
        var offsets = Pointer<int>(Section.ColumnOffsets);
        Columns = [.. Summary.Columns.Select((column, index) => new SegmentColumn(this, column, offsets + ((long)index * (Documents + 1)), ordinals))];
    }

    public string Name { get; }

    public SegmentSummary Summary { get; }

    public int Documents => Summary.Documents;

    public int Terms { get; }

    public int Forms { get; }

    public int Separators => Span<uint>(Section.SeparatorTextOffsets).Length - 1;

    public IReadOnlyList<SegmentColumn> Columns { get; }

    public long FileBytes => _file.Length;

    /// <summary>Bytes that hold the documents themselves: their texts and the words these are written with.</summary>
    public long TextBytes =>
        SizeOf(Section.Documents) + SizeOf(Section.DocumentOffsets) + SizeOf(Section.FormText) + SizeOf(Section.FormTextOffsets)
        + SizeOf(Section.SeparatorText) + SizeOf(Section.SeparatorTextOffsets);

    public ReadOnlySpan<byte> NormBytes => Span<byte>(Section.Norms);

    /// <summary>Hashes of the documents' keys: the tie of those that rank alike.</summary>
    public ReadOnlySpan<uint> KeyHashes => Span<uint>(Section.KeyHashes);

    public ReadOnlySpan<int> Dates => Span<int>(Section.Dates);

    public ReadOnlySpan<byte> Languages => Span<byte>(Section.DocumentLanguages);

    public ReadOnlySpan<int> FormCounts => Span<int>(Section.FormCounts);

    public ReadOnlySpan<int> TermDocuments => Span<int>(Section.TermDocuments);

    /// <exception cref="IndexDamagedException"/>
    public static Segment Open(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        try
        {
            var file = MappedFile.Open(path);
            return new Segment(name, file, SegmentTable.Read(file, name));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            throw new IndexDamagedException($"{name}: {failure.Message}", failure);
        }
    }

    /// <summary>The place of a term (language and base form), or -1.</summary>
    public int FindTerm(string term)
    {
        Span<byte> bytes = stackalloc byte[term.Length <= 256 ? term.Length * 3 : 0];
        ReadOnlySpan<byte> wanted = term.Length <= 256 ? bytes[..Encoding.UTF8.GetBytes(term, bytes)] : Encoding.UTF8.GetBytes(term);
        var place = LowerBound(wanted);
        return place < Terms && TermBytes(place).SequenceEqual(wanted) ? place : -1;
    }

    /// <summary>The first term that is not before this one.</summary>
    public int LowerBound(string term) => LowerBound(Encoding.UTF8.GetBytes(term));

    private int LowerBound(ReadOnlySpan<byte> term)
    {
        int low = 0, high = Terms;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (TermBytes(middle).SequenceCompareTo(term) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }

    public bool TermBegins(int term, string beginning)
    {
        Span<byte> bytes = stackalloc byte[beginning.Length * 3];
        return TermBytes(term).StartsWith(bytes[..Encoding.UTF8.GetBytes(beginning, bytes)]);
    }

    public string TermText(int term) => Encoding.UTF8.GetString(TermBytes(term));

    public string FormText(int form) =>
        Encoding.UTF8.GetString(_formText + _formTextOffsets[form], (int)(_formTextOffsets[form + 1] - _formTextOffsets[form]));

    /// <summary>Whether the word is this text but for its capitals.</summary>
    public bool FormEquals(int form, string lower)
    {
        var length = (int)(_formTextOffsets[form + 1] - _formTextOffsets[form]);
        Span<char> characters = length <= 256 ? stackalloc char[length] : new char[length];
        var count = Encoding.UTF8.GetChars(new ReadOnlySpan<byte>(_formText + _formTextOffsets[form], length), characters);
        return count == lower.Length && characters[..count].Equals(lower, StringComparison.OrdinalIgnoreCase);
    }

    public void AppendForm(int form, StringBuilder text)
    {
        var length = (int)(_formTextOffsets[form + 1] - _formTextOffsets[form]);
        Span<char> characters = length <= 256 ? stackalloc char[length] : new char[length];
        text.Append(characters[..Encoding.UTF8.GetChars(new ReadOnlySpan<byte>(_formText + _formTextOffsets[form], length), characters)]);
    }

    public string FormLanguage(int form) => LanguageCode.Decode(Pointer<ushort>(Section.FormLanguages)[form]);

    public string SeparatorText(int separator)
    {
        var offsets = Pointer<uint>(Section.SeparatorTextOffsets);
        return Encoding.UTF8.GetString(Pointer<byte>(Section.SeparatorText) + offsets[separator], (int)(offsets[separator + 1] - offsets[separator]));
    }

    public string LanguageOf(int document) => Summary.Languages[Languages[document]].Language;

    /// <summary>Documents and frequencies of a term; <see cref="TermDocuments"/> says how many.</summary>
    public byte* Postings(int term)
    {
        var offsets = Pointer<long>(Section.PostingOffsets);
        var postings = Pointer<byte>(Section.Postings) + offsets[term];
        if (Span<int>(Section.BitTerms).BinarySearch(term) < 0)
        {
            return postings;
        }
        var list = _stopWords.GetOrAdd(term, _ => PostingBits.ToList(new ReadOnlySpan<byte>(postings, (int)(offsets[term + 1] - offsets[term]))));
        return (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(list)); // pinned
    }

    /// <summary>The words that the term stands for.</summary>
    public PackedList FormsOf(int term)
    {
        var offsets = Pointer<uint>(Section.TermFormOffsets);
        var list = Pointer<byte>(Section.TermForms);
        return new PackedList(list + offsets[term], list + offsets[term + 1], cumulative: true);
    }

    /// <summary>The terms that stand for the word.</summary>
    public PackedList TermsOf(int form)
    {
        var offsets = Pointer<uint>(Section.FormTermOffsets);
        var list = Pointer<byte>(Section.FormTerms);
        return new PackedList(list + offsets[form], list + offsets[form + 1], cumulative: false);
    }

    public DocumentReader Read(int document)
    {
        var offsets = Pointer<long>(Section.DocumentOffsets);
        return new DocumentReader(Pointer<byte>(Section.Documents) + offsets[document]);
    }

    /// <summary>The tokens of a document, without reading what else is told of it.</summary>
    public FieldReader Fields(int document)
    {
        var record = Pointer<byte>(Section.Documents) + Pointer<long>(Section.DocumentOffsets)[document];
        return new FieldReader(DocumentReader.SkipTexts(record));
    }

    /// <summary>The document with the key, or -1.</summary>
    public int FindDocument(string key)
    {
        var keys = Span<ulong>(Section.Keys);
        var wanted = KeyHash.Entry(key, 0);
        var place = keys.BinarySearch(wanted);
        for (place = place < 0 ? ~place : place; place < keys.Length && keys[place] >> 32 == wanted >> 32; place++)
        {
            var document = (int)(uint)keys[place];
            if (Read(document).Key == key)
            {
                return document;
            }
        }
        return -1;
    }

    private ReadOnlySpan<byte> TermBytes(int term) =>
        new(_termText + _termTextOffsets[term], (int)(_termTextOffsets[term + 1] - _termTextOffsets[term]));

    private long SizeOf(Section section) => _sections[(int)section].Length;

    private T* Pointer<T>(Section section) where T : unmanaged => (T*)(_start + _sections[(int)section].Offset);

    private ReadOnlySpan<T> Span<T>(Section section) where T : unmanaged =>
        new(_start + _sections[(int)section].Offset, checked((int)(_sections[(int)section].Length / sizeof(T))));
}

/// <summary>Numbers with a kind each.</summary>
internal unsafe ref struct PackedList(byte* position, byte* end, bool cumulative)
{
    private byte* _position = position;
    private uint _last;

    public int Number { get; private set; }

    public TermKind Kind { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        if (_position >= end)
        {
            return false;
        }
        var value = Variable.Read(ref _position);
        Kind = (TermKind)(value & 3);
        _last = cumulative ? _last + (value >> 2) : value >> 2;
        Number = (int)_last;
        return true;
    }
}

/// <summary>A document's record.</summary>
internal readonly unsafe struct DocumentReader
{
    private readonly byte* _afterTexts;

    public DocumentReader(byte* record)
    {
        Key = Text(ref record);
        Language = Text(ref record);
        Stored = Text(ref record);
        _afterTexts = record;
    }

    public string Key { get; }

    public string Language { get; }

    public string Stored { get; }

    /// <summary>Where the field's tokens begin and end.</summary>
    public Tokens Field(SearchField field)
    {
        var position = _afterTexts;
        for (var index = 0; ; index++)
        {
            var length = Variable.Read(ref position);
            if (index == (int)field)
            {
                return new Tokens(position, position + length);
            }
            position += length;
        }
    }

    /// <summary>Where the tokens of a record begin.</summary>
    public static byte* SkipTexts(byte* record)
    {
        for (var index = 0; index < 3; index++)
        {
            var length = Variable.Read(ref record);
            record += length;
        }
        return record;
    }

    private static string Text(ref byte* position)
    {
        var length = (int)Variable.Read(ref position);
        var text = Encoding.UTF8.GetString(position, length);
        position += length;
        return text;
    }
}

/// <summary>The tokens of a document, field by field.</summary>
internal unsafe struct FieldReader(byte* position)
{
    private byte* _position = position;

    public Tokens Next()
    {
        var length = Variable.Read(ref _position);
        var field = new Tokens(_position, _position + length);
        _position += length;
        return field;
    }
}

internal readonly unsafe struct Tokens(byte* position, byte* end)
{
    public byte* Position { get; } = position;

    public byte* End { get; } = end;

    public void Deconstruct(out byte* position, out byte* end)
    {
        position = Position;
        end = End;
    }
}

/// <summary>One column of a segment.</summary>
internal sealed unsafe class SegmentColumn
{
    private readonly Segment _segment;

    public SegmentColumn(Segment segment, ColumnSummary summary, int* offsets, int* ordinals)
    {
        _segment = segment;
        Name = summary.Name;
        Values = summary.Values;
        Offsets = offsets;
        Ordinals = ordinals;
        Single = IsSingle(offsets, segment.Documents) ? ordinals + offsets[0] : null;
    }

    public string Name { get; }

    public IReadOnlyList<string> Values { get; }

    /// <summary>The ordinals by document, when every document has just one value; else null.</summary>
    public int* Single { get; }

    /// <summary>Where the values of each document begin among <see cref="Ordinals"/>, and the end.</summary>
    public int* Offsets { get; }

    public int* Ordinals { get; }

    private static bool IsSingle(int* offsets, int documents)
    {
        for (var document = 0; document < documents; document++)
        {
            if (offsets[document + 1] - offsets[document] != 1)
            {
                return false;
            }
        }
        return true;
    }

    public IEnumerable<string> ValuesOf(int document)
    {
        var values = new string[Offsets[document + 1] - Offsets[document]];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = Values[Ordinals[Offsets[document] + index]];
        }
        GC.KeepAlive(_segment);
        return values;
    }
}

/// <summary>A file mapped for reading; unmapped by the collector, after the last reader.</summary>
internal sealed unsafe class MappedFile
{
    private readonly MemoryMappedViewAccessor _view;

    private MappedFile(FileStream stream)
    {
        Length = stream.Length;
        if (Length < SegmentFileWriter.FooterSize)
        {
            throw new IOException("the file is cut short");
        }
        using var mapping = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = mapping.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        Start = (byte*)_view.SafeMemoryMappedViewHandle.DangerousGetHandle() + _view.PointerOffset;
    }

    public byte* Start { get; }

    public long Length { get; }

    public static MappedFile Open(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        return new MappedFile(stream);
    }
}

/// <summary>The table of sections at the end of a segment's file, read only when the checksum of the whole file is right.</summary>
internal static unsafe class SegmentTable
{
    private const int EntrySize = 3 * sizeof(long);

    public static (long Offset, long Length)[] Read(MappedFile file, string name)
    {
        var footer = new ReadOnlySpan<long>(file.Start + file.Length - SegmentFileWriter.FooterSize, 3);
        if ((ulong)footer[2] != SegmentFileWriter.Magic)
        {
            throw new IndexDamagedException($"{name}: this is not a segment of this version.");
        }
        if ((ulong)footer[1] != ChecksumOf(file, file.Length - (2 * sizeof(long))))
        {
            throw new IndexDamagedException($"{name}: the checksum does not match.");
        }
        var sections = new (long Offset, long Length)[Enum.GetValues<Section>().Length];
        for (var position = footer[0]; position < file.Length - SegmentFileWriter.FooterSize; position += EntrySize)
        {
            var entry = new ReadOnlySpan<long>(file.Start + position, 3);
            sections[entry[0]] = (entry[1], entry[2]);
        }
        return sections;
    }

    private static uint ChecksumOf(MappedFile file, long length)
    {
        const int Piece = 1 << 16;
        var checksum = new Checksum();
        for (long position = 0; position < length; position += Piece)
        {
            checksum.Append(new ReadOnlySpan<byte>(file.Start + position, (int)Math.Min(Piece, length - position)));
        }
        return checksum.Value;
    }
}
