using LapeKnowledge.Search.Analysis;

namespace LapeKnowledge.Web.Features.Search.Indexing;

/// <summary>The analyzers of the site, made when they are first needed. What they know of words is kept in the data folder.</summary>
internal sealed class SiteAnalyzers(AnalysisOptions options) : IDisposable
{
    private readonly Lazy<Analyzers> _analyzers = new(() => LanguageAnalyzers.Create(options));

    public Analyzers Value => _analyzers.Value;

    /// <param name="folder">Where the words are kept.</param>
    public static AnalysisOptions Options(IConfiguration configuration, string folder) => new()
    {
        WordStoreFolder = folder,
        UseVoikko = configuration.GetValue("LapeKnowledge:Search:UseVoikko", true),
        VoikkoPath = configuration["LapeKnowledge:Search:VoikkoPath"] is { Length: > 0 } path ? path : null,
    };

    public void Dispose()
    {
        if (_analyzers.IsValueCreated)
        {
            _analyzers.Value.Dispose();
        }
    }
}
