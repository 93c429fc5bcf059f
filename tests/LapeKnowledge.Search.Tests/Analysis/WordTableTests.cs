using LapeKnowledge.Search.Analysis;

namespace LapeKnowledge.Search.Tests.Analysis;

/// <summary>Real words, each with the terms it must have.</summary>
public sealed class WordTableTests(WordTableTests.Analysis analysis) : IClassFixture<WordTableTests.Analysis>
{
    public sealed class Analysis : IDisposable
    {
        public Analyzers Analyzers { get; } = LanguageAnalyzers.Create(new AnalysisOptions());

        public void Dispose() => Analyzers.Dispose();
    }

    public static IEnumerable<object[]> FinnishWords() => Rows("words-fi.tsv");

    public static IEnumerable<object[]> SwedishWords() => Rows("words-sv.tsv");

    [VoikkoTheory]
    [MemberData(nameof(FinnishWords))]
    public void Finnish(string word, string lemmas, string parts, string roots) => AssertTerms("fi", word, lemmas, parts, roots);

    [Theory]
    [MemberData(nameof(SwedishWords))]
    public void Swedish(string word, string lemmas, string parts, string roots) => AssertTerms("sv", word, lemmas, parts, roots);

    [Fact]
    public void The_tables_are_as_long_as_they_should_be()
    {
        Assert.True(FinnishWords().Count() >= 300);
        Assert.True(SwedishWords().Count() >= 100);
    }

    private static IEnumerable<object[]> Rows(string file) => TestData.Lines(file).Select(line => (object[])line.Split('\t'));

    private void AssertTerms(string language, string word, string lemmas, string parts, string roots)
    {
        var terms = analysis.Analyzers.For(language).Analyze(Tokenizer.Normalize(word));
        Assert.Equal($"{lemmas} | {parts} | {roots}", $"{(terms.IsKnown ? "" : "? ")}{InOrderOf(lemmas, terms.Lemmas)} | {Sorted(terms.Parts)} | {Sorted(terms.Roots)}");
    }

    private static string Sorted(IReadOnlyList<string> terms) => terms.Count == 0 ? "-" : string.Join(' ', terms.Order(StringComparer.Ordinal));

    /// <summary>The order of lemmas says nothing; those that are expected come first, so that a difference is easy to see.</summary>
    private static string InOrderOf(string expected, IReadOnlyList<string> terms)
    {
        var order = expected.Split(' ').ToList();
        return string.Join(' ', terms.OrderBy(term => order.IndexOf(term) is >= 0 and var place ? place : int.MaxValue).ThenBy(term => term, StringComparer.Ordinal));
    }
}
