using LapeKnowledge.Search.Analysis.Snowball;

namespace LapeKnowledge.Search.Tests.Analysis;

/// <summary>Our stemmers against the reference implementation.</summary>
public class StemmerTests
{
    [Fact]
    public void Finnish_stems_are_those_of_the_reference() => AssertSameStems("stems-finnish.tsv", FinnishStemmer.Stem);

    [Fact]
    public void Swedish_stems_are_those_of_the_reference() => AssertSameStems("stems-swedish.tsv", SwedishStemmer.Stem);

    [Fact]
    public void English_stems_are_those_of_the_reference() => AssertSameStems("stems-english.tsv", EnglishStemmer.Stem);

    [Fact]
    public void A_word_without_an_ending_is_not_copied()
    {
        Assert.Same("koul", FinnishStemmer.Stem("koul"));
        Assert.Same("barn", SwedishStemmer.Stem("barn"));
        Assert.Same("park", EnglishStemmer.Stem("park"));
    }

    private static void AssertSameStems(string file, Func<string, string> stem)
    {
        var entries = TestData.Lines(file).Select(line => line.Split('\t')).ToList();
        Assert.True(entries.Count > 4500, $"{file} has only {entries.Count} words.");
        var wrong = entries.Where(entry => stem(entry[0]) != entry[1]).Select(entry => $"{entry[0]}: {stem(entry[0])}, not {entry[1]}");
        Assert.Empty(wrong);
    }
}
