using System.Runtime.InteropServices;

namespace LapeKnowledge.Search.Indexing;

/// <summary>Postings of some documents, sorted by term: for each term its number, how many bytes and postings follow, and these, a distance and a frequency each.</summary>
internal sealed unsafe class PostingRun : IDisposable
{
    private const int HeaderSize = 3 * sizeof(int);

    private readonly Stream _stream;
    private readonly int[] _header = new int[HeaderSize / sizeof(int)];
    private byte[] _bytes = [];
    private bool _hasNext;

    private PostingRun(Stream stream)
    {
        _stream = stream;
        _stream.Position = 0;
        ReadHeader();
    }

    /// <param name="terms">Of each posting.</param>
    /// <param name="counts">Of the postings of each term.</param>
    /// <param name="documents">A document, and how many postings there are up to its end.</param>
    /// <param name="sorted">Room for as many postings.</param>
    /// <param name="target">An empty file, or memory.</param>
    public static PostingRun Write(
        ReadOnlySpan<int> terms,
        ReadOnlySpan<byte> frequencies,
        ReadOnlySpan<int> counts,
        ReadOnlySpan<(int Document, int End)> documents,
        (int[] Documents, byte[] Frequencies) sorted,
        Stream target)
    {
        var ends = new int[counts.Length];
        for (int term = 0, sum = 0; term < counts.Length; term++)
        {
            ends[term] = sum;
            sum += counts[term];
        }
        var posting = 0;
        foreach (var (document, end) in documents)
        {
            for (; posting < end; posting++)
            {
                var place = ends[terms[posting]]++;
                sorted.Documents[place] = document;
                sorted.Frequencies[place] = frequencies[posting];
            }
        }
        var list = new ByteBuffer();
        for (var term = 0; term < counts.Length; term++)
        {
            if (counts[term] > 0)
            {
                var postings = (ends[term] - counts[term])..ends[term];
                WriteTerm(target, list, term, sorted.Documents.AsSpan(postings), sorted.Frequencies.AsSpan(postings));
            }
        }
        return new PostingRun(target);
    }

    /// <summary>Reads the postings of a term, if the run has any. Terms are to be asked for in their order.</summary>
    /// <param name="from">Where in the arrays to put them.</param>
    /// <returns>Where they end.</returns>
    public int Read(int term, int[] documents, byte[] frequencies, int from)
    {
        if (!_hasNext || _header[0] != term)
        {
            return from;
        }
        var (length, count) = (_header[1], _header[2]);
        _bytes = _bytes.Length < length ? new byte[length * 2] : _bytes;
        _stream.ReadExactly(_bytes, 0, length);
        fixed (byte* start = _bytes)
        {
            var position = start;
            var document = 0u;
            for (var index = from; index < from + count; index++)
            {
                document += Variable.Read(ref position);
                documents[index] = (int)document;
                frequencies[index] = *position++;
            }
        }
        ReadHeader();
        return from + count;
    }

    public void Dispose() => _stream.Dispose();

    private static void WriteTerm(Stream output, ByteBuffer list, int term, ReadOnlySpan<int> documents, ReadOnlySpan<byte> frequencies)
    {
        list.Clear();
        var last = 0;
        for (var index = 0; index < documents.Length; index++)
        {
            list.AddVariable((uint)(documents[index] - last));
            list.Add(frequencies[index]);
            last = documents[index];
        }
        output.Write(MemoryMarshal.AsBytes<int>([term, list.Length, documents.Length]));
        output.Write(list.Written);
    }

    private void ReadHeader()
    {
        var read = _stream.ReadAtLeast(MemoryMarshal.AsBytes(_header.AsSpan()), HeaderSize, throwOnEndOfStream: false);
        _hasNext = read == HeaderSize;
    }
}
