using LapeKnowledge.Search.Analysis;
using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>Turns words into the terms to look for, in each language that documents have.</summary>
internal sealed class QueryPlanner(IndexSnapshot snapshot, Analyzers analyzers, Ranking ranking)
{
    private const int PrefixTerms = 64;

    public QueryPlan Plan(ParsedQuery parsed)
    {
        var languages = analyzers.All.Where(analyzer => snapshot.DocumentsOf(analyzer.Language) > 0).ToList();
        return new QueryPlan
        {
            Parsed = parsed,
            Words = [.. languages.SelectMany(analyzer => Words(parsed.Words, analyzer))],
            Phrases = [.. parsed.Phrases.Select(phrase => Phrase(phrase, languages))],
            Excluded = [.. parsed.Excluded.Select(phrase => Phrase(phrase, languages))],
        };
    }

    private IEnumerable<PlannedWord> Words(IReadOnlyList<ParsedWord> words, IWordAnalyzer analyzer)
    {
        var kept = words.Index().Where(word => word.Item.IsPrefix || !analyzer.IsStopWord(word.Item.Text)).ToList();
        // a query of stop words alone still finds
        return (kept.Count > 0 ? kept : words.Index().ToList()).Select(word => Word(word.Index, word.Item, analyzer));
    }

    private PlannedWord Word(int index, ParsedWord word, IWordAnalyzer analyzer)
    {
        var terms = analyzer.Analyze(word.Text);
        var readings = terms.Lemmas.Select(term => Term(analyzer, term, 1, MatchKind.Word));
        if (word.IsPrefix)
        {
            readings = readings.Concat(Prefixed(analyzer.Language + word.Text).Select(term => new PlannedTerm(term, ranking.PrefixWeight, MatchKind.Prefix)));
        }
        var additions = terms.Parts.Select(term => Term(analyzer, term, ranking.QueryPartWeight, MatchKind.CompoundPart))
            .Concat(terms.Roots.Select(term => Term(analyzer, term, ranking.QueryRootWeight, MatchKind.Derivation)));
        return new PlannedWord(index, analyzer.Language, [.. readings], [.. additions]);
    }

    private static PlannedTerm Term(IWordAnalyzer analyzer, string term, float weight, MatchKind kind) => new(analyzer.Language + term, weight, kind);

    /// <summary>The most frequent terms that begin so.</summary>
    private List<string> Prefixed(string prefix)
    {
        var found = new Dictionary<string, int>();
        foreach (var segment in snapshot.Segments.Select(live => live.Segment))
        {
            for (var term = segment.LowerBound(prefix); term < segment.Terms; term++)
            {
                var text = segment.TermText(term);
                if (!text.StartsWith(prefix, StringComparison.Ordinal))
                {
                    break;
                }
                found[text] = found.GetValueOrDefault(text) + segment.TermDocuments[term];
            }
            GC.KeepAlive(segment);
        }
        return [.. found.OrderByDescending(term => term.Value).Take(PrefixTerms).Select(term => term.Key)];
    }

    private static PlannedPhrase Phrase(ParsedPhrase phrase, List<IWordAnalyzer> languages) => new(
        languages.ToDictionary(
            analyzer => analyzer.Language,
            IReadOnlyList<IReadOnlyList<string>> (analyzer) =>
                [.. phrase.Words.Select(IReadOnlyList<string> (word) => [.. analyzer.Analyze(word.Text).Lemmas.Select(term => analyzer.Language + term)])]));
}
