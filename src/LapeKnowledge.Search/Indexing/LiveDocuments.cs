using System.Runtime.InteropServices;

namespace LapeKnowledge.Search.Indexing;

/// <summary>Which documents of a segment are not deleted. Immutable.</summary>
internal sealed class LiveDocuments
{
    private LiveDocuments(DocumentBits bits)
    {
        Bits = bits;
        Count = bits.Count;
    }

    /// <summary>Not to be changed.</summary>
    public DocumentBits Bits { get; }

    /// <summary>Live documents.</summary>
    public int Count { get; }

    /// <summary>All documents, deleted ones too.</summary>
    public int Documents => Bits.Documents;

    public bool All => Count == Documents;

    public bool this[int document] => Bits[document];

    public static LiveDocuments Every(int documents) => new(DocumentBits.All(documents));

    public LiveDocuments Without(IEnumerable<int> documents)
    {
        var left = Bits.Clone();
        foreach (var document in documents)
        {
            left[document] = false;
        }
        var without = new LiveDocuments(left);
        return without.Count == Count ? this : without;
    }

    public static LiveDocuments Read(string path, int documents)
    {
        var bytes = File.ReadAllBytes(path);
        var length = DocumentBits.WordsFor(documents) * sizeof(ulong);
        if (bytes.Length != length + sizeof(uint) || Checksum.Of(bytes.AsSpan(0, length)) != BitConverter.ToUInt32(bytes, length))
        {
            throw new IndexDamagedException($"{Path.GetFileName(path)}: the checksum does not match.");
        }
        return new LiveDocuments(DocumentBits.Of(MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan(0, length)), documents));
    }

    public void Write(string path)
    {
        var bytes = MemoryMarshal.AsBytes(Bits.Words);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        file.Write(bytes);
        file.Write(BitConverter.GetBytes(Checksum.Of(bytes)));
        file.Flush(flushToDisk: true);
    }
}
