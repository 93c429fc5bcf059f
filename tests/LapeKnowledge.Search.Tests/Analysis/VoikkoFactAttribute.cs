using LapeKnowledge.Search.Analysis;

namespace LapeKnowledge.Search.Tests.Analysis;

/// <summary>Skipped where the Finnish dictionary is not installed.</summary>
internal static class Voikko
{
    public static string? Missing { get; } = LanguageAnalyzers.FinnishDictionary(new AnalysisOptions()) is { IsAvailable: false } state
        ? $"{state.Description} (Debian: packages libvoikko1 and voikko-fi)"
        : null;
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class VoikkoFactAttribute : FactAttribute
{
    public VoikkoFactAttribute() => Skip = Voikko.Missing;
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class VoikkoTheoryAttribute : TheoryAttribute
{
    public VoikkoTheoryAttribute() => Skip = Voikko.Missing;
}
