using LapeKnowledge.Web.Features.Search.Indexing;
using Umbraco.Cms.Core.Models;

namespace LapeKnowledge.Web.Tests.Search.Indexing;

public sealed class DocumentPartsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("<p>Yksi</p><p>kaksi</p>", "Yksi\nkaksi")]
    [InlineData("<p>yksi<strong>näisyys</strong> ja <em>osallisuus</em>.</p>", "yksinäisyys ja osallisuus.")]
    [InlineData("<ul>\n<li>a</li>\n<li>b&nbsp;&amp;&#228;</li></ul>", "a\nb &ä")]
    [InlineData("rivi<br>toinen<br/>kolmas", "rivi\ntoinen\nkolmas")]
    [InlineData("<p>  väliä \n\t tässä </p>", "väliä tässä")]
    [InlineData("<td>1</td><td>2</td>", "1\n2")]
    [InlineData("katkesi <a href=\"x", "katkesi")]
    [InlineData("&lt;b&gt;merkki&lt;/b&gt;", "<b>merkki</b>")]
    public void Rich_text_becomes_words(string html, string expected) => Assert.Equal(expected, RichTextWords.Of(html));

    [Fact]
    public void A_place_in_a_transcript_knows_its_second()
    {
        var stored = StoredCues.Write([(0, 3), (20, 65), (41, 3700)]);

        Assert.Equal("[0,3,20,65,41,3700]", stored);
        Assert.Equal(3, StoredCues.SecondAt(stored, 0));
        Assert.Equal(3, StoredCues.SecondAt(stored, 19));
        Assert.Equal(65, StoredCues.SecondAt(stored, 20));
        Assert.Equal(3700, StoredCues.SecondAt(stored, 9999));
        Assert.Null(StoredCues.SecondAt(null, 5));
        Assert.Null(StoredCues.Write([]));
    }

    [Fact]
    public void A_key_names_a_document_and_a_language()
    {
        var document = Guid.NewGuid();
        Assert.Equal($"{document:N}/sv", SearchDocuments.KeyOf(document, "sv-FI"));
        Assert.Equal(document, SearchDocuments.DocumentOf($"{document:N}/fi"));
        Assert.Null(SearchDocuments.DocumentOf("thread-5/fi"));
        Assert.Null(SearchDocuments.DocumentOf("muu"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public void A_position_is_kept_as_one_number_and_tells_another_log_with_the_same_numbers(int id)
    {
        var stamp = new DateTime(2026, 11, 22, 8, 0, 0, 123, DateTimeKind.Utc);
        var position = LogPosition.Of(new CacheInstruction(id, stamp, "[]", "a", 1));

        Assert.True(position.ToInt64() > 0);
        Assert.Equal(position, LogPosition.Read(position.ToInt64()));
        Assert.NotEqual(position, LogPosition.Of(new CacheInstruction(id, stamp.AddMilliseconds(1), "[]", "a", 1)));
        Assert.Equal(LogPosition.Start, LogPosition.Read(0));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 50, 0)]
    [InlineData(25, 50, 50)]
    [InlineData(50, 50, 99)]
    public void Progress_is_complete_only_when_it_is_over(int done, int total, int percent) => Assert.Equal(percent, new IndexingProgress(done, total).Percent);
}
