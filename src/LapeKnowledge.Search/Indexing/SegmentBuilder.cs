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
    private readonly Analyzers _analyzers;
    private readonly SegmentFileWriter _file;
    private readonly FormTable _forms;
    private readonly PostingTable _postings;
    private readonly ColumnTable _columns = new();
    private readonly SeparatorTable _separators = new();
    private readonly ByteBuffer _record = new(1 << 14);
    private readonly ByteBuffer _tokens = new(1 << 14);
    private readonly List<long> _offsets = [0];
    private readonly List<ulong> _keys = [];
    private readonly List<byte> _norms = [];
    private readonly List<byte> _languages = [];
    private readonly List<int> _dates = [];
    private readonly Dictionary<string, int> _languageNumbers = [];
    private readonly List<(string Language, int Documents, double Length)> _languageTotals = [];
    private float _length;

    public SegmentBuilder(string path, Analyzers analyzers)
    {
        _analyzers = analyzers;
        _postings = new PostingTable(path);
        _forms = new FormTable(_postings);
        _file = new SegmentFileWriter(path);
        _file.Begin(Section.Documents);
    }

    public int Documents => _norms.Count;

    /// <summary>Roughly the memory it takes, in bytes.</summary>
    public long Size => _postings.Size + _forms.Size + (_offsets.Count * 64L);

    /// <summary>Numbers a word of another segment before the documents come, so that frequent words are short; it keeps its terms.</summary>
    public int Seed(Segment source, int form)
    {
        var terms = new List<(string Term, TermKind Kind)>();
        for (var list = source.TermsOf(form); list.MoveNext();)
        {
            terms.Add((source.TermText(list.Number), list.Kind));
        }
        return _forms.Add(source.FormText(form), _analyzers.For(source.FormLanguage(form)), terms);
    }

    public void Add(SearchDocument document)
    {
        var analyzer = _analyzers.For(document.Language);
        BeginRecord(document.Key, document.Language, document.Stored);
        foreach (var field in Fields.All)
        {
            _tokens.Clear();
            if (document.Texts.TryGetValue(field, out var text))
            {
                AddText(analyzer, text, Ranking.Default.FieldWeight(field));
            }
            _record.AddVariable((uint)_tokens.Length);
            _record.Add(_tokens.Written);
        }
        EndRecord(document.Key, analyzer.Language, document.Date?.DayNumber ?? 0);
        foreach (var (name, values) in document.Columns)
        {
            _columns.Add(name, Documents - 1, values);
        }
    }

    /// <summary>Takes a document over from another segment, without reading its text.</summary>
    /// <param name="formMap">For each word of the source its number here, from <see cref="Seed"/>.</param>
    /// <param name="separatorMap">The same for separators; -1 for those that have not come yet.</param>
    public void Add(Segment source, int document, int[] formMap, int[] separatorMap)
    {
        var reader = source.Read(document);
        var fields = source.Fields(document);
        BeginRecord(reader.Key, reader.Language, reader.Stored);
        foreach (var field in Fields.All)
        {
            var weight = Ranking.Default.FieldWeight(field);
            _tokens.Clear();
            var read = fields.Next();
            while (read.MoveNext())
            {
                if (read.IsSeparator)
                {
                    ref var separator = ref separatorMap[read.Number];
                    separator = separator >= 0 ? separator : _separators.Find(source.SeparatorText(read.Number));
                    TokenCode.WriteSeparator(_tokens, separator);
                }
                else
                {
                    AddWord(formMap[read.Number], weight);
                }
            }
            _record.AddVariable((uint)_tokens.Length);
            _record.Add(_tokens.Written);
        }
        EndRecord(reader.Key, source.LanguageOf(document), source.Dates[document]);
        foreach (var column in source.Columns)
        {
            _columns.Add(column.Name, Documents - 1, column.ValuesOf(document));
        }
    }

    public void Complete()
    {
        _file.End();
        _file.Write(Section.DocumentOffsets, Span(_offsets));
        _file.Write(Section.KeyHashes, (ReadOnlySpan<uint>)_keys.Select(key => (uint)(key >> 32)).ToArray());
        _keys.Sort();
        _file.Write(Section.Keys, Span(_keys));
        _file.Write(Section.DocumentLanguages, Span(_languages));
        _file.Write(Section.Norms, Span(_norms));
        _file.Write(Section.Dates, Span(_dates));
        var order = _postings.Write(_file, Documents);
        _forms.Write(_file, order);
        _separators.Write(_file);
        _columns.Write(_file, Documents);
        var summary = new SegmentSummary(
            Documents,
            [.. _languageTotals.Select(total => new LanguageSummary(total.Language, total.Documents, total.Length))],
            _columns.Summaries);
        _file.Write(Section.Summary, (ReadOnlySpan<byte>)summary.ToBytes());
        _file.Complete();
    }

    public void Dispose()
    {
        _postings.Dispose();
        _file.Dispose();
    }

    private void BeginRecord(string key, string language, string? stored)
    {
        _length = 0;
        _record.Clear();
        _record.AddText(key);
        _record.AddText(language);
        _record.AddText(stored);
    }

    private void EndRecord(string key, string language, int date)
    {
        var document = _norms.Count;
        _file.Write(_record.Written);
        _offsets.Add(_file.Offset);
        _keys.Add(KeyHash.Entry(key, document));
        _forms.EndDocument(document);
        _norms.Add(Norms.Encode(_length));
        _dates.Add(date);
        _languages.Add(LanguageNumber(language));
    }

    private byte LanguageNumber(string language)
    {
        if (!_languageNumbers.TryGetValue(language, out var number))
        {
            _languageNumbers.Add(language, number = _languageTotals.Count);
            _languageTotals.Add((language, 0, 0));
        }
        var (name, documents, sum) = _languageTotals[number];
        _languageTotals[number] = (name, documents + 1, sum + _length);
        return (byte)number;
    }

    private void AddText(IWordAnalyzer analyzer, string text, float weight)
    {
        var words = _forms.For(analyzer);
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
            TokenCode.WriteSeparator(_tokens, _separators.Find(text));
        }
    }

    private void AddWord(int form, float weight)
    {
        TokenCode.WriteWord(_tokens, form);
        _length += weight;
        _forms.Count(form, weight);
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
