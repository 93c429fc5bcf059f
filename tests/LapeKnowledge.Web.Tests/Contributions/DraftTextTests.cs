using LapeKnowledge.Web.Features.Contributions;

namespace LapeKnowledge.Web.Tests.Contributions;

/// <summary>What is typed is read back as it was typed; what editors made is read as one would type it.</summary>
public sealed class DraftTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Yksi rivi")]
    [InlineData("Ensimmäinen\ntoinen\n\nKappale")]
    [InlineData("- yksi\n- kaksi")]
    [InlineData("Alku\n\n- yksi\n- kaksi\n\nLoppu")]
    [InlineData("<b>ei</b> & \"lainaus\" 'x' &amp; &lt;")]
    [InlineData("5 < 6 ja 7 > 6")]
    [InlineData("Emoji 👩‍🏫 ja ääkköset")]
    public void What_is_typed_is_read_back(string text) => Assert.Equal(text, DraftText.FromHtml(DraftText.ToHtml(text)));

    [Theory]
    [InlineData("Alku\n- yksi", "Alku\n\n- yksi")]
    [InlineData("• yksi\n* kaksi", "- yksi\n- kaksi")]
    [InlineData("a\r\nb\r\n\r\n\r\n\r\nc  ", "a\nb\n\nc")]
    [InlineData("a\0b\u0001c", "abc")]
    public void What_is_kept_alike_is_alike(string typed, string canonical)
    {
        Assert.Equal(canonical, DraftText.Canonical(typed));
        Assert.Equal(canonical, DraftText.Canonical(canonical));
    }

    [Theory]
    [InlineData("<p>Yksi <strong>vahva</strong> sana.</p><p>Toinen</p>", "Yksi vahva sana.\n\nToinen")]
    [InlineData("<ul>\n  <li><p>yksi</p></li>\n  <li>kaksi</li>\n</ul>", "- yksi\n- kaksi")]
    [InlineData("<h2>Otsikko</h2><p>Teksti<br>rivi</p>", "Otsikko\n\nTeksti\nrivi")]
    [InlineData("<p>Auki <a href='/x'>linkki</a></p><!-- huomautus -->", "Auki linkki")]
    [InlineData("<p", "<p")]
    public void What_editors_made_is_read_as_text(string html, string text) => Assert.Equal(text, DraftText.FromHtml(html));
}
