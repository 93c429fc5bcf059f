using System.Text.Encodings.Web;
using LapeKnowledge.Search;
using LapeKnowledge.Web.Features.Search;

namespace LapeKnowledge.Web.Tests.Search;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("  yksi \t\r\n kaksi  ", "yksi kaksi")]
    [InlineData("a\0b\u001b[31mc", "a b [31mc")]
    [InlineData("\u202Eulak\u202C", "ulak")]
    [InlineData("שלום", "שלום")]
    [InlineData("👩‍🏫 koulu", "👩‍🏫 koulu")]
    [InlineData(null, "")]
    public void A_query_is_one_line_without_control_characters(string? typed, string clean) => Assert.Equal(clean, SearchQuestion.Clean(typed));

    [Fact]
    public void What_is_no_character_is_taken_out() => Assert.Equal("a\uFFFD", SearchQuestion.Clean("\uFFFEa" + '\uD800'));

    [Fact]
    public void What_matched_is_marked_and_everything_is_encoded()
    {
        var text = new HighlightedText("<b>koulu</b> & koti", [new TextRange(3, 5), new TextRange(15, 4)]);
        Assert.Equal("&lt;b&gt;<mark>koulu</mark>&lt;/b&gt; &amp; <mark>koti</mark>", Highlights.Html(text, HtmlEncoder.Default));
    }

    [Fact]
    public void Lines_become_one() =>
        Assert.Equal("Aamu.  <mark>Ilta</mark>.", Highlights.Html(new HighlightedText("Aamu.\r\nIlta.", [new TextRange(7, 4)]), HtmlEncoder.Default));

    [Fact]
    public void Marks_that_do_not_fit_the_text_break_nothing()
    {
        var text = new HighlightedText("koulu", [new TextRange(-2, 4), new TextRange(1, 2), new TextRange(4, 99), new TextRange(50, 1)]);
        Assert.Equal("<mark>ko</mark><mark>u</mark>l<mark>u</mark>", Highlights.Html(text, HtmlEncoder.Default));
    }

    [Fact]
    public void A_piece_says_on_which_side_the_text_goes_on()
    {
        var snippet = new Snippet(SearchField.Body, 10, 12, new HighlightedText("koulu", []), StartsInside: true, EndsInside: true);
        Assert.Equal("… koulu …", Highlights.Html(snippet, HtmlEncoder.Default));
        Assert.Equal("koulu", Highlights.Html(snippet with { StartsInside = false, EndsInside = false }, HtmlEncoder.Default));
    }
}
