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

    private readonly Dictionary<string, int> terms = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];
    private readonly List<int> touched = [];
    private float[] frequencies = new float[1024];
    private bool[] full = new bool[1024];
    private readonly HashSet<int> stopWords = [];
    private PostingList[] lists = new PostingList[1024];

    public long Size { get; private set; }

    public int Find(string term)
    {
        if (!terms.TryGetValue(term, out var number))
        {
            number = texts.Count;
            terms.Add(term, number);
            texts.Add(term);
            if (number == lists.Length)
            {
                Array.Resize(ref lists, number * 2);
                Array.Resize(ref frequencies, number * 2);
                Array.Resize(ref full, number * 2);
            }
            lists[number] = new PostingList();
            Size += 160 + (term.Length * 2);
        }
        return number;
    }

    /// <param name="isWord">Whether the word itself stands there, not only a relative of it.</param>
    public void Add(int term, float frequency, bool isWord)
    {
        ref var sum = ref frequencies[term];
        if (sum == 0)
        {
            touched.Add(term);
        }
        sum += frequency;
        full[term] |= isWord;
    }

    public void EndDocument(int document)
    {
        foreach (var term in touched)
        {
            Size += lists[term].Add(document, Frequencies.Encode(frequencies[term], full[term]));
            frequencies[term] = 0;
            full[term] = false;
        }
        touched.Clear();
    }

    /// <summary>The term is that of a word without a meaning of its own.</summary>
    public void NoteStopWord(int term) => stopWords.Add(term);

    /// <param name="documentCount">Documents of the segment.</param>
    /// <returns>The place of each term in the file, by its number here; -1 when no document has it.</returns>
    public int[] Write(SegmentFileWriter file, int documentCount)
    {
        var used = Enumerable.Range(0, texts.Count).Where(number => lists[number].Documents > 0).ToArray();
        // in the order of the bytes, in which they are looked up
        Array.Sort(Array.ConvertAll(used, number => Encoding.UTF8.GetBytes(texts[number])), used, Comparer<byte[]>.Create((first, second) => first.AsSpan().SequenceCompareTo(second)));
        var places = new int[texts.Count];
        Array.Fill(places, -1);
        var documents = new int[used.Length];
        var offsets = new long[used.Length + 1];
        var bitTerms = new List<int>();
        file.Begin(Section.Postings);
        for (var place = 0; place < used.Length; place++)
        {
            var list = lists[used[place]];
            places[used[place]] = place;
            documents[place] = list.Documents;
            if (stopWords.Contains(used[place]) && list.Documents > documentCount / BitShare)
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
        file.WriteTexts(Section.TermText, Section.TermTextOffsets, used.Select(number => texts[number]), used.Length);
        return places;
    }

    private sealed class PostingList
    {
        private byte[] bytes = new byte[8];
        private int length;
        private int last;

        public int Documents { get; private set; }

        public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, length);

        /// <returns>By how many bytes the list has grown in memory.</returns>
        public int Add(int document, byte frequency)
        {
            var grown = 0;
            if (bytes.Length - length < 6)
            {
                grown = bytes.Length / 2 + 8;
                Array.Resize(ref bytes, bytes.Length + grown);
            }
            var distance = (uint)(document - last);
            while (distance >= 128)
            {
                bytes[length++] = (byte)(distance | 128);
                distance >>= 7;
            }
            bytes[length++] = (byte)distance;
            bytes[length++] = frequency;
            last = document;
            Documents++;
            return grown;
        }
    }
}

/// <summary>The words of a segment that is being built, as they are written, with the terms they are found by.</summary>
internal sealed class FormTable(PostingTable postings)
{
    private readonly Dictionary<string, LanguageForms> byLanguage = [];
    private readonly List<Form> forms = [];

    public long Size { get; private set; }

    public LanguageForms For(IWordAnalyzer analyzer)
    {
        if (!byLanguage.TryGetValue(analyzer.Language, out var found))
        {
            byLanguage.Add(analyzer.Language, found = new LanguageForms(this, analyzer));
        }
        return found;
    }

