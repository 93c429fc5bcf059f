using LapeKnowledge.Search.Analysis;

namespace LapeKnowledge.Search.Tests.Analysis;

public class TokenizerTests
{
    [Theory]
    [InlineData("Yksinäisyys, kiusaaminen!", "yksinäisyys kiusaaminen")]
    [InlineData("TVT-taidot ja lapsi- ja perhepalvelut", "tvt-taidot ja lapsi ja perhepalvelut")]
    [InlineData("EU:n EU:ssa THL:ssäkin", "eu eu thl")]
    [InlineData("klo 12:30 ja henkirikoksia:57", "klo 12:30 ja henkirikoksia 57")]
    [InlineData("Bordeaux’ssa show'n O'Neill vaa'an raa’an", "bordeaux show o'neill vaa'an raa'an")]
    [InlineData("perhe\u00ADkeskus", "perhekeskus")]
    [InlineData("pa\u0308iva\u0308koti", "päiväkoti")]
    [InlineData("4-6-vuotiaat, 1990-luvulla", "4-6-vuotiaat 1990-luvulla")]
    [InlineData("…😀«»–—", "")]
    [InlineData("", "")]
    [InlineData("-'a'-", "a")]
    public void Finds_words_and_makes_them_comparable(string text, string expected) => Assert.Equal(expected, string.Join(' ', Words(text)));

    [Fact]
    public void Takes_text_that_is_no_valid_unicode()
    {
        Assert.Equal("\uD800", Tokenizer.Normalize("\uD800"));
        Assert.Equal("a\uDC00\u0301", Tokenizer.Normalize("A\uDC00\u0301"));
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var position = 0;
        while (Tokenizer.Next(text, ref position, out var word))
        {
            words.Add(Tokenizer.Normalize(text.AsSpan()[word]));
        }
        return words;
    }
}
