namespace LapeKnowledge.Search.Analysis;

/// <summary>Gathers what an analyzer finds out about a word, each term once: a lemma is no part, and a part no root.</summary>
internal sealed class TermCollector
{
    private readonly List<string> _lemmas = new(2);
    private readonly List<string> _parts = [];
    private readonly List<string> _roots = [];

    public bool HasLemmas => _lemmas.Count > 0;

    public void AddLemma(string term) => Add(_lemmas, term);

    public void AddPart(string term) => Add(_parts, term);

    public void AddRoot(string term) => Add(_roots, term);

    public WordTerms ToTerms(bool isKnown)
    {
        _parts.RemoveAll(_lemmas.Contains);
        _roots.RemoveAll(root => _lemmas.Contains(root) || _parts.Contains(root));
        return new WordTerms(_lemmas.ToArray(), Compact(_parts), Compact(_roots), isKnown);
    }

    private static void Add(List<string> terms, string term)
    {
        if (term.Length > 0 && !terms.Contains(term))
        {
            terms.Add(term);
        }
    }

    private static string[] Compact(List<string> terms) => terms.Count == 0 ? [] : terms.ToArray();
}
