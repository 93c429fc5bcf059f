using System.Text;
using LapeKnowledge.Umbraco.USync;
using LapeKnowledge.Umbraco.USync.Files;

namespace LapeKnowledge.Umbraco.Tests.USync;

public sealed class SafeXmlTests
{
    [Theory]
    [InlineData("<a>\n<b>\n</a>", 3)]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<a>&x;</a>", 1)]
    [InlineData("<!DOCTYPE a [<!ENTITY l \"lol\"><!ENTITY m \"&l;&l;&l;&l;\"><!ENTITY n \"&m;&m;&m;&m;\">]>\n<a>&n;</a>", 1)]
    [InlineData("", 1)]
    public void RefusesWhatIsNotPlainXml(string xml, int line)
    {
        var refused = Assert.Throws<USyncException>(() => SafeXml.Parse(Encoding.UTF8.GetBytes(xml), "ContentTypes/a.config"));
        Assert.StartsWith($"ContentTypes/a.config({line}):", refused.Message);
    }

    [Fact]
    public void RefusesBottomlessNesting()
    {
        var xml = string.Concat(Enumerable.Repeat("<a>", 5000)) + string.Concat(Enumerable.Repeat("</a>", 5000));
        Assert.Throws<USyncException>(() => SafeXml.Parse(Encoding.UTF8.GetBytes(xml), "a.config"));
    }

    [Fact]
    public void WritesTheBytesItRead()
    {
        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<A Key=\"1\">\n  <B></B>\n  <C />\n  <D><![CDATA[x < y\n]]]]><![CDATA[>]]></D>\n</A>")).ToArray();
        Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(SafeXml.Write(SafeXml.Parse(bytes, "a.config"), "a.config")));
    }

    [Fact]
    public void NamesTheItemThatXmlCannotHold()
        => Assert.Contains("'Page'", Assert.Throws<USyncException>(() => SafeXml.Write(
            new System.Xml.Linq.XElement("Content", new System.Xml.Linq.XAttribute("Alias", "Page"), "\u0001"), "a.config")).Message);
}
