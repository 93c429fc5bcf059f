using System.Runtime.InteropServices;

namespace LapeKnowledge.Search.Indexing;

/// <summary>Which documents of a segment are not deleted. Immutable.</summary>
internal sealed class LiveDocuments
{
    private readonly ulong[] _bits;

    private LiveDocuments(ulong[] bits, int count, int documents)
    {
        _bits = bits;
        Count = count;
        Documents = documents;
    }

    /// <summary>Live documents.</summary>
    public int Count { get; }

    /// <summary>All documents, deleted ones too.</summary>
    public int Documents { get; }

    public bool All => Count == Documents;

    public bool this[int document] => (_bits[document >> 6] & (1UL << (document & 63))) != 0;

    public static LiveDocuments Every(int documents)
    {
        var bits = new ulong[(documents + 63) / 64];
        Array.Fill(bits, ulong.MaxValue);
        if (documents % 64 != 0)
        {
            bits[^1] = (1UL << (documents % 64)) - 1;
        }
        return new LiveDocuments(bits, documents, documents);
    }

    public LiveDocuments Without(IEnumerable<int> documents)
    {
        var left = (ulong[])_bits.Clone();
        var count = Count;
        foreach (var document in documents)
        {
            var bit = 1UL << (document & 63);
            if ((left[document >> 6] & bit) != 0)
            {
                left[document >> 6] &= ~bit;
                count--;
            }
        }
        return count == Count ? this : new LiveDocuments(left, count, Documents);
    }

    public static LiveDocuments Read(string path, int documents)
    {
        var bytes = File.ReadAllBytes(path);
        var expected = ((documents + 63) / 64 * sizeof(ulong)) + sizeof(uint);
        if (bytes.Length != expected || Checksum.Of(bytes.AsSpan(0, expected - sizeof(uint))) != BitConverter.ToUInt32(bytes, expected - sizeof(uint)))
        {
            throw new IndexDamagedException($"{Path.GetFileName(path)}: the checksum does not match.");
        }
        var bits = MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan(0, expected - sizeof(uint))).ToArray();
        return new LiveDocuments(bits, bits.Sum(word => System.Numerics.BitOperations.PopCount(word)), documents);
    }

    public void Write(string path)
    {
        var bytes = MemoryMarshal.AsBytes(_bits.AsSpan());
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        file.Write(bytes);
        file.Write(BitConverter.GetBytes(Checksum.Of(bytes)));
        file.Flush(flushToDisk: true);
    }
}
