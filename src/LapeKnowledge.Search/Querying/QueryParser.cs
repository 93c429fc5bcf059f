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

    private readonly string query;
    private readonly Func<string, string, ColumnFilter?>? resolveField;
    private readonly List<ParsedWord> words = [];
    private readonly List<ParsedPhrase> phrases = [];
    private readonly List<ParsedPhrase> excluded = [];
    private readonly List<ColumnFilter> filters = [];

    private QueryParser(string query, Func<string, string, ColumnFilter?>? resolveField)
    {
        this.query = query;
        this.resolveField = resolveField;
    }

    public static ParsedQuery Parse(string query, Func<string, string, ColumnFilter?>? resolveField = null)
    {
        var parser = new QueryParser(query, resolveField);
        parser.Run();
        return new ParsedQuery(parser.words, parser.phrases, parser.excluded, parser.filters);
    }

    private void Run()
    {
        var position = 0;
        while (position < query.Length)
        {
            if (char.IsWhiteSpace(query[position]))
            {
                position++;
                continue;
            }
            var isExcluded = query[position] is '-' or '\u2212' && position + 1 < query.Length && !char.IsWhiteSpace(query[position + 1]);
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
        while (position < query.Length && !char.IsWhiteSpace(query[position]) && (position == start || !TryQuoted(position, out _, out _)))
        {
            position++;
        }
        AddWords(start, position, isExcluded);
    }

    /// <summary>Whether a quoted text begins here, and its inside.</summary>
    private bool TryQuoted(int position, out int from, out int to)
    {
        (from, to) = (position + 1, -1);
        if (position < query.Length && Quotes.Contains(query[position]))
        {
            to = query.AsSpan(from).IndexOfAny(Quotes);
            to = to < 0 ? -1 : to + from;
        }
        return to >= 0;
    }

    private bool TryField(ref int position)
    {
        if (resolveField is null)
        {
            return false;
        }
        var end = position;
        while (end < query.Length && char.IsLetter(query[end]))
        {
            end++;
        }
        if (end == position || end + 1 >= query.Length || query[end] != ':' || char.IsWhiteSpace(query[end + 1]))
        {
            return false;
        }
        var name = query[position..end];
        if (!TryQuoted(end + 1, out var from, out var to))
        {
            from = to = end + 1;
            while (to < query.Length && !char.IsWhiteSpace(query[to]))
            {
                to++;
            }
        }
        if (resolveField(name, query[from..to]) is not { } filter)
        {
            return false;
        }
        filters.Add(filter);
        position = to < query.Length && Quotes.Contains(query[to]) ? to + 1 : to;
        return true;
    }

    private void AddPhrase(int from, int to, bool isExcluded)
    {
        var found = Words(from, to);
        if (found.Count == 0)
        {
            return;
        }
        (isExcluded ? excluded : phrases).Add(new ParsedPhrase(found));
        if (!isExcluded)
        {
            words.AddRange(found.Take(MaxWords - words.Count));
        }
    }

    private void AddWords(int from, int to, bool isExcluded)
    {
        var found = Words(from, to);
        if (isExcluded)
        {
            excluded.AddRange(found.Select(word => new ParsedPhrase([word])));
        }
        else
        {
            words.AddRange(found.Take(MaxWords - words.Count));
        }
    }

    private List<ParsedWord> Words(int from, int to)
    {
        var found = new List<ParsedWord>();
        var text = query.AsSpan(from, to - from);
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
