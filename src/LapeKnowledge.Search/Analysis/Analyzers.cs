namespace LapeKnowledge.Search.Analysis;

/// <summary>The analyzers of an index, one for each language its documents may have.</summary>
public sealed class Analyzers
{
    private readonly Dictionary<string, IWordAnalyzer> byLanguage;

    /// <param name="analyzers">The first is the language of documents and queries whose language has no analyzer.</param>
    public Analyzers(IReadOnlyList<IWordAnalyzer> analyzers)
    {
        All = analyzers;
        byLanguage = analyzers.ToDictionary(analyzer => analyzer.Language);
    }

    public IReadOnlyList<IWordAnalyzer> All { get; }

    public string Fingerprint => string.Join(' ', All.Select(analyzer => $"{analyzer.Language}:{analyzer.Fingerprint}"));

    public IWordAnalyzer For(string language) => byLanguage.GetValueOrDefault(language, All[0]);
}
