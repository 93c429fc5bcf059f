using LapeKnowledge.Search.Analysis;

namespace LapeKnowledge.Search.Querying;

/// <summary>
/// Reads what was typed: <c>words "a phrase" -word -"a phrase" prefix* field:value field:"a value"</c>. There are no errors: a quote without its pair is no quote, a field that
/// means nothing is two words, signs between words are nothing.
/// </summary>
internal sealed class QueryParser
{
    /// <summary>More words than this are not looked at; nobody types as many.</summary>
    public const int MaxWords = 32;

    private const string Quotes = "\"”“„»«";

    private readonly string _query;
    private readonly Func<string, string, ColumnFilter?>? _resolveField;
    private readonly List<ParsedWord> _words = [];
    private readonly List<ParsedPhrase> _phrases = [];
    private readonly List<ParsedPhrase> _excluded = [];
    private readonly List<ColumnFilter> _filters = [];

    private QueryParser(string query, Func<string, string, ColumnFilter?>? resolveField)
    {
        _query = query;
        _resolveField = resolveField;
    }

    public static ParsedQuery Parse(string query, Func<string, string, ColumnFilter?>? resolveField = null)
    {
        var parser = new QueryParser(query, resolveField);
        parser.Run();
        return new ParsedQuery(parser._words, parser._phrases, parser._excluded, parser._filters);
    }

    private void Run()
    {
        var position = 0;
        while (position < _query.Length)
        {
            if (char.IsWhiteSpace(_query[position]))
            {
                position++;
                continue;
            }
            var isExcluded = _query[position] is '-' or '\u2212' && position + 1 < _query.Length && !char.IsWhiteSpace(_query[position + 1]);
            Clause(ref position, isExcluded);
        }
    }

    private void Clause(ref int position, bool isExcluded)
    {
        position += isExcluded ? 1 : 0;
        if (TryQuoted(position, out var from, out var to))
        {
            position = to + 1;
            AddPhrase(from, to, isExcluded);
            return;
        }
        if (!isExcluded && TryField(ref position))
        {
            return;
        }
        var start = position;
        while (position < _query.Length && !char.IsWhiteSpace(_query[position]) && (position == start || !TryQuoted(position, out _, out _)))
        {
            position++;
        }
        AddWords(start, position, isExcluded);
    }

    /// <summary>Whether a quoted text begins here, and its inside.</summary>
    private bool TryQuoted(int position, out int from, out int to)
    {
        (from, to) = (position + 1, -1);
        if (position < _query.Length && Quotes.Contains(_query[position]))
        {
            to = _query.AsSpan(from).IndexOfAny(Quotes);
            to = to < 0 ? -1 : to + from;
        }
        return to >= 0;
    }

    private bool TryField(ref int position)
    {
        if (_resolveField is null)
        {
            return false;
        }
        var end = position;
        while (end < _query.Length && char.IsLetter(_query[end]))
        {
            end++;
        }
        if (end == position || end + 1 >= _query.Length || _query[end] != ':' || char.IsWhiteSpace(_query[end + 1]))
        {
            return false;
        }
        var name = _query[position..end];
        if (!TryQuoted(end + 1, out var from, out var to))
        {
            from = to = end + 1;
            while (to < _query.Length && !char.IsWhiteSpace(_query[to]))
            {
                to++;
            }
        }
        if (_resolveField(name, _query[from..to]) is not { } filter)
        {
            return false;
        }
        _filters.Add(filter);
        position = to < _query.Length && Quotes.Contains(_query[to]) ? to + 1 : to;
        return true;
    }

    private void AddPhrase(int from, int to, bool isExcluded)
    {
        var found = Words(from, to);
        if (found.Count == 0)
        {
            return;
        }
        (isExcluded ? _excluded : _phrases).Add(new ParsedPhrase(found));
        if (!isExcluded)
        {
            _words.AddRange(found.Take(MaxWords - _words.Count));
        }
    }

    private void AddWords(int from, int to, bool isExcluded)
    {
        var found = Words(from, to);
        if (isExcluded)
        {
            _excluded.AddRange(found.Select(word => new ParsedPhrase([word])));
        }
        else
        {
            _words.AddRange(found.Take(MaxWords - _words.Count));
        }
    }

    private List<ParsedWord> Words(int from, int to)
    {
        var found = new List<ParsedWord>();
        var text = _query.AsSpan(from, to - from);
        var position = 0;
        while (found.Count < MaxWords && Tokenizer.Next(text, ref position, out var word))
        {
            var surface = text[word].ToString();
            var isPrefix = position < text.Length && text[position] == '*';
            found.Add(new ParsedWord(surface, Tokenizer.Normalize(surface), from + word.Start.Value, isPrefix));
        }
        return found;
    }
}
