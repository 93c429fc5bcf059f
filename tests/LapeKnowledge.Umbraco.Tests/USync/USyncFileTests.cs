using System.Text;
using LapeKnowledge.Umbraco.USync;
using LapeKnowledge.Umbraco.USync.Files;
using LapeKnowledge.Umbraco.USync.Serialization;
using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Umbraco.Tests.USync;

public sealed class USyncFileTests
{
    private const string Head = "<ContentType Key='a0000000-0000-4000-8000-000000000001' Alias='home'>\n";

    [Theory]
    [InlineData("<DataType Key='a0000000-0000-4000-8000-000000000001' Alias='x'/>", "<ContentType>")]
    [InlineData("<ContentType Alias='x'/>", "no Key")]
    [InlineData("<ContentType Key='' Alias='x'/>", "no Key")]
    [InlineData("<ContentType Key='nonsense' Alias='x'/>", "not a GUID")]
    [InlineData("<ContentType Key='00000000-0000-0000-0000-000000000000' Alias='x'/>", "empty")]
    [InlineData("<ContentType Key='a0000000-0000-4000-8000-000000000001'/>", "no Alias")]
    [InlineData("<Empty Key='a0000000-0000-4000-8000-000000000001' Alias='x' Change='Explode'/>", "Explode")]
    public void RefusesARootThatIdentifiesNothing(string xml, string reason)
    {
        var refused = Assert.Throws<USyncException>(() => Parse("\n" + xml));
        Assert.StartsWith("ContentTypes/home.config(2):", refused.Message);
        Assert.Contains(reason, refused.Message);
    }

    [Fact]
    public void NamesTheLineOfAValueThatIsNotWhatItPromises()
    {
        var file = Parse(Head + "<Info>\n<A>perhaps</A>\n<B>twelve</B>\n<C>someday</C>\n<D>Sideways</D>\n<E>zz</E>\n</Info></ContentType>");
        Assert.Contains("(3):", Assert.Throws<USyncException>(() => file.Bool(file.Info, "A")).Message);
        Assert.Contains("(4):", Assert.Throws<USyncException>(() => file.Int(file.Info, "B")).Message);
        Assert.Contains("(5):", Assert.Throws<USyncException>(() => file.Date(file.Info, "C")).Message);
        Assert.Contains("(6):", Assert.Throws<USyncException>(() => file.Enum(file.Info, "D", ContentVariation.Nothing)).Message);
        Assert.Contains("(7):", Assert.Throws<USyncException>(() => file.Guid(file.Info, "E")).Message);
    }

    [Fact]
    public void TakesWhatOlderVersionsWrote()
    {
        var file = Parse(Head + "<Info><A>TRUE</A><B></B><C>1</C><D>culture</D><E>2020-01-02 03:04:05</E></Info></ContentType>");
        Assert.True(file.Bool(file.Info, "A"));
        Assert.True(file.Bool(file.Info, "B", absent: true));
        Assert.True(file.Bool(file.Info, "C"));
        Assert.Equal(ContentVariation.Culture, file.Enum(file.Info, "D", ContentVariation.Nothing));
        Assert.Equal(new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc), file.Date(file.Info, "E"));
        Assert.Null(file.Int(file.Info, "Absent"));
    }

    [Theory]
    [InlineData("pl-PL", "19a49d11-0000-0000-0000-000000000000")]
    [InlineData("en", "ad4fa7d7-0000-0000-0000-000000000000")]
    [InlineData("localhost:44328", "a769b71e-0000-0000-0000-000000000000")]
    public void GeneratesTheKeysThatUSyncGenerates(string alias, string key) => Assert.Equal(Guid.Parse(key), GeneratedKey.For(alias));

    [Fact]
    public void KeepsJsonThatItRewrites()
    {
        const string json = "{\"b\":1.50,\"a\":\"ä < ö\",\"c\":[{\"d\":null}],\"b\":2}";
        Assert.Equal(json, JsonText.Compact(JsonText.Indent(json)));
        Assert.Contains("\\u00E4 \\u003C", JsonText.Indent(json));
        Assert.Equal("{not json}", JsonText.Indent("{not json}"));
    }

    private static USyncFile Parse(string xml) => USyncFile.Parse(USyncKind.ContentTypes, "ContentTypes/home.config", "hash", Encoding.UTF8.GetBytes(xml));
}
