using System.Runtime.CompilerServices;
using System.Text;

namespace LapeKnowledge.Search.Indexing;

/// <summary>Bytes that grow.</summary>
internal sealed class ByteBuffer(int capacity = 256)
{
    private byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(byte value)
    {
        if (Length == _bytes.Length)
        {
            Grow(1);
        }
        _bytes[Length++] = value;
    }

    /// <summary>Seven bits a byte, the lowest first.</summary>
    public void AddVariable(uint value)
    {
        while (value >= 128)
        {
            Add((byte)(value | 128));
            value >>= 7;
        }
        Add((byte)value);
    }

    public void Add(ReadOnlySpan<byte> values)
    {
        if (_bytes.Length - Length < values.Length)
        {
            Grow(values.Length);
        }
        values.CopyTo(_bytes.AsSpan(Length));
        Length += values.Length;
    }

    /// <summary>The length in bytes, then UTF-8.</summary>
    public void AddText(string? text)
    {
        var size = Encoding.UTF8.GetByteCount(text ?? "");
        AddVariable((uint)size);
        if (_bytes.Length - Length < size)
        {
            Grow(size);
        }
        Length += Encoding.UTF8.GetBytes(text ?? "", _bytes.AsSpan(Length));
    }

    private void Grow(int needed) => Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + needed));
}

/// <summary>Numbers of one to five bytes.</summary>
internal static class Variable
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe uint Read(ref byte* position)
    {
        uint value = *position++;
        return value < 128 ? value : ReadRest(value, ref position);
    }

    private static unsafe uint ReadRest(uint value, ref byte* position)
    {
        value &= 127;
        var shift = 7;
        uint next;
        do
        {
            next = *position++;
            value |= (next & 127) << shift;
            shift += 7;
        }
        while (next >= 128);
        return value;
    }
}
