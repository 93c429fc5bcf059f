using System.Xml.Linq;
using LapeKnowledge.Umbraco.USync.Files;

namespace LapeKnowledge.Umbraco.Tests.USync;

public sealed class CanonicalXmlTests
{
    [Theory]
    [InlineData("<A X='1' Y='2'><P/><Q/></A>", "<A Y='2' X='1'><Q/><P/></A>")]
    [InlineData("<A><B>True</B></A>", "<A><B>true</B></A>")]
    [InlineData("<A><B>2020-01-01T00:00:00</B></A>", "<A><B>2020-01-01</B></A>")]
    [InlineData("<A><B>{\"a\":1,\"b\":[2]}</B></A>", "<A><B>{ \"b\": [ 2 ], \"a\": 1 }</B></A>")]
    [InlineData("<A><B></B></A>", "<A><B /></A>")]
    [InlineData("<A><B>A0000000-0000-4000-8000-000000000001</B></A>", "<A><B>a000000000004000800000000000000 1</B></A>", false)]
    [InlineData("<A><V Culture='fi'>1</V><V Culture='sv'>2</V></A>", "<A><V Culture='sv'>2</V><V Culture='fi'>1</V></A>")]
    [InlineData("<A><B>1</B></A>", "<A><B>2</B></A>", false)]
    [InlineData("<A><B>1</B></A>", "<A></A>", false)]
    [InlineData("<A X='1'/>", "<A/>", false)]
    public void ComparesByMeaning(string left, string right, bool same = true)
        => Assert.Equal(same, CanonicalXml.Differences(XElement.Parse(left), XElement.Parse(right)).Count == 0);

    [Theory]
    [InlineData("<A><Info><Name>x</Name></Info></A>", "<A Level='2'><Info><Name>x</Name><Icon>i</Icon><Path>/x</Path></Info></A>")]
    [InlineData("<A><Info><Unknown>x</Unknown></Info></A>", "<A><Info /></A>")]
    [InlineData("<A><Info><Parent Key='1'>Old name</Parent></Info></A>", "<A><Info><Parent Key='1'>New name</Parent></Info></A>")]
    [InlineData("<A><Info><Folder>F</Folder></Info></A>", "<A><Info /></A>", false)]
    [InlineData("<A><Info /></A>", "<A><Info><Folder>F</Folder></Info></A>", false)]
    [InlineData("<A><Tabs /></A>", "<A><Tabs><Tab><Alias>a</Alias></Tab></Tabs></A>", false)]
    public void AnImportChangesWhatTheFileSays(string file, string current, bool same = true)
        => Assert.Equal(same, CanonicalXml.Changes(XElement.Parse(file), XElement.Parse(current)).Count == 0);
}
