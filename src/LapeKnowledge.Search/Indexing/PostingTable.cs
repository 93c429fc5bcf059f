using System.Runtime.InteropServices;
using System.Text;

namespace LapeKnowledge.Search.Indexing;

/// <summary>The terms of a segment that is being built, and the documents they stand in.</summary>
internal sealed class PostingTable
{
    /// <summary>A stop word of more than one document in so many takes less room as bits.</summary>
    private const int BitShare = 16;

    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private readonly List<int> _touched = [];
    private float[] _frequencies = new float[1024];
    private bool[] _full = new bool[1024];
    private readonly HashSet<int> _stopWords = [];
    private PostingList[] _lists = new PostingList[1024];

    public long Size { get; private set; }

    public int Find(string term)
    {
        if (!_terms.TryGetValue(term, out var number))
        {
            number = _texts.Count;
            _terms.Add(term, number);
            _texts.Add(term);
            if (number == _lists.Length)
            {
                Array.Resize(ref _lists, number * 2);
                Array.Resize(ref _frequencies, number * 2);
                Array.Resize(ref _full, number * 2);
            }
            _lists[number] = new PostingList();
            Size += 160 + (term.Length * 2);
        }
        return number;
    }

    /// <param name="isWord">Whether the word itself stands there, not only a relative of it.</param>
    public void Add(int term, float frequency, bool isWord)
    {
        ref var sum = ref _frequencies[term];
        if (sum == 0)
        {
            _touched.Add(term);
        }
        sum += frequency;
        _full[term] |= isWord;
    }

    public void EndDocument(int document)
    {
        foreach (var term in _touched)
        {
            Size += _lists[term].Add(document, Frequencies.Encode(_frequencies[term], _full[term]));
            _frequencies[term] = 0;
            _full[term] = false;
        }
        _touched.Clear();
    }

    /// <summary>The term is that of a word without a meaning of its own.</summary>
    public void NoteStopWord(int term) => _stopWords.Add(term);

    /// <param name="documentCount">Documents of the segment.</param>
    /// <returns>The place of each term in the file, by its number here; -1 when no document has it.</returns>
    public int[] Write(SegmentFileWriter file, int documentCount)
    {
        var used = Enumerable.Range(0, _texts.Count).Where(number => _lists[number].Documents > 0).ToArray();
        // in the order of the bytes, in which they are looked up
        Array.Sort(Array.ConvertAll(used, number => Encoding.UTF8.GetBytes(_texts[number])), used, Comparer<byte[]>.Create((first, second) => first.AsSpan().SequenceCompareTo(second)));
        var places = new int[_texts.Count];
        Array.Fill(places, -1);
        var documents = new int[used.Length];
        var offsets = new long[used.Length + 1];
        var bitTerms = new List<int>();
        file.Begin(Section.Postings);
        for (var place = 0; place < used.Length; place++)
        {
            var list = _lists[used[place]];
            places[used[place]] = place;
            documents[place] = list.Documents;
            if (_stopWords.Contains(used[place]) && list.Documents > documentCount / BitShare)
            {
                bitTerms.Add(place);
                file.Write(PostingBits.FromList(list.Bytes, documentCount));
            }
            else
            {
                file.Write(list.Bytes);
            }
            offsets[place + 1] = file.Offset;
        }
        file.End();
        file.Write(Section.PostingOffsets, (ReadOnlySpan<long>)offsets);
        file.Write(Section.BitTerms, (ReadOnlySpan<int>)CollectionsMarshal.AsSpan(bitTerms));
        file.Write(Section.TermDocuments, (ReadOnlySpan<int>)documents);
        file.WriteTexts(Section.TermText, Section.TermTextOffsets, used.Select(number => _texts[number]), used.Length);
        return places;
    }

    private sealed class PostingList
    {
        private byte[] _bytes = new byte[8];
        private int _length;
        private int _last;

        public int Documents { get; private set; }

        public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

        /// <returns>By how many bytes the list has grown in memory.</returns>
        public int Add(int document, byte frequency)
        {
            var grown = 0;
            if (_bytes.Length - _length < 6)
            {
                grown = _bytes.Length / 2 + 8;
                Array.Resize(ref _bytes, _bytes.Length + grown);
            }
            var distance = (uint)(document - _last);
            while (distance >= 128)
            {
                _bytes[_length++] = (byte)(distance | 128);
                distance >>= 7;
            }
            _bytes[_length++] = (byte)distance;
            _bytes[_length++] = frequency;
            _last = document;
            Documents++;
            return grown;
        }
    }
}
