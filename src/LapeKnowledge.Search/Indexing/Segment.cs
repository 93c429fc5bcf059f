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

    /// <summary>The length of each document, as <see cref="Norms"/> writes it.</summary>
    public byte* Norms => Pointer<byte>(Section.Norms);

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

    /// <summary>The terms that begin so.</summary>
    public (int First, int End) TermsBeginning(string beginning)
    {
        var bytes = Encoding.UTF8.GetBytes(beginning);
        return (LowerBound(bytes), LowerBound(bytes, behindBeginning: true));
    }

    public string TermText(int term) => Encoding.UTF8.GetString(TermBytes(term));

    public string FormText(int form) => Encoding.UTF8.GetString(FormBytes(form));

    /// <summary>In UTF-16 code units.</summary>
    public int FormLength(int form) => Encoding.UTF8.GetCharCount(FormBytes(form));

    /// <summary>Whether the word is this text but for its capitals; letters whose capitals are longer in UTF-8 (there are few) are taken to differ.</summary>
    /// <param name="text">In UTF-8.</param>
    public bool FormEquals(int form, ReadOnlySpan<byte> text)
    {
        var bytes = FormBytes(form);
        return bytes.Length == text.Length && (Ascii.IsValid(bytes)
            ? Ascii.EqualsIgnoreCase(bytes, text)
            : string.Equals(FormText(form), Encoding.UTF8.GetString(text), StringComparison.OrdinalIgnoreCase));
    }

    public void AppendForm(int form, StringBuilder text)
    {
        var bytes = FormBytes(form);
        Span<char> characters = bytes.Length <= 256 ? stackalloc char[bytes.Length] : new char[bytes.Length];
        text.Append(characters[..Encoding.UTF8.GetChars(bytes, characters)]);
    }

    public string FormLanguage(int form) => LanguageCode.Decode(Pointer<ushort>(Section.FormLanguages)[form]);

    public string SeparatorText(int separator)
    {
        var offsets = Pointer<uint>(Section.SeparatorTextOffsets);
        return Encoding.UTF8.GetString(Pointer<byte>(Section.SeparatorText) + offsets[separator], (int)(offsets[separator + 1] - offsets[separator]));
    }

    public string LanguageOf(int document) => Summary.Languages[Languages[document]].Language;

    public PostingReader Postings(int term) => new(PostingsOf(term));

    public PostingList PostingsOf(int term) => PostingList.Read(
        Pointer<byte>(Section.Postings) + Pointer<uint>(Section.PostingOffsets)[term], TermDocuments[term], Documents, Span<int>(Section.BitTerms).BinarySearch(term) >= 0);

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

    /// <summary>The first term that is not before this one, or, behind a beginning, does not begin so either.</summary>
    private int LowerBound(ReadOnlySpan<byte> term, bool behindBeginning = false)
    {
        int low = 0, high = Terms;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var bytes = TermBytes(middle);
            if (bytes.SequenceCompareTo(term) < 0 || (behindBeginning && bytes.StartsWith(term)))
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

    private ReadOnlySpan<byte> FormBytes(int form) => new(_formText + _formTextOffsets[form], (int)(_formTextOffsets[form + 1] - _formTextOffsets[form]));

    private ReadOnlySpan<byte> TermBytes(int term) =>
        new(_termText + _termTextOffsets[term], (int)(_termTextOffsets[term + 1] - _termTextOffsets[term]));

    private long SizeOf(Section section) => _sections[(int)section].Length;

    private T* Pointer<T>(Section section) where T : unmanaged => (T*)(_start + _sections[(int)section].Offset);

    private ReadOnlySpan<T> Span<T>(Section section) where T : unmanaged =>
        new(_start + _sections[(int)section].Offset, checked((int)(_sections[(int)section].Length / sizeof(T))));
}
