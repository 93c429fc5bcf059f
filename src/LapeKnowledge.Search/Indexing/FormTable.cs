using System.Runtime.InteropServices;
using LapeKnowledge.Search.Analysis;
using LapeKnowledge.Search.Querying;

namespace LapeKnowledge.Search.Indexing;

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
