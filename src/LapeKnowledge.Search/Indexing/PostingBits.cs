namespace LapeKnowledge.Search.Indexing;

/// <summary>
/// Postings of stop words: one bit a document, for how often such a word occurs tells nothing. A search that asks for one, a phrase mostly, reads them as a list of documents in which it
/// stands once.
/// </summary>
internal static unsafe class PostingBits
{
    public static byte[] FromList(ReadOnlySpan<byte> list, int documents)
    {
        var bits = new byte[(documents + 7) / 8];
        fixed (byte* start = list)
        {
            var position = start;
            var document = 0u;
            while (position < start + list.Length)
            {
                document += Variable.Read(ref position);
                position++;
                bits[document >> 3] |= (byte)(1 << (int)(document & 7));
            }
        }
        return bits;
    }

    /// <returns>An array that stays where it is.</returns>
    public static byte[] ToList(ReadOnlySpan<byte> bits)
    {
        var list = new ByteBuffer(bits.Length * 4);
        var last = 0;
        for (var document = 0; document < bits.Length * 8; document++)
        {
            if ((bits[document >> 3] & (1 << (document & 7))) != 0)
            {
                list.AddVariable((uint)(document - last));
                list.Add(Frequencies.Encode(1, full: true));
                last = document;
            }
        }
        var pinned = GC.AllocateUninitializedArray<byte>(list.Length, pinned: true);
        list.Written.CopyTo(pinned);
        return pinned;
    }
}
