using LapeKnowledge.Search.Analysis;
using LapeKnowledge.Search.Analysis.Swedish;

namespace LapeKnowledge.Search.Tests.Analysis;

public sealed class SwedishVocabularyTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"sv-{Guid.NewGuid():N}.txt");

    [Fact]
    public void Takes_apart_compounds_of_words_it_has_learnt()
    {
        var before = Analyze(SwedishVocabulary.BuiltIn, "blåbärssaft");
        var after = Analyze(SwedishVocabulary.Learn(["Ett blåbär", "två blåbär", "blåbär!", "En saft.", "Saft, saft", "saft"]), "blåbärssaft");

        Assert.Empty(before.Parts);
        Assert.Equal(["blåbär", "saft"], after.Parts);
    }

    [Fact]
    public void Counts_texts_not_occurrences_and_leaves_out_what_only_one_has()
    {
        var vocabulary = SwedishVocabulary.Learn(["xylofon xylofon xylofon", "violin", "violin"]);
        Assert.False(vocabulary.Contains("xylofon"));
        Assert.Equal(2, vocabulary.Texts("violin"));
    }

    [Fact]
    public void Is_the_same_after_saving_and_loading()
    {
        var learnt = SwedishVocabulary.Learn(["violin och stråke", "violin och stråke"]);
        learnt.Save(_file);
        var loaded = SwedishVocabulary.Load(_file);

        Assert.NotNull(loaded);
        Assert.Equal(learnt.Fingerprint, loaded.Fingerprint);
        Assert.Equal(learnt.Count, loaded.Count);
        Assert.NotEqual(learnt.Fingerprint, SwedishVocabulary.BuiltIn.Fingerprint);
    }

    [Fact]
    public void Does_not_load_a_file_that_is_missing_cut_or_changed()
    {
        Assert.Null(SwedishVocabulary.Load(_file));
        SwedishVocabulary.Learn(["violin", "violin"]).Save(_file);
        var lines = File.ReadAllLines(_file);

        File.WriteAllLines(_file, lines[..^1]);
        Assert.Null(SwedishVocabulary.Load(_file));
        File.WriteAllLines(_file, lines[1..]);
        Assert.Null(SwedishVocabulary.Load(_file));
        File.WriteAllText(_file, "\0\tbroken");
        Assert.Null(SwedishVocabulary.Load(_file));
    }

    [Fact]
    public void Another_vocabulary_is_another_fingerprint_of_the_analyzer()
    {
        using var builtIn = LanguageAnalyzers.Create(new AnalysisOptions { UseVoikko = false });
        using var learnt = LanguageAnalyzers.Create(new AnalysisOptions { UseVoikko = false, SwedishVocabulary = SwedishVocabulary.Learn(["violin", "violin"]) });
        Assert.NotEqual(builtIn.For("sv").Fingerprint, learnt.For("sv").Fingerprint);
        Assert.Equal(builtIn.For("fi").Fingerprint, learnt.For("fi").Fingerprint);
    }

    public void Dispose() => File.Delete(_file);

    private static WordTerms Analyze(SwedishVocabulary vocabulary, string word) => new SwedishAnalyzer(vocabulary).Analyze(word);
}
