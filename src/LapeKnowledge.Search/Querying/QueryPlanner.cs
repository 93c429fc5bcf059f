using LapeKnowledge.Search.Analysis;
using LapeKnowledge.Search.Concepts;
using LapeKnowledge.Search.Indexing;

namespace LapeKnowledge.Search.Querying;

/// <summary>
/// Turns words into the terms to look for, in each language that documents have: what the analysis makes of the word, other names of its concept, and, for a word that the index
/// does not have, words that are spelt nearly so.
/// </summary>
internal sealed class QueryPlanner
{
    private const int PrefixTerms = 64;

    private readonly IndexSnapshot _snapshot;
    private readonly TermWeights _weights;
    private readonly ConceptIndex _concepts;
    private readonly SearchRequest _request;
    private readonly IReadOnlyList<IWordAnalyzer> _languages;
    private readonly List<ConceptUse> _conceptUses = [];
    private readonly List<PlannedWord> _moreWords = [];
    private readonly Dictionary<(int Word, string Language), List<PlannedTerm>> _moreReadings = [];

    public QueryPlanner(IndexSnapshot snapshot, Analyzers analyzers, ConceptIndex concepts, TermWeights weights, SearchRequest request)
    {
        _snapshot = snapshot;
        _weights = weights;
        _concepts = concepts;
        _request = request;
        // the reader's language first
        _languages = [.. analyzers.All.Where(analyzer => snapshot.DocumentsOf(analyzer.Language) > 0).OrderBy(analyzer => analyzer.Language == request.Language ? 0 : 1)];
    }

    public QueryPlan Plan(ParsedQuery parsed)
    {
        foreach (var analyzer in _languages)
        {
            AddConcepts(parsed, analyzer);
        }
        var spelling = new SpellingCorrector(_snapshot, _languages, _weights, _request);
        var corrections = spelling.Correct(parsed, word => _moreReadings.Keys.Any(key => key.Word == word));
        foreach (var (word, language, term) in corrections.Terms)
        {
            Add(word, language, new PlannedTerm(term, _weights.Ranking.SpellingWeight, MatchKind.Spelling));
        }
        return new QueryPlan
        {
            Parsed = parsed,
            Words = [.. _languages.SelectMany(analyzer => Words(parsed.Words, analyzer)), .. _moreWords],
            Phrases = [.. parsed.Phrases.Select(phrase => PlannedPhrase.Of(phrase, _languages))],
            Excluded = [.. parsed.Excluded.Select(phrase => PlannedPhrase.Of(phrase, _languages))],
            Corrections = corrections.Made,
            DidYouMean = corrections.Offered,
            // one name in each language says enough
            Concepts = [.. _conceptUses.DistinctBy(use => (use.Words, use.Language))],
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
        var weight = LanguageWeight(analyzer.Language);
        var readings = terms.Lemmas.Select(term => new PlannedTerm(analyzer.Language + term, weight, MatchKind.Word))
            .Concat(_moreReadings.GetValueOrDefault((index, analyzer.Language)) ?? []);
        if (word.IsPrefix)
        {
            readings = readings.Concat(Prefixed(analyzer.Language + word.Text).Select(term => new PlannedTerm(term, _weights.Ranking.PrefixWeight * weight, MatchKind.Prefix)));
        }
        var additions = terms.Parts.Select(term => new PlannedTerm(analyzer.Language + term, _weights.Ranking.QueryPartWeight * weight, MatchKind.CompoundPart))
            .Concat(terms.Roots.Select(term => new PlannedTerm(analyzer.Language + term, _weights.Ranking.QueryRootWeight * weight, MatchKind.Derivation)));
        return new PlannedWord(index, analyzer.Language, [.. readings.DistinctBy(reading => reading.Term)], [.. additions]);
    }

    private float LanguageWeight(string language) => language == _request.Language ? 1 : _weights.Ranking.OtherLanguageWeight;

    private void Add(int word, string language, PlannedTerm term)
    {
        if (!_moreReadings.TryGetValue((word, language), out var list))
        {
            _moreReadings.Add((word, language), list = []);
        }
        list.Add(term);
    }

    private void AddConcepts(ParsedQuery parsed, IWordAnalyzer analyzer)
    {
        var terms = parsed.Words.Select(word => analyzer.Analyze(word.Text)).ToList();
        foreach (var match in _concepts.Match(analyzer.Language, terms))
        {
            foreach (var (name, kind) in match.Others.OrderByDescending(other => other.Name.IsPreferred))
            {
                // a name of several words would bring in every text with one of them, so it is a way out only
                if (name.Words.Count > 1 && (kind == ConceptNameKind.Synonym || match.Concept.Names.Any(other => other.Language == name.Language && other.Words.Count == 1)))
                {
                    continue;
                }
                if (_languages.FirstOrDefault(language => language.Language == name.Language) is { } language)
                {
                    AddName(parsed, match, name, kind, language);
                }
            }
        }
    }

    private void AddName(ParsedQuery parsed, ConceptMatch match, ConceptName name, ConceptNameKind kind, IWordAnalyzer language)
    {
        var isTranslation = kind == ConceptNameKind.Translation;
        var weight = (isTranslation ? _weights.Ranking.TranslationWeight : _weights.Ranking.SynonymWeight) * LanguageWeight(language.Language);
        var words = name.Words.Where(word => !word.Lemmas.Any(language.IsStopWord)).ToList();
        var found = false;
        foreach (var (place, word) in words.Index())
        {
            PlannedTerm[] readings =
            [
                .. word.Lemmas.Select(lemma => new PlannedTerm(language.Language + lemma, weight, isTranslation ? MatchKind.Translation : MatchKind.Synonym))
                    .Where(term => _weights.Resolve(term.Term).Documents > 0),
            ];
            found |= readings.Length > 0;
            if (place == 0)
            {
                Array.ForEach(readings, reading => Add(match.Start, language.Language, reading));
            }
            else if (readings.Length > 0)
            {
                _moreWords.Add(new PlannedWord(match.Start + Math.Min(place, match.Count - 1), language.Language, readings, []));
            }
        }
        if (found)
        {
            var typed = string.Join(' ', parsed.Words.Skip(match.Start).Take(match.Count).Select(word => word.Surface));
            _conceptUses.Add(new ConceptUse(typed, name.Text, language.Language));
        }
    }

    /// <summary>The most frequent terms that begin so.</summary>
    private IEnumerable<string> Prefixed(string prefix) =>
        _snapshot.TermsBeginning(prefix, int.MaxValue, (_, _) => true).OrderByDescending(term => term.Value).Take(PrefixTerms).Select(term => term.Key);
}
