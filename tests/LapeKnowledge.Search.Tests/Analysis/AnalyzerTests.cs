using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LapeKnowledge.Search.Analysis;

namespace LapeKnowledge.Search.Tests.Analysis;

public sealed class AnalyzerTests : IDisposable
{
    private readonly Analyzers _analyzers = LanguageAnalyzers.Create(new AnalysisOptions());
    private readonly Analyzers _withoutVoikko = LanguageAnalyzers.Create(new AnalysisOptions { UseVoikko = false });

    [Fact]
    public void Languages_without_an_analyzer_take_the_Finnish_one()
    {
        Assert.Equal(["fi", "sv", "en"], _analyzers.All.Select(analyzer => analyzer.Language));
        Assert.Equal("fi", _analyzers.For("se").Language);
    }

    [Theory]
    [InlineData("yksinäisyyden", "yksinäisyyd yksinäisyys")]
    [InlineData("kouluissa", "kouluis koulu")]
    [InlineData("Avarttiin", "avartti")]
    [InlineData("1990-luvulla", "1990-luvul 1990-luvu")]
    [InlineData("2026", "2026")]
    public void Without_Voikko_Finnish_words_are_stemmed(string word, string contained)
    {
        var terms = _withoutVoikko.For("fi").Analyze(Tokenizer.Normalize(word));
        Assert.All(contained.Split(' ')[^1..], lemma => Assert.Contains(lemma, terms.Lemmas));
        Assert.Empty(_withoutVoikko.For("fi").Suggest("yksinäsyys"));
    }

    [Fact]
    public void Without_Voikko_inflected_forms_still_share_a_term()
    {
        foreach (var forms in (string[][])[["koulu", "kouluissa", "koulusta"], ["yksinäisyys", "yksinäisyyden", "yksinäisyyttä"], ["kiusaaja", "kiusaajan", "kiusaajalle"]])
        {
            var lemmas = forms.Select(form => _withoutVoikko.For("fi").Analyze(form).Lemmas);
            Assert.NotEmpty(lemmas.Aggregate((IEnumerable<string> one, IEnumerable<string> other) => one.Intersect(other)));
        }
    }

    [VoikkoFact]
    public void The_fingerprint_tells_whether_Voikko_is_there()
    {
        Assert.Contains("libvoikko", _analyzers.Fingerprint, StringComparison.Ordinal);
        Assert.NotEqual(_analyzers.For("fi").Fingerprint, _withoutVoikko.For("fi").Fingerprint);
        Assert.Equal(_analyzers.For("sv").Fingerprint, _withoutVoikko.For("sv").Fingerprint);
    }

    [VoikkoFact]
    public void The_state_tells_the_versions()
    {
        var state = LanguageAnalyzers.FinnishDictionary(new AnalysisOptions());
        Assert.True(state.IsAvailable);
        Assert.Matches(@"^libvoikko \d+\.\d+.*, dictionary \d+\.\d+ of \d+ bytes$", state.Description);
    }

    [Fact]
    public void The_state_without_Voikko_tells_what_that_costs()
    {
        var state = LanguageAnalyzers.FinnishDictionary(new AnalysisOptions { UseVoikko = false });
        Assert.False(state.IsAvailable);
        Assert.Contains("found less often", state.Description, StringComparison.Ordinal);
    }

    [VoikkoFact]
    public void Voikko_suggests_words_that_are_spelt_well() => Assert.Contains("yksinäisyys", _analyzers.For("fi").Suggest("yksinäsyys"));

    [Theory]
    [InlineData("fi", "kuinka monta miten miksi millaisia minkälainen kauanko kumpi mones minne onko ja että se on")]
    [InlineData("sv", "och att hur vilken vilket varför när är som det")]
    [InlineData("en", "the and how what which when of is don")]
    public void Words_of_questions_and_particles_are_stop_words(string language, string words) =>
        Assert.All(words.Split(' '), word => Assert.True(_analyzers.For(language).IsStopWord(word), word));

    [Theory]
    [InlineData("fi", "koulu lapsi tuki hyvä uusi")]
    [InlineData("sv", "skola barn stöd god ny")]
    [InlineData("en", "school child support good new")]
    public void Words_with_a_meaning_are_no_stop_words(string language, string words) =>
        Assert.All(words.Split(' '), word => Assert.False(_analyzers.For(language).IsStopWord(word), word));

    [Theory]
    [InlineData("schools", "school", "")]
    [InlineData("well-being", "well-be", "well be")]
    [InlineData("children's", "children", "")]
    [InlineData("loneliness", "loneli", "")]
    [InlineData("2026", "2026", "")]
    [InlineData("covid19", "covid19", "")]
    public void English_words_are_stemmed(string word, string lemmas, string parts)
    {
        var terms = _analyzers.For("en").Analyze(Tokenizer.Normalize(word));
        Assert.Equal(lemmas, string.Join(' ', terms.Lemmas));
        Assert.Equal(parts, string.Join(' ', terms.Parts));
    }

