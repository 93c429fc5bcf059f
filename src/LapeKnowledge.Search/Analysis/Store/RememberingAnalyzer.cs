namespace LapeKnowledge.Search.Analysis.Store;

/// <summary>Analyses no word twice: the latest words are kept in memory and, with a store, all words on disk.</summary>
internal sealed class RememberingAnalyzer(IWordAnalyzer analyzer, WordStore? store) : IWordAnalyzer, IDisposable
{
    private const int CacheBuckets = 1 << 15;

    private readonly WordCache<WordTerms> _cache = new(CacheBuckets);

    public string Language => analyzer.Language;

    public string Fingerprint => analyzer.Fingerprint;

    public WordTerms Analyze(string word)
    {
        if (_cache.Find(word) is { } cached)
        {
            return cached;
        }
        var terms = store?.Find(word);
        if (terms is null)
        {
            terms = analyzer.Analyze(word);
            store?.Add(word, terms);
        }
        _cache.Add(word, terms);
        return terms;
    }

    public bool IsStopWord(string word) => analyzer.IsStopWord(word);

    public IReadOnlyList<string> Suggest(string word) => analyzer.Suggest(word);

    public void Dispose()
    {
        store?.Dispose();
        (analyzer as IDisposable)?.Dispose();
    }
}
