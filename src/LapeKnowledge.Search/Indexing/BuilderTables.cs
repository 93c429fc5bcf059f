using System.Runtime.InteropServices;
using System.Text;
using LapeKnowledge.Search.Analysis;
using LapeKnowledge.Search.Querying;

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

/// <summary>The words of a segment that is being built, as they are written, with the terms they are found by.</summary>
internal sealed class FormTable(PostingTable postings)
{
    private readonly Dictionary<string, LanguageForms> _byLanguage = [];
    private readonly List<Form> _forms = [];

    public long Size { get; private set; }

    public LanguageForms For(IWordAnalyzer analyzer)
    {
        if (!_byLanguage.TryGetValue(analyzer.Language, out var found))
        {
            _byLanguage.Add(analyzer.Language, found = new LanguageForms(this, analyzer));
        }
        return found;
    }

    /// <summary>Counts one occurrence in the document at hand.</summary>
    public void Count(int form, float weight)
    {
        ref var found = ref CollectionsMarshal.AsSpan(_forms)[form];
        found.Occurrences++;
        foreach (var (term, kind) in found.Terms)
        {
            postings.Add(term, weight * Ranking.Default.KindWeight(kind), kind == TermKind.Lemma);
        }
    }

    public void Write(SegmentFileWriter file, int[] places)
    {
        var termForms = WriteTerms(file, places);
        WriteTermForms(file, termForms);
        // a word of deleted documents alone leaves nothing of itself
        file.WriteTexts(Section.FormText, Section.FormTextOffsets, _forms.Select(form => form.Occurrences > 0 ? form.Surface : ""), _forms.Count);
        file.Write(Section.FormLanguages, (ReadOnlySpan<ushort>)_forms.Select(form => LanguageCode.Encode(form.Language)).ToArray());
        file.Write(Section.FormCounts, (ReadOnlySpan<int>)_forms.Select(form => form.Occurrences).ToArray());
    }

    private List<(int Form, TermKind Kind)>?[] WriteTerms(SegmentFileWriter file, int[] places)
    {
        var termForms = new List<(int Form, TermKind Kind)>?[places.Count(place => place >= 0)];
        var offsets = new uint[_forms.Count + 1];
        var bytes = new ByteBuffer(_forms.Count * 4);
        for (var form = 0; form < _forms.Count; form++)
        {
            foreach (var (term, kind) in _forms[form].Occurrences > 0 ? _forms[form].Terms : [])
            {
                bytes.AddVariable(((uint)places[term] << 2) | (uint)kind);
                (termForms[places[term]] ??= []).Add((form, kind));
            }
            offsets[form + 1] = (uint)bytes.Length;
        }
        file.Write(Section.FormTerms, bytes.Written);
        file.Write(Section.FormTermOffsets, (ReadOnlySpan<uint>)offsets);
        return termForms;
    }

    private static void WriteTermForms(SegmentFileWriter file, List<(int Form, TermKind Kind)>?[] termForms)
    {
        var offsets = new uint[termForms.Length + 1];
        var bytes = new ByteBuffer(termForms.Length * 4);
        for (var term = 0; term < termForms.Length; term++)
        {
            var last = 0;
            foreach (var (form, kind) in termForms[term] ?? [])
            {
                bytes.AddVariable(((uint)(form - last) << 2) | (uint)kind);
                last = form;
            }
            offsets[term + 1] = (uint)bytes.Length;
        }
        file.Write(Section.TermForms, bytes.Written);
        file.Write(Section.TermFormOffsets, (ReadOnlySpan<uint>)offsets);
    }

    /// <param name="terms">Terms with their language.</param>
    public int Add(string surface, IWordAnalyzer analyzer, IReadOnlyList<(string Term, TermKind Kind)> terms)
    {
        var language = analyzer.Language;
        var isStopWord = analyzer.IsStopWord(Tokenizer.Normalize(surface));
        var found = new (int, TermKind)[terms.Count];
        for (var index = 0; index < found.Length; index++)
        {
            found[index] = (postings.Find(terms[index].Term), terms[index].Kind);
            if (isStopWord && terms[index].Kind == TermKind.Lemma)
            {
                postings.NoteStopWord(found[index].Item1);
            }
        }
        _forms.Add(new Form(surface, language, found));
        Size += 120 + (surface.Length * 2) + (found.Length * 8);
        return _forms.Count - 1;
    }

