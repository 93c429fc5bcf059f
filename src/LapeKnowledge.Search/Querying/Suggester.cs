using LapeKnowledge.Search.Analysis;
using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>How a query that is still being typed may go on: words of the index first, then titles.</summary>
internal sealed class Suggester(IndexSnapshot snapshot, Analyzers analyzers)
{
    private const int MaxSize = 10;
    private const int ShortestWord = 2;

    /// <summary>Of a common beginning only so many terms and titles are looked at.</summary>
    private const int MaxTerms = 2_000;
    private const int MaxTitles = 500;

    public IReadOnlyList<Suggestion> Suggest(SearchRequest request)
    {
        RequestLimits.Check(request);
        var size = Math.Min(request.Size, MaxSize);
        var typed = request.Query.TrimStart();
        var words = QueryParser.Parse(typed).Words;
        if (words.Count == 0 || words[^1].Text.Length < ShortestWord || size == 0)
        {
            return [];
        }
        var visible = snapshot.Segments.Select(live => new Visibility(live, [.. request.Required, .. request.Filters])).ToArray();
        var completions = EndsInWord(typed) ? Completions(request.Language, typed, words[^1], visible).Take((size + 1) / 2).ToList() : [];
        return [.. completions, .. Titles(words, visible).Take(size - completions.Count)];
    }

    private static bool EndsInWord(string typed) => char.IsLetterOrDigit(typed[^1]);

    private IEnumerable<Suggestion> Completions(string language, string typed, ParsedWord last, Visibility[] visible)
    {
        var analyzer = analyzers.For(language);
        var before = typed[..last.Start];
        // what stands in no document that may be seen is no word to suggest
        return snapshot.TermsBeginning(analyzer.Language + last.Text, MaxTerms, (segment, term) => visible[segment].OfTerm(term))
            .OrderByDescending(term => term.Value)
            .Select(term => Word(analyzer, term.Key, last.Text))
            .OfType<string>()
            .Distinct()
            .Where(word => word != last.Text)
            .Select(word => new Suggestion(before + word, null));
    }

    /// <summary>The term as a word: itself when it is one, else the most frequent of the words it stands for.</summary>
    private string? Word(IWordAnalyzer analyzer, string term, string typed)
    {
        var text = term[analyzer.Language.Length..];
        if (analyzer.IsStopWord(text))
        {
            return null;
        }
        return analyzer.Analyze(text) is { IsKnown: true } known && known.Lemmas.Contains(text) ? text : Frequent(term, typed);
    }

    private string? Frequent(string term, string typed)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var segment in snapshot.Segments.Select(live => live.Segment))
        {
            if (segment.FindTerm(term) is >= 0 and var place)
            {
                for (var forms = segment.FormsOf(place); forms.MoveNext();)
                {
                    var text = Tokenizer.Normalize(segment.FormText(forms.Number));
                    if (forms.Kind == TermKind.Lemma && text.StartsWith(typed, StringComparison.Ordinal))
                    {
                        counts[text] = counts.GetValueOrDefault(text) + segment.FormCounts[forms.Number];
                    }
                }
            }
            GC.KeepAlive(segment);
        }
        return counts.Count == 0 ? null : counts.MaxBy(count => count.Value).Key;
    }

    private IEnumerable<Suggestion> Titles(IReadOnlyList<ParsedWord> words, Visibility[] visible)
    {
        var found = new List<(string Title, string Key)>();
        for (var index = 0; index < visible.Length; index++)
        {
            var live = snapshot.Segments[index];
            var titles = live.Extras.Titles;
            var documents = words.Select(word => titles.WithPrefix(word.Text)).Aggregate((first, second) => first.Intersect(second));
            foreach (var document in documents.Distinct().Where(visible[index].Of).Take(MaxTitles))
            {
                var reader = live.Segment.Read(document);
                found.Add((new Highlighter(live, null, []).Text(reader, SearchField.Title), reader.Key));
            }
            GC.KeepAlive(live.Segment);
        }
        var first = words[0].Text;
        return found.OrderBy(title => title.Title.StartsWith(first, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .ThenBy(title => title.Title.Length)
            .ThenBy(title => title.Title, StringComparer.Ordinal)
            .DistinctBy(title => title.Title)
            .Select(title => new Suggestion(title.Title, title.Key));
    }
}
