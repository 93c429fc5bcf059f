namespace LapeKnowledge.Search.Analysis;

/// <summary>The analyzers of an index, one for each language its documents may have.</summary>
public sealed class Analyzers : IDisposable
{
    private readonly Dictionary<string, IWordAnalyzer> _byLanguage;

    /// <param name="analyzers">The first is the language of documents and queries whose language has no analyzer.</param>
    public Analyzers(IReadOnlyList<IWordAnalyzer> analyzers)
    {
        All = analyzers;
        _byLanguage = analyzers.ToDictionary(analyzer => analyzer.Language);
    }

    public IReadOnlyList<IWordAnalyzer> All { get; }

    public string Fingerprint => string.Join(' ', All.Select(analyzer => $"{analyzer.Language}:{analyzer.Fingerprint}"));

    public IWordAnalyzer For(string language) => _byLanguage.GetValueOrDefault(language, All[0]);

    /// <summary>Gives back what the analyzers hold: dictionaries and files. Nobody may be using them any more.</summary>
    public void Dispose()
    {
        foreach (var analyzer in All.OfType<IDisposable>())
        {
            analyzer.Dispose();
        }
    }
}