    /// <summary>Counts one occurrence in the document at hand.</summary>
    public void Count(int form, float weight)
    {
        ref var found = ref CollectionsMarshal.AsSpan(forms)[form];
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
        file.WriteTexts(Section.FormText, Section.FormTextOffsets, forms.Select(form => form.Occurrences > 0 ? form.Surface : ""), forms.Count);
        file.Write(Section.FormLanguages, (ReadOnlySpan<ushort>)forms.Select(form => LanguageCode.Encode(form.Language)).ToArray());
        file.Write(Section.FormCounts, (ReadOnlySpan<int>)forms.Select(form => form.Occurrences).ToArray());
    }

    private List<(int Form, TermKind Kind)>?[] WriteTerms(SegmentFileWriter file, int[] places)
    {
        var termForms = new List<(int Form, TermKind Kind)>?[places.Count(place => place >= 0)];
        var offsets = new uint[forms.Count + 1];
        var bytes = new ByteBuffer(forms.Count * 4);
        for (var form = 0; form < forms.Count; form++)
        {
            foreach (var (term, kind) in forms[form].Occurrences > 0 ? forms[form].Terms : [])
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
        forms.Add(new Form(surface, language, found));
        Size += 120 + (surface.Length * 2) + (found.Length * 8);
        return forms.Count - 1;
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
        private readonly FormTable table;
        private readonly IWordAnalyzer analyzer;
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;

        public LanguageForms(FormTable table, IWordAnalyzer analyzer)
        {
            this.table = table;
            this.analyzer = analyzer;
            lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        public int Find(ReadOnlySpan<char> surface)
        {
            if (!lookup.TryGetValue(surface, out var number))
            {
                var text = surface.ToString();
                number = table.Add(analyzer, text);
                numbers.Add(text, number);
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

    private readonly List<string> texts = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public SeparatorTable()
    {
        lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var text in Common)
        {
            Find(text);
        }
    }

    public int Find(ReadOnlySpan<char> text)
    {
        if (!lookup.TryGetValue(text, out var number))
        {
            number = texts.Count;
            texts.Add(text.ToString());
            numbers.Add(texts[^1], number);
        }
        return number;
    }

    public void Write(SegmentFileWriter file) => file.WriteTexts(Section.SeparatorText, Section.SeparatorTextOffsets, texts, texts.Count);
}

/// <summary>The columns of a segment that is being built.</summary>
internal sealed class ColumnTable
{
    private readonly Dictionary<string, Column> columns = new(StringComparer.Ordinal);

    public IReadOnlyList<ColumnSummary> Summaries => [.. columns.Select(column => new ColumnSummary(column.Key, column.Value.Values))];

    public void Add(string name, int document, IEnumerable<string> values)
    {
        if (!columns.TryGetValue(name, out var column))
        {
            columns.Add(name, column = new Column());
        }
        column.Add(document, values);
    }

    public void Write(SegmentFileWriter file, int documents)
    {
        foreach (var column in columns.Values)
        {
            column.Fill(documents);
        }
        var offsets = new List<int>();
        var before = 0;
        foreach (var column in columns.Values)
        {
            offsets.AddRange(column.Offsets.Select(offset => before + offset));
            before += column.Ordinals.Count;
        }
        file.Write(Section.ColumnOffsets, (ReadOnlySpan<int>)offsets.ToArray());
        file.Write(Section.ColumnOrdinals, (ReadOnlySpan<int>)columns.Values.SelectMany(column => column.Ordinals).ToArray());
    }

    private sealed class Column
    {
        private readonly Dictionary<string, int> ordinals = new(StringComparer.Ordinal);

        public List<string> Values { get; } = [];
        public List<int> Offsets { get; } = [0];
        public List<int> Ordinals { get; } = [];

        public void Add(int document, IEnumerable<string> values)
        {
            Fill(document);
            foreach (var value in values.Distinct(StringComparer.Ordinal))
            {
                if (!ordinals.TryGetValue(value, out var ordinal))
                {
                    ordinals.Add(value, ordinal = Values.Count);
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
