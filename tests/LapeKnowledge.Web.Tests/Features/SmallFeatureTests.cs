using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Sections;

namespace LapeKnowledge.Web.Tests.Features;

public sealed class PagingTests
{
    [Theory]
    [InlineData(0, null, 1, 1, false)]
    [InlineData(0, "", 1, 1, false)]
    [InlineData(60, null, 1, 1, false)]
    [InlineData(61, "2", 2, 2, false)]
    [InlineData(61, "3", 2, 2, true)]
    [InlineData(61, "-4", 1, 2, true)]
    [InlineData(61, "kaksi", 1, 2, true)]
    public void A_page_that_is_not_there_gives_the_nearest_one_and_says_so(int items, string? asked, int page, int pages, bool isOther)
    {
        var paging = Paging.Of(items, asked);
        Assert.Equal((page, pages, isOther), (paging.Page, paging.Pages, paging.IsOther));
    }

    [Fact]
    public void Every_item_stands_on_one_page()
    {
        var items = Enumerable.Range(0, 130).ToList();
        Assert.Equal(items, Enumerable.Range(1, 3).SelectMany(p => Paging.Of(items.Count, p.ToString(System.Globalization.CultureInfo.InvariantCulture)).Take(items)));
    }
}

public sealed class CulturesTests
{
    [Theory]
    [InlineData("sv-FI", Cultures.Swedish)]
    [InlineData("sv-fi", Cultures.Swedish)]
    [InlineData("fi-FI", Cultures.Finnish)]
    [InlineData("en-US", Cultures.Finnish)]
    [InlineData(null, Cultures.Finnish)]
    public void A_culture_that_the_site_does_not_have_is_finnish(string? isoCode, string culture) => Assert.Equal(culture, Cultures.Of(isoCode));

    [Theory]
    [InlineData(0, "0.00")]
    [InlineData(65, "1.05")]
    [InlineData(3725, "1.02.05")]
    public void A_place_in_a_video_is_minutes_and_seconds(int seconds, string text) => Assert.Equal(text, Dates.Position(seconds));
}
