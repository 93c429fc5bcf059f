using System.Buffers.Binary;
using System.Numerics;

namespace LapeKnowledge.Search;

/// <summary>CRC-32C (Castagnoli) of bytes that come piece by piece.</summary>
internal struct Checksum
{
    private uint _state;

    public Checksum() => _state = uint.MaxValue;

    public readonly uint Value => ~_state;

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var checksum = new Checksum();
        checksum.Append(bytes);
        return checksum.Value;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var crc = _state;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }
        foreach (var value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }
        _state = crc;
    }
}
