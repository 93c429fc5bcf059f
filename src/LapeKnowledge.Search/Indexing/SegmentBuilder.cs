using System.Runtime.InteropServices;
using System.Text;
using LapeKnowledge.Search.Analysis;
using LapeKnowledge.Search.Querying;

namespace LapeKnowledge.Search.Indexing;

/// <summary>
/// Collects documents into a segment's file. The documents' records are written at once, the rest when it is complete. Words are numbered as they are first seen,
/// which puts the frequent ones first, where they are short.
/// </summary>
internal sealed class SegmentBuilder : IDisposable
{
    private readonly Analyzers analyzers;
    private readonly SegmentFileWriter file;
    private readonly FormTable forms;
    private readonly PostingTable postings = new();
    private readonly ColumnTable columns = new();
    private readonly SeparatorTable separators = new();
    private readonly ByteBuffer record = new(1 << 14);
    private readonly ByteBuffer tokens = new(1 << 14);
    private readonly List<long> offsets = [0];
    private readonly List<ulong> keys = [];
    private readonly List<byte> norms = [];
    private readonly List<byte> languages = [];
    private readonly List<int> dates = [];
    private readonly Dictionary<string, int> languageNumbers = [];
    private readonly List<(string Language, int Documents, double Length)> languageTotals = [];
    private long tokenCount;
    private float length;

    public SegmentBuilder(string path, Analyzers analyzers)
    {
        this.analyzers = analyzers;
        forms = new FormTable(postings);
        file = new SegmentFileWriter(path);
        file.Begin(Section.Documents);
    }

    public int Documents => norms.Count;

    /// <summary>Roughly the memory it takes, in bytes.</summary>
    public long Size => postings.Size + forms.Size + (offsets.Count * 64L);

    /// <summary>Numbers a word of another segment before the documents come, so that frequent words are short; it keeps its terms.</summary>
    public int Seed(Segment source, int form)
    {
        var terms = new List<(string Term, TermKind Kind)>();
        for (var list = source.TermsOf(form); list.MoveNext();)
        {
            terms.Add((source.TermText(list.Number), list.Kind));
        }
        return forms.Add(source.FormText(form), analyzers.For(source.FormLanguage(form)), terms);
    }

    public void Add(SearchDocument document)
    {
        var analyzer = analyzers.For(document.Language);
        BeginRecord(document.Key, document.Language, document.Stored);
        foreach (var field in Fields.All)
        {
            tokens.Clear();
            if (document.Texts.TryGetValue(field, out var text))
            {
                AddText(analyzer, text, Ranking.Default.FieldWeight(field));
            }
            record.AddVariable((uint)tokens.Length);
            record.Add(tokens.Written);
        }
        EndRecord(document.Key, analyzer.Language, document.Date?.DayNumber ?? 0);
        foreach (var (name, values) in document.Columns)
        {
            columns.Add(name, Documents - 1, values);
        }
    }

    /// <summary>Takes a document over from another segment, without reading its text.</summary>
    /// <param name="formMap">For each word of the source its number here, from <see cref="Seed"/>.</param>
    /// <param name="separatorMap">The same for separators; -1 for those that have not come yet.</param>
    public unsafe void Add(Segment source, int document, int[] formMap, int[] separatorMap)
    {
        var reader = source.Read(document);
        BeginRecord(reader.Key, reader.Language, reader.Stored);
        foreach (var field in Fields.All)
        {
            var weight = Ranking.Default.FieldWeight(field);
            tokens.Clear();
            var (position, end) = reader.Field(field);
            while (position < end)
            {
                var token = TokenCode.Read(ref position);
                if ((token & TokenCode.SeparatorFlag) != 0)
                {
                    var separator = (int)(token & ~TokenCode.SeparatorFlag);
                    TokenCode.WriteSeparator(tokens, separatorMap[separator] >= 0
                        ? separatorMap[separator]
                        : separatorMap[separator] = separators.Find(source.SeparatorText(separator)));
                }
                else
                {
                    AddWord(formMap[token], weight);
                }
            }
            record.AddVariable((uint)tokens.Length);
            record.Add(tokens.Written);
        }
        EndRecord(reader.Key, source.LanguageOf(document), source.Dates[document]);
        foreach (var column in source.Columns)
        {
            columns.Add(column.Name, Documents - 1, column.ValuesOf(document));
        }
    }

    public void Complete()
    {
        file.End();
        file.Write(Section.DocumentOffsets, Span(offsets));
        file.Write(Section.KeyHashes, (ReadOnlySpan<uint>)keys.Select(key => (uint)(key >> 32)).ToArray());
        keys.Sort();
        file.Write(Section.Keys, Span(keys));
        file.Write(Section.DocumentLanguages, Span(languages));
        file.Write(Section.Norms, Span(norms));
        file.Write(Section.Dates, Span(dates));
        var order = postings.Write(file, Documents);
        forms.Write(file, order);
        separators.Write(file);
        columns.Write(file, Documents);
        var summary = new SegmentSummary(
            Documents,
            tokenCount,
            [.. languageTotals.Select(total => new LanguageSummary(total.Language, total.Documents, total.Length))],
            columns.Summaries);
        file.Write(Section.Summary, (ReadOnlySpan<byte>)summary.ToBytes());
        file.Complete();
    }

    public void Dispose() => file.Dispose();

    private void BeginRecord(string key, string language, string? stored)
    {
        length = 0;
        record.Clear();
        record.AddText(key);
        record.AddText(language);
        record.AddText(stored);
    }

    private void EndRecord(string key, string language, int date)
    {
        var document = norms.Count;
        file.Write(record.Written);
        offsets.Add(file.Offset);
        keys.Add(KeyHash.Entry(key, document));
        postings.EndDocument(document);
        norms.Add(Norms.Encode(length));
        dates.Add(date);
        languages.Add(LanguageNumber(language));
    }

    private byte LanguageNumber(string language)
    {
        if (!languageNumbers.TryGetValue(language, out var number))
        {
            languageNumbers.Add(language, number = languageTotals.Count);
            languageTotals.Add((language, 0, 0));
        }
        var (name, documents, sum) = languageTotals[number];
        languageTotals[number] = (name, documents + 1, sum + length);
        return (byte)number;
    }

    private void AddText(IWordAnalyzer analyzer, string text, float weight)
    {
        var words = forms.For(analyzer);
        var position = 0;
        var end = 0;
        while (Tokenizer.Next(text, ref position, out var word))
        {
            AddSeparator(text.AsSpan(end, word.Start.Value - end), between: end > 0);
            end = word.End.Value;
            AddWord(words.Find(text.AsSpan(word)), weight);
        }
        AddSeparator(text.AsSpan(end), between: false);
    }

    private void AddSeparator(ReadOnlySpan<char> text, bool between)
    {
        if (text.Length > 0 && !(between && text is " "))
        {
            TokenCode.WriteSeparator(tokens, separators.Find(text));
        }
    }

    private void AddWord(int form, float weight)
    {
        TokenCode.WriteWord(tokens, form);
        tokenCount++;
        length += weight;
        forms.Count(form, weight);
    }

    private static ReadOnlySpan<T> Span<T>(List<T> list) => CollectionsMarshal.AsSpan(list);
}

internal static class Fields
{
    public static readonly SearchField[] All = Enum.GetValues<SearchField>();
}

/// <summary>Documents by the hash of their key: the hash in the high half, the document in the low one, so that sorting the numbers sorts by hash.</summary>
internal static class KeyHash
{
    public static ulong Entry(string key, int document) => ((ulong)Checksum.Of(Encoding.UTF8.GetBytes(key)) << 32) | (uint)document;
}
