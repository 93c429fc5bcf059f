using System.Buffers.Binary;

namespace LapeKnowledge.Search.Analysis.Store;

/// <summary>The beginning of a file of words.</summary>
/// <param name="Fingerprint">Of the analysis that the words are from.</param>
/// <param name="Identity">Of this file, so that a table is not taken for that of another one.</param>
internal readonly record struct WordFileHeader(Guid Fingerprint, Guid Identity)
{
    public const int Length = 48;

    private const int ChecksumAt = Length - sizeof(uint);

    private static ReadOnlySpan<byte> Magic => "LAPEWRD1"u8;

    /// <summary>Null when there is no such file, or it does not begin with an intact header.</summary>
    public static WordFileHeader? Read(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }
        using var handle = File.OpenHandle(file, share: FileShare.ReadWrite | FileShare.Delete);
        Span<byte> bytes = stackalloc byte[Length];
        var isIntact = RandomAccess.Read(handle, bytes, 0) == Length
            && bytes.StartsWith(Magic)
            && BinaryPrimitives.ReadUInt32LittleEndian(bytes[ChecksumAt..]) == Checksum.Of(bytes[..ChecksumAt]);
        return isIntact ? new WordFileHeader(new Guid(bytes.Slice(8, 16)), new Guid(bytes.Slice(24, 16))) : null;
    }

    /// <summary>Puts an empty file in the place of whatever is there; a process that reads the former one goes on with it.</summary>
    public static WordFileHeader WriteNew(string file, Guid fingerprint)
    {
        var header = new WordFileHeader(fingerprint, Guid.NewGuid());
        var bytes = new byte[Length];
        Magic.CopyTo(bytes);
        header.Fingerprint.TryWriteBytes(bytes.AsSpan(8));
        header.Identity.TryWriteBytes(bytes.AsSpan(24));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(ChecksumAt), Checksum.Of(bytes.AsSpan(0, ChecksumAt)));
        File.WriteAllBytes(file + ".new", bytes);
        File.Move(file + ".new", file, overwrite: true);
        return header;
    }
}
