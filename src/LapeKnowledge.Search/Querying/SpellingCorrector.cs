using LapeKnowledge.Search.Analysis;
using LapeKnowledge.Search.Indexing;
using LapeKnowledge.Search.Spelling;

namespace LapeKnowledge.Search.Querying;

/// <param name="Terms">Terms to look for besides, by the word of the query and the language.</param>
/// <param name="Made">Words that the index does not have, and the likeliest of those searched in their place.</param>
/// <param name="Offered">The whole query with likelier words in place of rare ones; null when there are none.</param>
internal sealed record Corrections(IReadOnlyList<(int Word, string Language, string Term)> Terms, IReadOnlyList<Correction> Made, string? Offered);

/// <summary>Finds what was meant by words that the index does not have. Offers nothing that the reader could not find by searching for it.</summary>
internal sealed class SpellingCorrector(IndexSnapshot snapshot, IReadOnlyList<IWordAnalyzer> languages, TermWeights weights, SearchRequest request)
{
    private const int ShortestWord = 4;
    private const int MaxCandidates = 3;

    /// <summary>A word in so few documents may be an error, if a near one is so many times as frequent.</summary>
    private const int RareDocuments = 2;
    private const int TimesAsFrequent = 20;

    // most queries have no error in them
    private readonly Lazy<Visibility[]> _visible = new(() => [.. snapshot.Segments.Select(live => new Visibility(live, request.Required))]);

    /// <param name="isUnderstood">Whether a word of the query is known otherwise.</param>
    public Corrections Correct(ParsedQuery parsed, Func<int, bool> isUnderstood)
    {
        var terms = new List<(int, string, string)>();
        var made = new List<Correction>();
        var offered = request.Query;
        foreach (var (index, word) in parsed.Words.Index().Reverse())
        {
            if (word.IsPrefix || word.Text.Length < ShortestWord || !word.Text.Any(char.IsLetter) || isUnderstood(index) || languages.Any(language => language.IsStopWord(word.Text)))
            {
                continue;
            }
            var analyses = languages.Select(language => (language.Language, Terms: language.Analyze(word.Text))).ToList();
            var documents = analyses.Sum(analysis => analysis.Terms.Lemmas.Sum(lemma => weights.Resolve(analysis.Language + lemma).Documents));
            var isKnown = analyses.Any(analysis => analysis.Terms.IsKnown);
            if (documents == 0)
            {
                var candidates = Candidates(word.Text, isKnown).Take(MaxCandidates).ToList();
                terms.AddRange(candidates.SelectMany(candidate => TermsOf(candidate.Word).Select(term => (index, term.Language, term.Term))));
                made.AddRange(candidates.Take(1).Select(candidate => new Correction(word.Surface, LikeTyped(word.Surface, candidate.Word))));
            }
            else if (documents <= RareDocuments && !isKnown
                && Candidates(word.Text, isKnown).FirstOrDefault(candidate => candidate.Word != word.Text) is { Distance: 1 } likelier
                && likelier.Frequency >= TimesAsFrequent * documents)
            {
                // from the end on, so that places before it stay
                offered = offered.Remove(word.Start, word.Surface.Length).Insert(word.Start, LikeTyped(word.Surface, likelier.Word));
            }
        }
        made.Reverse();
        return new Corrections(terms, made, offered == request.Query ? null : offered);
    }

    private static string LikeTyped(string typed, string word) => char.IsUpper(typed[0]) ? char.ToUpperInvariant(word[0]) + word[1..] : word;

    /// <summary>Words of the index that are near; when there are none, those the dictionaries propose and the index has. They take long, and propose nothing good for a word they know, or for
    /// one with a hyphen, whose pieces are searched anyway.</summary>
    private IEnumerable<SpellingCandidate> Candidates(string word, bool isKnown)
    {
        var near = snapshot.Segments
            .SelectMany(live => live.Extras.Spelling.Find(word, SpellingIndex.MaxDistance))
            .GroupBy(candidate => candidate.Word)
            .Select(same => same.First() with { Frequency = same.Sum(candidate => candidate.Frequency) })
            .OrderBy(candidate => candidate.Rank)
            .Where(candidate => TermsOf(candidate.Word).Any())
            .Take(MaxCandidates)
            .ToList();
        return near.Count > 0 || isKnown || word.Contains('-')
            ? near
            : languages.SelectMany(language => language.Suggest(word))
                .Select(proposed => Tokenizer.Normalize(proposed))
                .Where(proposed => TermsOf(proposed).Any())
                .Select(proposed => new SpellingCandidate(proposed, SpellingIndex.MaxDistance, SpellingIndex.MaxDistance, 1));
    }

    /// <summary>The terms of a word that stand in documents the reader may see.</summary>
    private IEnumerable<(string Language, string Term)> TermsOf(string word) =>
        languages.SelectMany(language => language.Analyze(word).Lemmas.Select(lemma => (language.Language, Term: language.Language + lemma)))
            .Where(term => weights.Resolve(term.Term).Places.Index().Any(place => place.Item >= 0 && _visible.Value[place.Index].OfTerm(place.Item)));
}