    private int Add(IWordAnalyzer analyzer, string surface)
    {
        var terms = analyzer.Analyze(Tokenizer.Normalize(surface));
        return Add(surface, analyzer, [
            .. terms.Lemmas.Select(term => (analyzer.Language + term, TermKind.Lemma)),
            .. terms.Parts.Select(term => (analyzer.Language + term, TermKind.Part)),
            .. terms.Roots.Select(term => (analyzer.Language + term, TermKind.Root)),
        ]);
    }

    private record struct Form(string Surface, string Language, (int Term, TermKind Kind)[] Terms)
    {
        public int Occurrences { get; set; }
    }

    internal sealed class LanguageForms
    {
        private readonly FormTable _table;
        private readonly IWordAnalyzer _analyzer;
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

        public LanguageForms(FormTable table, IWordAnalyzer analyzer)
        {
            _table = table;
            _analyzer = analyzer;
            _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        public int Find(ReadOnlySpan<char> surface)
        {
            if (!_lookup.TryGetValue(surface, out var number))
            {
                var text = surface.ToString();
                number = _table.Add(_analyzer, text);
                _numbers.Add(text, number);
            }
            return number;
        }
    }
}

/// <summary>What stands between the words of a segment that is being built.</summary>
internal sealed class SeparatorTable
{
    /// <summary>The common ones, numbered first: they take one byte.</summary>
    private static readonly string[] Common = [", ", ". ", "\n", "\n\n", ".", ".\n", " (", ") ", "\" ", " \"", ": ", "; ", " – ", ".\n\n", "? ", "), "];

    private readonly List<string> _texts = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public SeparatorTable()
    {
        _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var text in Common)
        {
            Find(text);
        }
    }

    public int Find(ReadOnlySpan<char> text)
    {
        if (!_lookup.TryGetValue(text, out var number))
        {
            number = _texts.Count;
            _texts.Add(text.ToString());
            _numbers.Add(_texts[^1], number);
        }
        return number;
    }

    public void Write(SegmentFileWriter file) => file.WriteTexts(Section.SeparatorText, Section.SeparatorTextOffsets, _texts, _texts.Count);
}

/// <summary>The columns of a segment that is being built.</summary>
internal sealed class ColumnTable
{
    private readonly Dictionary<string, Column> _columns = new(StringComparer.Ordinal);

    public IReadOnlyList<ColumnSummary> Summaries => [.. _columns.Select(column => new ColumnSummary(column.Key, column.Value.Values))];

    public void Add(string name, int document, IEnumerable<string> values)
    {
        if (!_columns.TryGetValue(name, out var column))
        {
            _columns.Add(name, column = new Column());
        }
        column.Add(document, values);
    }

    public void Write(SegmentFileWriter file, int documents)
    {
        foreach (var column in _columns.Values)
        {
            column.Fill(documents);
        }
        var offsets = new List<int>();
        var before = 0;
        foreach (var column in _columns.Values)
        {
            offsets.AddRange(column.Offsets.Select(offset => before + offset));
            before += column.Ordinals.Count;
        }
        file.Write(Section.ColumnOffsets, (ReadOnlySpan<int>)offsets.ToArray());
        file.Write(Section.ColumnOrdinals, (ReadOnlySpan<int>)_columns.Values.SelectMany(column => column.Ordinals).ToArray());
    }

    private sealed class Column
    {
        private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);

        public List<string> Values { get; } = [];
        public List<int> Offsets { get; } = [0];
        public List<int> Ordinals { get; } = [];

        public void Add(int document, IEnumerable<string> values)
        {
            Fill(document);
            foreach (var value in values.Distinct(StringComparer.Ordinal))
            {
                if (!_ordinals.TryGetValue(value, out var ordinal))
                {
                    _ordinals.Add(value, ordinal = Values.Count);
                    Values.Add(value);
                }
                Ordinals.Add(ordinal);
            }
            Offsets.Add(Ordinals.Count);
        }

        /// <summary>The documents up to here that had none have no values.</summary>
        public void Fill(int documents)
        {
            while (Offsets.Count <= documents)
            {
                Offsets.Add(Ordinals.Count);
            }
        }
    }
}

/// <summary>A language's two letters as a number.</summary>
internal static class LanguageCode
{
    public static ushort Encode(string language) => (ushort)((language[0] << 8) | language[1]);

    public static string Decode(ushort code) => string.Create(2, code, static (span, value) =>
    {
        span[0] = (char)(value >> 8);
        span[1] = (char)(value & 255);
    });
}
