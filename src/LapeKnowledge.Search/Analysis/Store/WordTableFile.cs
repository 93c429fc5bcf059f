using System.Buffers.Binary;

namespace LapeKnowledge.Search.Analysis.Store;

/// <summary>A table of words on disk: a header with its checksum, then the places.</summary>
internal static class WordTableFile
{
    private const int HeaderLength = 40;
    private const int ChecksumAt = HeaderLength - sizeof(uint);

    private static ReadOnlySpan<byte> Magic => "LAPETBL1"u8;

    /// <param name="identity">Of the file of words that the table must be of.</param>
    /// <returns>The table and the position up to which it knows the words; null when there is none, or it is damaged or of another file.</returns>
    public static (WordTable Table, long End)? Read(string file, Guid identity)
    {
        if (!File.Exists(file))
        {
            return null;
        }
        var bytes = File.ReadAllBytes(file);
        if (bytes.Length < HeaderLength || !bytes.AsSpan().StartsWith(Magic) || new Guid(bytes.AsSpan(8, 16)) != identity)
        {
            return null;
        }
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(ChecksumAt)) != ChecksumOf(bytes))
        {
            return null;
        }
        var end = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(24));
        return WordTable.From(bytes.AsSpan(HeaderLength)) is { } table ? (table, end) : null;
    }

    public static void Write(string file, Guid identity, WordTable table, long end)
    {
        var bytes = new byte[HeaderLength + table.Bytes.Length];
        Magic.CopyTo(bytes);
        identity.TryWriteBytes(bytes.AsSpan(8));
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(24), end);
        table.Bytes.CopyTo(bytes.AsSpan(HeaderLength));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(ChecksumAt), ChecksumOf(bytes));
        File.WriteAllBytes(file + ".new", bytes);
        File.Move(file + ".new", file, overwrite: true);
    }

    private static uint ChecksumOf(ReadOnlySpan<byte> bytes) => Checksum.Of(bytes[..ChecksumAt]) ^ Checksum.Of(bytes[HeaderLength..]);
}
