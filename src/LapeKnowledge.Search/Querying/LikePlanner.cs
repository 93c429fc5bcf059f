using LapeKnowledge.Search.Analysis;
using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>Makes a query of what a document is about: its rare words, those of the title and the summary above all.</summary>
internal sealed class LikePlanner(IndexSnapshot snapshot, Analyzers analyzers, TermWeights weights)
{
    private const int MaxTerms = FormMasks.MaxWords;
    private const int FewestDocuments = 2;

    /// <returns>Null when the index has no such document.</returns>
    public QueryPlan? Plan(string key)
    {
        foreach (var live in snapshot.Segments)
        {
            if (live.Segment.FindDocument(key) is >= 0 and var document && live.Live[document])
            {
                var plan = Plan(key, live.Segment, document);
                GC.KeepAlive(live.Segment);
                return plan;
            }
        }
        return null;
    }

    private QueryPlan Plan(string key, Segment segment, int document)
    {
        var language = segment.LanguageOf(document);
        var best = Frequencies(segment, document, analyzers.For(language))
            .Where(term => weights.Resolve(term.Key).Documents >= FewestDocuments)
            .Select(term => (Term: term.Key, Value: MathF.Sqrt(term.Value) * weights.Idf(term.Key)))
            .OrderByDescending(term => term.Value)
            .Take(MaxTerms)
            .ToList();
        var strongest = best.Count == 0 ? 1 : best[0].Value;
        var words = best.Select(term => new ParsedWord(term.Term[language.Length..], term.Term[language.Length..], 0, false)).ToList();
        return new QueryPlan
        {
            Except = key,
            // a document without such words is like no other, not like all
            Parsed = new ParsedQuery(words.Count > 0 ? words : [new ParsedWord("", "", 0, false)], [], [], []),
            Words = [.. best.Select((term, index) => new PlannedWord(index, language, [new PlannedTerm(term.Term, term.Value / strongest, MatchKind.Word)], []))],
        };
    }

    private static Dictionary<string, float> Frequencies(Segment segment, int document, IWordAnalyzer analyzer)
    {
        var frequencies = new Dictionary<string, float>(StringComparer.Ordinal);
        var reader = segment.Fields(document);
        foreach (var field in Fields.All)
        {
            var tokens = reader.Next();
            while (tokens.MoveNext())
            {
                if (!tokens.IsSeparator && !analyzer.IsStopWord(Tokenizer.Normalize(segment.FormText(tokens.Number))))
                {
                    for (var terms = segment.TermsOf(tokens.Number); terms.MoveNext();)
                    {
                        if (terms.Kind == TermKind.Lemma)
                        {
                            var term = segment.TermText(terms.Number);
                            frequencies[term] = frequencies.GetValueOrDefault(term) + Ranking.Default.FieldWeight(field);
                        }
                    }
                }
            }
        }
        return frequencies;
    }
}
