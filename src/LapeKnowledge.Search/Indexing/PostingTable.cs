using System.Runtime.InteropServices;
using System.Text;

namespace LapeKnowledge.Search.Indexing;

/// <summary>
/// The terms of a segment that is being built, and the documents they stand in. Postings are kept in the order in which they come, until they are too many: then they are sorted by term and
/// laid aside in a file, so a segment of any size takes the same memory for them.
/// </summary>
/// <param name="path">Where they are laid aside: the beginning of the files' names.</param>
/// <param name="mostInMemory">So many postings are kept in memory, and as much room to sort them.</param>
internal sealed class PostingTable(string path, int mostInMemory = 2 << 20) : IDisposable
{
    private const int ReadBuffer = 1 << 16;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private readonly HashSet<int> _stopWords = [];
    private readonly List<PostingRun> _runs = [];
    private readonly List<int> _touched = [];
    private readonly List<(int Document, int End)> _documents = [];
    private Pending[] _pending = new Pending[1024];
    private int[] _counts = new int[1024];
    private int[] _terms = new int[1024];
    private byte[] _frequencies = new byte[1024];
    private (int[] Documents, byte[] Frequencies) _sorted = ([], []);
    private int _postings;

    /// <summary>What the document at hand has of a term.</summary>
    private record struct Pending(float Frequency, bool IsWord);

    /// <summary>Roughly the memory it takes for terms, in bytes.</summary>
    public long Size { get; private set; }

    public int Find(string term)
    {
        if (!_numbers.TryGetValue(term, out var number))
        {
            number = _texts.Count;
            _numbers.Add(term, number);
            _texts.Add(term);
            if (number == _pending.Length)
            {
                Array.Resize(ref _pending, number * 2);
                Array.Resize(ref _counts, number * 2);
            }
            Size += 100 + (term.Length * 2);
        }
        return number;
    }

    /// <param name="isWord">Whether the word itself stands there, not only a relative of it.</param>
    public void Add(int term, float frequency, bool isWord)
    {
        ref var pending = ref _pending[term];
        if (pending.Frequency == 0)
        {
            _touched.Add(term);
        }
        pending.Frequency += frequency;
        pending.IsWord |= isWord;
    }

    public void EndDocument(int document)
    {
        if (_postings + _touched.Count > mostInMemory)
        {
            LayAside(new FileStream($"{path}.{_runs.Count}.new", FileMode.Create, FileAccess.ReadWrite, FileShare.None, ReadBuffer, FileOptions.DeleteOnClose));
        }
        while (_postings + _touched.Count > _terms.Length)
        {
            Array.Resize(ref _terms, _terms.Length * 2);
            Array.Resize(ref _frequencies, _frequencies.Length * 2);
        }
        foreach (var term in _touched)
        {
            ref var pending = ref _pending[term];
            _terms[_postings] = term;
            _frequencies[_postings++] = Frequencies.Encode(pending.Frequency, pending.IsWord);
            _counts[term]++;
            pending = default;
        }
        _touched.Clear();
        _documents.Add((document, _postings));
    }

    /// <summary>The term is that of a word without a meaning of its own.</summary>
    public void NoteStopWord(int term) => _stopWords.Add(term);

    /// <param name="documentCount">Documents of the segment.</param>
    /// <returns>The place of each term in the file, by its number here; -1 when no document has it.</returns>
    public int[] Write(SegmentFileWriter file, int documentCount)
    {
        LayAside(new MemoryStream());
        var (documents, offsets, isBits) = WritePostings(file, documentCount);
        var used = Enumerable.Range(0, _texts.Count).Where(number => documents[number] > 0).ToArray();
        // in the order of the bytes, in which they are looked up
        Array.Sort(Array.ConvertAll(used, number => Encoding.UTF8.GetBytes(_texts[number])), used, Comparer<byte[]>.Create((first, second) => first.AsSpan().SequenceCompareTo(second)));
        var places = new int[_texts.Count];
        Array.Fill(places, -1);
        for (var place = 0; place < used.Length; place++)
        {
            places[used[place]] = place;
        }
        file.Write(Section.PostingOffsets, (ReadOnlySpan<uint>)Array.ConvertAll(used, number => checked((uint)offsets[number])));
        file.Write(Section.BitTerms, (ReadOnlySpan<int>)isBits.Select(number => places[number]).Order().ToArray());
        file.Write(Section.TermDocuments, (ReadOnlySpan<int>)Array.ConvertAll(used, number => documents[number]));
        file.WriteTexts(Section.TermText, Section.TermTextOffsets, used.Select(number => _texts[number]), used.Length);
        return places;
    }

    public void Dispose() => _runs.ForEach(run => run.Dispose());

    private void LayAside(Stream target)
    {
        if (_sorted.Documents.Length < _postings)
        {
            _sorted = (new int[_terms.Length], new byte[_terms.Length]);
        }
        _runs.Add(PostingRun.Write(
            _terms.AsSpan(0, _postings), _frequencies.AsSpan(0, _postings), _counts.AsSpan(0, _texts.Count), CollectionsMarshal.AsSpan(_documents), _sorted, target));
        Array.Clear(_counts);
        _documents.Clear();
        _postings = 0;
    }

    /// <returns>By number of the term: how many documents have it, and where its postings begin; and the terms that are bits alone.</returns>
    private (int[] Documents, long[] Offsets, List<int> IsBits) WritePostings(SegmentFileWriter file, int documentCount)
    {
        var counts = new int[_texts.Count];
        var offsets = new long[_texts.Count];
        var bitTerms = new List<int>();
        var documents = new int[documentCount];
        var frequencies = new byte[documentCount];
        var output = new ByteBuffer();
        file.Begin(Section.Postings);
        for (var term = 0; term < counts.Length; term++)
        {
            foreach (var run in _runs)
            {
                counts[term] = run.Read(term, documents, frequencies, counts[term]);
            }
            var isBits = _stopWords.Contains(term) && PostingList.IsBits(counts[term], documentCount);
            if (isBits)
            {
                bitTerms.Add(term);
            }
            output.Clear();
            PostingList.Write(output, documents.AsSpan(0, counts[term]), frequencies.AsSpan(0, counts[term]), documentCount, isBits);
            offsets[term] = file.Offset;
            file.Write(output.Written);
        }
        file.End();
        return (counts, offsets, bitTerms);
    }
}
