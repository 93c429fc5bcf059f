using LapeKnowledge.Search.Spelling;

namespace LapeKnowledge.Search.Tests.Spelling;

public class SpellingIndexTests
{
    private static readonly SpellingIndex Words = SpellingIndex.Build(
    [
        ("yksinäisyys", 40), ("yksinäinen", 25), ("yksilöllisyys", 5), ("kiusaaminen", 60), ("kiusaajan", 3), ("koulu", 300), ("kouluun", 20), ("koulut", 30),
        ("osallisuus", 80), ("varhaiskasvatus", 90), ("varhaiskasvatussuunnitelma", 12), ("lapsi", 500), ("lapset", 400), ("perhe", 350), ("perheet", 100),
        ("tunnetaidot", 30), ("vertaissovittelu", 15), ("tuuli", 8), ("tuli", 8), ("mää", 2), ("maa", 50), ("säde", 4), ("sade", 4), ("12345", 9), ("ja", 1000),
    ]);

    [Theory]
    [InlineData("yksinäsyys", "yksinäisyys")]
    [InlineData("yksinaisyys", "yksinäisyys")]
    [InlineData("yksinäisyyys", "yksinäisyys")]
    [InlineData("yksinäiysys", "yksinäisyys")]
    [InlineData("uksinäisyys", "yksinäisyys")]
    [InlineData("kiusaminen", "kiusaaminen")]
    [InlineData("kiussaaminen", "kiusaaminen")]
    [InlineData("kiusaamnien", "kiusaaminen")]
    [InlineData("osalisuus", "osallisuus")]
    [InlineData("varhaikasvatus", "varhaiskasvatus")]
    [InlineData("varhaiskasvatusuunnitelma", "varhaiskasvatussuunnitelma")]
    [InlineData("varhaiskasvatussunitelma", "varhaiskasvatussuunnitelma")]
    [InlineData("tunntaidot", "tunnetaidot")]
    [InlineData("vertaisovitelu", "vertaissovittelu")]
    [InlineData("lpasi", "lapsi")]
    [InlineData("kuolu", "koulu")]
    [InlineData("pehre", "perhe")]
    public void Finds_the_word_that_was_meant(string typed, string meant) => Assert.Equal(meant, Words.Find(typed, 2)[0].Word);

    [Fact]
    public void Tells_distance_and_frequency()
    {
        var found = Words.Find("kouluu", 2);
        Assert.Equal(new SpellingCandidate("koulu", 1, 0.5f, 300), found[0]);
        Assert.Equal(["koulu", "koulut", "kouluun"], found.Select(candidate => candidate.Word).Order(StringComparer.Ordinal));
        Assert.Empty(Words.Find("yksinäsyyx", 1));
    }

    [Fact]
    public void A_word_finds_itself_first() => Assert.Equal(("lapset", 0), (Words.Find("lapset", 2)[0].Word, Words.Find("lapset", 2)[0].Distance));

    [Fact]
    public void Dots_and_double_letters_count_less_than_other_letters()
    {
        Assert.Equal("säde", Words.Find("sade", 1)[1].Word);
        Assert.True(Words.Find("sade", 1)[1].Cost < 0.5f);
        Assert.Equal(["tuli", "tuuli"], Words.Find("tuli", 1).Select(candidate => candidate.Word));
    }

    [Fact]
    public void Short_words_are_found_with_one_error_only()
    {
        Assert.Contains(Words.Find("maa", 2), candidate => candidate.Word == "mää" || candidate.Word == "maa");
        Assert.DoesNotContain(Words.Find("mxx", 2), candidate => candidate.Word == "maa");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("12345")]
    [InlineData("ja")]
    [InlineData("\uD800\0😀")]
    [InlineData("aivan liian pitkä sana jota mikään sanasto ei tunne ollenkaan mistään")]
    public void Finds_nothing_where_there_is_nothing(string typed) => Assert.Empty(Words.Find(typed, 2));

    [Fact]
    public void An_empty_vocabulary_finds_nothing() => Assert.Empty(SpellingIndex.Build([]).Find("koulu", 2));

    [Fact]
    public void Every_single_error_is_found()
    {
        foreach (var word in (string[])["yksinäisyys", "kiusaaminen", "koulu", "varhaiskasvatussuunnitelma", "perhe"])
        {
            foreach (var wrong in WithOneError(word))
            {
                Assert.Contains(Words.Find(wrong, 1), candidate => candidate.Word == word);
            }
        }
    }

    [Fact]
    public void Distance_is_the_same_both_ways_and_stops_at_the_limit()
    {
        Assert.Equal(1, EditDistance.Between("ab", "ba", 2));
        Assert.Equal(2, EditDistance.Between("koulu", "kuolul", 2));
        Assert.Equal(3, EditDistance.Between("kissa", "koira", 3));
        Assert.True(EditDistance.Between("kissa", "koira", 1) > 1);
        Assert.Equal(4, EditDistance.Between("", "abcd", 9));
        Assert.Equal(EditDistance.Between("perhe", "peeerh", 9), EditDistance.Between("peeerh", "perhe", 9));
    }

    private static IEnumerable<string> WithOneError(string word)
    {
        for (var index = 0; index < word.Length; index++)
        {
            yield return word.Remove(index, 1);
            yield return word.Insert(index, "q");
            yield return word[..index] + 'q' + word[(index + 1)..];
            if (index + 1 < word.Length)
            {
                yield return word[..index] + word[index + 1] + word[index] + word[(index + 2)..];
            }
        }
    }
}
