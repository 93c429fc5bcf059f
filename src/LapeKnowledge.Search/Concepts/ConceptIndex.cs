using LapeKnowledge.Search.Analysis;

namespace LapeKnowledge.Search.Concepts;

/// <summary>Finds the concepts that the words of a query name, in whatever form the words are.</summary>
internal sealed class ConceptIndex
{
    private readonly Dictionary<(string Language, string Lemma), List<(Concept Concept, ConceptName Name)>> _byFirstWord = [];

    public ConceptIndex(IReadOnlyList<Concept> concepts)
    {
        Concepts = concepts;
        foreach (var concept in concepts)
        {
            foreach (var name in concept.Names)
            {
                Enter(concept, name);
            }
        }
    }

    public IReadOnlyList<Concept> Concepts { get; }

    /// <summary>The concepts that come with the program.</summary>
    public static ConceptIndex BuiltIn(Analyzers analyzers) => new(ConceptFile.Read(EmbeddedText.Lines("concepts.tsv"), analyzers));

    /// <summary>
    /// The names among the words, from the first on: at each place the longest, and no word in two of them. Names of the same words all count, when several concepts
    /// have them.
    /// </summary>
    /// <param name="words">All words in their order, those without a meaning of their own included.</param>
    public IReadOnlyList<ConceptMatch> Match(string language, IReadOnlyList<WordTerms> words)
    {
        var matches = new List<ConceptMatch>();
        var start = 0;
        while (start < words.Count)
        {
            var here = MatchesAt(language, words, start);
            matches.AddRange(here);
            start += here.Count > 0 ? here[0].Count : 1;
        }
        return matches;
    }

    private void Enter(Concept concept, ConceptName name)
    {
        foreach (var lemma in name.Words[0].Lemmas)
        {
            var key = (name.Language, lemma);
            if (!_byFirstWord.TryGetValue(key, out var names))
            {
                _byFirstWord.Add(key, names = []);
            }
            names.Add((concept, name));
        }
    }

    private List<ConceptMatch> MatchesAt(string language, IReadOnlyList<WordTerms> words, int start)
    {
        var matches = new List<ConceptMatch>();
        var longest = 0;
        foreach (var lemma in words[start].Lemmas)
        {
            foreach (var (concept, name) in _byFirstWord.GetValueOrDefault((language, lemma)) ?? [])
            {
                if (name.Words.Count >= longest && IsAt(name, words, start) && !matches.Exists(match => match.Concept == concept && match.Count == name.Words.Count))
                {
                    longest = name.Words.Count;
                    matches.Add(new ConceptMatch(start, longest, concept, name));
                }
            }
        }
        matches.RemoveAll(match => match.Count < longest);
        return matches;
    }

    private static bool IsAt(ConceptName name, IReadOnlyList<WordTerms> words, int start)
    {
        if (start + name.Words.Count > words.Count)
        {
            return false;
        }
        for (var index = 0; index < name.Words.Count; index++)
        {
            if (!name.Words[index].Lemmas.Any(words[start + index].Lemmas.Contains))
            {
                return false;
            }
        }
        return true;
    }
}
