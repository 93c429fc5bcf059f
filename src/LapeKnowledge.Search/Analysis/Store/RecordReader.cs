using Microsoft.Win32.SafeHandles;

namespace LapeKnowledge.Search.Analysis.Store;

/// <summary>Reads records one after the other, as long as they are intact.</summary>
internal sealed class RecordReader(SafeFileHandle file, long start)
{
    private byte[] _buffer = new byte[1 << 16];
    private long _bufferStart = start;
    private int _bufferLength;

    /// <summary>Of the record that was read last.</summary>
    public long Position { get; private set; }

    /// <summary>Behind the last intact record, where the next one begins.</summary>
    public long End { get; private set; } = start;

    /// <summary>Empty when there is no further intact record.</summary>
    public ReadOnlySpan<byte> Next()
    {
        var record = Read(WordRecord.HeaderLength);
        if (!record.IsEmpty)
        {
            record = Read(WordRecord.LengthOf(record));
        }
        if (!WordRecord.IsIntact(record))
        {
            return [];
        }
        Position = End;
        End = WordStore.NextPosition(End + record.Length);
        return record;
    }

    /// <summary>So many bytes at <see cref="End"/>, or none.</summary>
    private ReadOnlySpan<byte> Read(int length)
    {
        if (End + length > _bufferStart + _bufferLength || End < _bufferStart)
        {
            _buffer = length > _buffer.Length ? new byte[length] : _buffer;
            _bufferStart = End;
            _bufferLength = ReadFully();
        }
        var offset = (int)(End - _bufferStart);
        return offset + length <= _bufferLength ? _buffer.AsSpan(offset, length) : [];
    }

    private int ReadFully()
    {
        var total = 0;
        while (total < _buffer.Length && RandomAccess.Read(file, _buffer.AsSpan(total), _bufferStart + total) is > 0 and var read)
        {
            total += read;
        }
        return total;
    }
}