    [Fact]
    public void Any_text_is_analysed_in_every_language()
    {
        foreach (var analyzer in _analyzers.All.Concat(_withoutVoikko.All))
        {
            Prop.ForAll<string?>(text => IsWellAnalysed(analyzer, text ?? "")).Check(Quick(300));
            Prop.ForAll(Words().ToArbitrary(), text => IsWellAnalysed(analyzer, text)).Check(Quick(300));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("---")]
    [InlineData("a-")]
    [InlineData("-a-b-")]
    [InlineData("'")]
    [InlineData("\0")]
    [InlineData("sana\0sana")]
    [InlineData("\uD800")]
    [InlineData("😀")]
    [InlineData("مرحبا")]
    [InlineData("Привет")]
    [InlineData("𒈪")]
    [InlineData("a\u0301\u0301\u0301")]
    [InlineData("123:456:789")]
    public void Odd_words_are_analysed(string word) => Assert.All(_analyzers.All, analyzer => Assert.True(IsWellAnalysed(analyzer, word)));

    [Fact]
    public void Endless_words_are_analysed_and_cut()
    {
        foreach (var word in (string[])[new('a', 100_000), string.Concat(Enumerable.Repeat("koulu-", 5000)) + "a", string.Concat(Enumerable.Repeat("😀", 60))])
        {
            Assert.All(_analyzers.All, analyzer => Assert.True(analyzer.Analyze(word).Lemmas.Single().Length <= 80));
        }
    }

    [Fact]
    public void Eight_threads_get_the_same_as_one()
    {
        var words = TestData.Lines("stems-finnish.tsv").Select(line => line.Split('\t')[0]).Take(2000).ToList();
        using var alone = LanguageAnalyzers.Create(new AnalysisOptions());
        foreach (var language in (string[])["fi", "sv", "en"])
        {
            var expected = words.ConvertAll(word => Described(alone.For(language).Analyze(word)));
            Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, thread =>
            {
                for (var index = 0; index < words.Count; index++)
                {
                    var own = (index + (thread * 250)) % words.Count;
                    Assert.Equal(expected[own], Described(_analyzers.For(language).Analyze(words[own])));
                }
            });
        }
    }

    /// <summary>
    /// Indexes and stored words are used as long as the fingerprint stays. When this fails because the terms of words are meant to change, raise the Revision of the
    /// analyzer and put the new value here.
    /// </summary>
    [Theory]
    [InlineData("sv", "stems-swedish.tsv", "1 9e9c9bcde8c1")]
    [InlineData("en", "stems-english.tsv", "1 42055a834c85")]
    public void Terms_that_change_need_another_revision(string language, string file, string expected) => AssertRevision(_analyzers.For(language), file, expected);

    /// <summary>Another version of the dictionary has another fingerprint anyway.</summary>
    [VoikkoFact]
    public void Finnish_terms_that_change_need_another_revision()
    {
        var finnish = _analyzers.For("fi");
        if (finnish.Fingerprint.Contains("dictionary 2.5 of 3978368 bytes", StringComparison.Ordinal))
        {
            AssertRevision(finnish, "stems-finnish.tsv", "1 bddd02b6abcc");
        }
    }

    public void Dispose()
    {
        _analyzers.Dispose();
        _withoutVoikko.Dispose();
    }

    private static void AssertRevision(IWordAnalyzer analyzer, string file, string expected)
    {
        var terms = TestData.Lines(file).Select(line => Described(analyzer.Analyze(line.Split('\t')[0])));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', terms)));
        Assert.Equal(expected, $"{analyzer.Fingerprint.Split(',')[0]} {Convert.ToHexStringLower(hash.AsSpan(0, 6))}");
    }

    private static Config Quick(int runs) => Config.QuickThrowOnFailure.WithMaxTest(runs);

    /// <summary>Words as they might be written, of parts and marks that mean something to the analyzers.</summary>
    private static Gen<string> Words()
    {
        string[] pieces = ["koulu", "lasten", "suojelu", "n", "ssa", "1990", "luku", "7", "EU", ":n", "-", "'", "’", "\u00AD", "ä", "barn", "vård", "s", "het", "mm", "ing", "y", "é", "a\u0308"];
        return Gen.Elements(pieces).ArrayOf().Select(string.Concat);
    }

    private static bool IsWellAnalysed(IWordAnalyzer analyzer, string text)
    {
        foreach (var word in (string[])[text, Tokenizer.Normalize(text)])
        {
            var terms = analyzer.Analyze(word);
            var all = terms.Lemmas.Concat(terms.Parts).Concat(terms.Roots).ToList();
            if (terms.Lemmas.Count == 0 || all.Distinct().Count() != all.Count || (word.Length > 0 && all.Any(term => term.Length == 0)))
            {
                return false;
            }
            _ = analyzer.IsStopWord(word);
        }
        return true;
    }

    private static string Described(WordTerms terms) =>
        $"{string.Join(' ', terms.Lemmas)}|{string.Join(' ', terms.Parts)}|{string.Join(' ', terms.Roots)}|{terms.IsKnown}";
}
