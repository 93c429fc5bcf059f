using System.Runtime.InteropServices;
using System.Text;

namespace LapeKnowledge.Search.Indexing;

/// <summary>The parts of a segment's file.</summary>
internal enum Section
{
    /// <summary>Number of documents and of their words, by language, and the columns: JSON.</summary>
    Summary,

    /// <summary>A record a document: key, language, stored, then the tokens of each field.</summary>
    Documents,

    /// <summary>Where each document's record begins, and the end.</summary>
    DocumentOffsets,

    /// <summary>Hash of the key (high 32 bits) and document, sorted.</summary>
    Keys,

    /// <summary>Hash of each document's key.</summary>
    KeyHashes,

    /// <summary>Language of each document, as its place in the summary's list.</summary>
    DocumentLanguages,

    /// <summary>Length of each document, as <see cref="Norms"/> writes it.</summary>
    Norms,

    /// <summary>Day number of each document; 0 when it has none.</summary>
    Dates,

    TermText,
    TermTextOffsets,

    /// <summary>How many documents have the term.</summary>
    TermDocuments,

    /// <summary>As <see cref="PostingList"/> writes them.</summary>
    Postings,
    PostingOffsets,

    /// <summary>The stop words whose postings are bits, in order.</summary>
    BitTerms,

    /// <summary>The words that a term stands for, each with the way it does.</summary>
    TermForms,
    TermFormOffsets,
    FormText,
    FormTextOffsets,
    FormLanguages,

    /// <summary>How often each word occurs.</summary>
    FormCounts,

    /// <summary>The terms of a word, each with the way it stands for it.</summary>
    FormTerms,
    FormTermOffsets,
    SeparatorText,
    SeparatorTextOffsets,

    /// <summary>For each column in the summary's order: where each document's values begin, and the end.</summary>
    ColumnOffsets,
    ColumnOrdinals,
}

/// <summary>Writes a segment's file: sections one after the other, a table of them, and a checksum of it all at the end.</summary>
internal sealed class SegmentFileWriter : IDisposable
{
    public const ulong Magic = 0x3130_4745_534B_4C00; // "\0LKSEG01", the version of the format in the last two
    public const int FooterSize = 24;

    /// <summary>The checksum and what follows it.</summary>
    public const int ChecksumSize = 16;

    private const int Alignment = 8;

    private readonly FileStream _file;
    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly List<(Section Section, long Offset, long Length)> _sections = [];
    private Checksum _checksum = new();
    private int _buffered;
    private long _position;

    public SegmentFileWriter(string path) => _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);

    public void Begin(Section section)
    {
        while (_position % Alignment != 0)
        {
            Write([0]);
        }
        _sections.Add((section, _position, 0));
    }

    /// <summary>Bytes written in the section that was begun last.</summary>
    public long Offset => _position - _sections[^1].Offset;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        _position += bytes.Length;
        while (bytes.Length > 0)
        {
            var count = Math.Min(bytes.Length, _buffer.Length - _buffered);
            bytes[..count].CopyTo(_buffer.AsSpan(_buffered));
            _buffered += count;
            bytes = bytes[count..];
            if (_buffered == _buffer.Length)
            {
                Flush();
            }
        }
    }

    public void End() => _sections[^1] = _sections[^1] with { Length = Offset };

    public void Write<T>(Section section, ReadOnlySpan<T> values) where T : unmanaged
    {
        Begin(section);
        Write(MemoryMarshal.AsBytes(values));
        End();
    }

    public void WriteTexts(Section text, Section offsets, IEnumerable<string> texts, int count)
    {
        var starts = new uint[count + 1];
        var bytes = new byte[256];
        var index = 0;
        Begin(text);
        foreach (var value in texts)
        {
            var size = Encoding.UTF8.GetByteCount(value);
            if (bytes.Length < size)
            {
                bytes = new byte[size * 2];
            }
            Encoding.UTF8.GetBytes(value, bytes);
            Write(bytes.AsSpan(0, size));
            starts[++index] = checked((uint)Offset);
        }
        End();
        Write(offsets, (ReadOnlySpan<uint>)starts);
    }

    /// <summary>Closes the file; what it holds has reached the disk.</summary>
    public void Complete()
    {
        Begin((Section)(-1));
        var table = _sections[..^1];
        var start = _position;
        foreach (var (section, offset, length) in table)
        {
            Write(MemoryMarshal.AsBytes<long>([(long)section, offset, length]));
        }
        Write(MemoryMarshal.AsBytes<long>([start]));
        Flush();
        _file.Write(MemoryMarshal.AsBytes<ulong>([_checksum.Value, Magic]));
        _file.Flush(flushToDisk: true);
    }

    public void Dispose() => _file.Dispose();

    private void Flush()
    {
        _checksum.Append(_buffer.AsSpan(0, _buffered));
        _file.Write(_buffer, 0, _buffered);
        _buffered = 0;
    }
}
