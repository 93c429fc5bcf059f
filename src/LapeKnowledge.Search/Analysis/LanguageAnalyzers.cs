using LapeKnowledge.Search.Analysis.English;
using LapeKnowledge.Search.Analysis.Finnish;
using LapeKnowledge.Search.Analysis.Store;
using LapeKnowledge.Search.Analysis.Swedish;

namespace LapeKnowledge.Search.Analysis;

public sealed record AnalysisOptions
{
    /// <summary>Where the terms of words are kept, so that none is analysed twice; null keeps only the latest ones, in memory.</summary>
    public string? WordStoreFolder { get; init; }

    /// <summary>Whether Finnish words are looked up in the dictionary of Voikko, if that is installed.</summary>
    public bool UseVoikko { get; init; } = true;

    /// <summary>Where dictionaries of Voikko are looked for first; null for the places of the system.</summary>
    public string? VoikkoPath { get; init; }

    /// <summary>The words into which Swedish compounds are taken apart; null for the built-in ones.</summary>
    public SwedishVocabulary? SwedishVocabulary { get; init; }
}

/// <summary>Whether Finnish words are understood by a dictionary, for those who run the site.</summary>
/// <param name="Description">In English: the versions, or why there is none and what that costs.</param>
public sealed record FinnishDictionaryState(bool IsAvailable, string Description);

public static class LanguageAnalyzers
{
    private const string CostWithoutVoikko =
        "Finnish words are cut by rule (Snowball): inflected and compound words are found less often. Debian: packages libvoikko1 and voikko-fi";

    /// <summary>Analyzers for Finnish, Swedish and English. They live as long as the program, or until they are disposed of.</summary>
    public static Analyzers Create(AnalysisOptions options)
    {
        IWordAnalyzer[] analyzers =
        [
            new FinnishAnalyzer(OpenVoikko(options, out _), FinnishLexicon.BuiltIn),
            new SwedishAnalyzer(options.SwedishVocabulary ?? SwedishVocabulary.BuiltIn),
            new EnglishAnalyzer(),
        ];
        return new(Array.ConvertAll(analyzers, analyzer => Remembering(analyzer, options.WordStoreFolder)));
    }

    public static FinnishDictionaryState FinnishDictionary(AnalysisOptions options)
    {
        using var voikko = OpenVoikko(options, out var reason);
        return voikko is null ? new(false, $"{reason}. {CostWithoutVoikko}.") : new(true, voikko.Version);
    }

    private static VoikkoDictionary? OpenVoikko(AnalysisOptions options, out string? reason)
    {
        reason = "Voikko is switched off";
        return options.UseVoikko ? VoikkoDictionary.TryOpen(options.VoikkoPath, out reason) : null;
    }

    private static IWordAnalyzer Remembering(IWordAnalyzer analyzer, string? folder) =>
        new RememberingAnalyzer(analyzer, folder is null ? null : WordStore.Open(folder, analyzer.Language, analyzer.Fingerprint));
}
