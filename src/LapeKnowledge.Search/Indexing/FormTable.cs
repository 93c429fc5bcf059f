using LapeKnowledge.Search.Analysis;
using LapeKnowledge.Search.Querying;

namespace LapeKnowledge.Search.Indexing;

/// <summary>The words of a segment that is being built, as they are written, with the terms they are found by.</summary>
internal sealed class FormTable(PostingTable postings)
{
    private const int KindBits = 2;

    private readonly Dictionary<string, LanguageForms> _byLanguage = [];
    private readonly List<(string Surface, string Language)> _forms = [];

    /// <summary>The terms of the words, one word after the other: number and kind.</summary>
    private readonly List<uint> _terms = [];
    private readonly List<int> _termEnds = [];
    private readonly List<int> _touched = [];
    private Use[] _uses = new Use[1024];

    /// <param name="Occurrences">In all documents.</param>
    /// <param name="Weight">What the document at hand has of the word.</param>
    private record struct Use(int Occurrences, float Weight);

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
        ref var use = ref _uses[form];
        if (use.Weight == 0)
        {
            _touched.Add(form);
        }
        use.Occurrences++;
        use.Weight += weight;
    }

    public void EndDocument(int document)
    {
        foreach (var form in _touched)
        {
            ref var use = ref _uses[form];
            for (var index = form == 0 ? 0 : _termEnds[form - 1]; index < _termEnds[form]; index++)
            {
                var kind = KindOf(_terms[index]);
                postings.Add(NumberOf(_terms[index]), use.Weight * Ranking.Default.KindWeight(kind), kind == TermKind.Lemma);
            }
            use.Weight = 0;
        }
        _touched.Clear();
        postings.EndDocument(document);
    }

    public void Write(SegmentFileWriter file, int[] places)
    {
        WriteTerms(file, places);
        // a word of deleted documents alone leaves nothing of itself
        file.WriteTexts(Section.FormText, Section.FormTextOffsets, _forms.Select((form, number) => _uses[number].Occurrences > 0 ? form.Surface : ""), _forms.Count);
        file.Write(Section.FormLanguages, (ReadOnlySpan<ushort>)_forms.Select(form => LanguageCode.Encode(form.Language)).ToArray());
        file.Write(Section.FormCounts, (ReadOnlySpan<int>)_forms.Select((_, number) => _uses[number].Occurrences).ToArray());
    }

    private void WriteTerms(SegmentFileWriter file, int[] places)
    {
        var counts = new int[places.Count(place => place >= 0)];
        var offsets = new uint[_forms.Count + 1];
        var bytes = new ByteBuffer(_forms.Count * 4);
        for (var form = 0; form < _forms.Count; form++)
        {
            foreach (var (place, kind) in TermsOf(form, places))
            {
                bytes.AddVariable(((uint)place << KindBits) | (uint)kind);
                counts[place]++;
            }
            offsets[form + 1] = (uint)bytes.Length;
        }
        file.Write(Section.FormTerms, bytes.Written);
        file.Write(Section.FormTermOffsets, (ReadOnlySpan<uint>)offsets);
        WriteTermForms(file, places, counts);
    }

    /// <param name="counts">How many words each term stands for.</param>
    private void WriteTermForms(SegmentFileWriter file, int[] places, int[] counts)
    {
        var ends = new int[counts.Length];
        for (var place = 1; place < ends.Length; place++)
        {
            ends[place] = ends[place - 1] + counts[place - 1];
        }
        var sorted = new (int Form, TermKind Kind)[counts.Sum()];
        for (var form = 0; form < _forms.Count; form++)
        {
            foreach (var (place, kind) in TermsOf(form, places))
            {
                sorted[ends[place]++] = (form, kind);
            }
        }
        var offsets = new uint[counts.Length + 1];
        var bytes = new ByteBuffer(sorted.Length * 3);
        for (var place = 0; place < counts.Length; place++)
        {
            var last = 0;
            foreach (var (form, kind) in sorted.AsSpan((ends[place] - counts[place])..ends[place]))
            {
                bytes.AddVariable(((uint)(form - last) << KindBits) | (uint)kind);
                last = form;
            }
            offsets[place + 1] = (uint)bytes.Length;
        }
        file.Write(Section.TermForms, bytes.Written);
        file.Write(Section.TermFormOffsets, (ReadOnlySpan<uint>)offsets);
    }

    /// <summary>The terms of a word that a document has, by their place in the file.</summary>
    private IEnumerable<(int Place, TermKind Kind)> TermsOf(int form, int[] places)
    {
        for (var index = form == 0 ? 0 : _termEnds[form - 1]; index < _termEnds[form] && _uses[form].Occurrences > 0; index++)
        {
            yield return (places[NumberOf(_terms[index])], KindOf(_terms[index]));
        }
    }

    /// <param name="terms">Terms with their language.</param>
    public int Add(string surface, IWordAnalyzer analyzer, IEnumerable<(string Term, TermKind Kind)> terms)
    {
        var isStopWord = analyzer.IsStopWord(Tokenizer.Normalize(surface));
        foreach (var (term, kind) in terms)
        {
            var number = postings.Find(term);
            _terms.Add(((uint)number << KindBits) | (uint)kind);
            if (isStopWord && kind == TermKind.Lemma)
            {
                postings.NoteStopWord(number);
            }
        }
        _forms.Add((surface, analyzer.Language));
        _termEnds.Add(_terms.Count);
        if (_forms.Count > _uses.Length)
        {
            Array.Resize(ref _uses, _uses.Length * 2);
        }
        Size += 100 + (surface.Length * 2);
        return _forms.Count - 1;
    }

    private int Add(IWordAnalyzer analyzer, string surface)
    {
        var terms = analyzer.Analyze(Tokenizer.Normalize(surface));
        return Add(surface, analyzer, terms.Lemmas.Select(term => (analyzer.Language + term, TermKind.Lemma))
            .Concat(terms.Parts.Select(term => (analyzer.Language + term, TermKind.Part)))
            .Concat(terms.Roots.Select(term => (analyzer.Language + term, TermKind.Root))));
    }

    private static int NumberOf(uint term) => (int)(term >> KindBits);

    private static TermKind KindOf(uint term) => (TermKind)(term & ((1 << KindBits) - 1));

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
