using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Search;

/// <summary>What pages offer to read next.</summary>
[Collection(SiteCollection.Name)]
public sealed class SimilarTests(SiteFixture site)
{
    [Theory]
    [InlineData("/tyokalut/verso", "Samankaltaista", "/tyokalut/miniverso")]
    [InlineData("/sv/verktyg/verso", "Liknande", "/sv/verktyg/miniverso")]
    public void A_page_offers_what_is_like_it_and_never_itself(string address, string heading, string expected)
    {
        var offered = site.Crawled[address].LinksUnder(heading);
        Assert.InRange(offered.Count, 1, 3);
        Assert.Contains(expected, offered);
        Assert.DoesNotContain(address, offered);
    }

    [Fact]
    public void Only_what_can_be_put_to_use_is_offered_and_each_thing_once()
    {
        var offers = site.Crawled.Values.Where(p => p.Document.QuerySelector("section.similar") is not null).ToList();
        Assert.True(offers.Count > 40, $"only {offers.Count} pages offer something");
        foreach (var page in offers)
        {
            var cards = page.Document.QuerySelectorAll("section.similar .card");
            Assert.All(cards, c => Assert.Matches(@"\bof-(goodPractice|tool|processDescription|trainingMaterial|seminarVideo|pilot)\b", c.ClassName));
            var links = cards.Select(c => c.QuerySelector("a.card-link")!.GetAttribute("href")).ToList();
            Assert.Equal(links.Distinct(), links);
            Assert.DoesNotContain(page.Address, links);
            Assert.Empty(links.Intersect(page.Document.QuerySelectorAll("main .card-link, main .at-a-glance a").Where(a => a.Closest(".similar") is null).Select(a => a.GetAttribute("href"))));
        }
    }
}
