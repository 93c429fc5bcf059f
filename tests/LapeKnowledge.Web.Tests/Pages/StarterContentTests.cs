using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Pages;

/// <summary>What a reader sees of the starter content, in words.</summary>
[Collection(SiteCollection.Name)]
public sealed class StarterContentTests(SiteFixture site)
{
    [Theory]
    [InlineData("/hyvat-kaytannot", "Hyvä käytäntö")]
    [InlineData("/tyokalut", "Työkalu tai ohjelma")]
    [InlineData("/koulutusmateriaalit", "Koulutusmateriaali")]
    [InlineData("/seminaarit", "Seminaari")]
    [InlineData("/seminaarit", "Seminaarivideo")]
    [InlineData("/pilotit", "Pilotti")]
    [InlineData("/pilotit", "Prosessikuvaus")]
    [InlineData("/tapahtumat", "Tapahtuma")]
    [InlineData("/tapahtunut", "Tapahtunut")]
    [InlineData("/tyoryhmat", "Työryhmä")]
    [InlineData("/tyoryhmat", "Kokous")]
    [InlineData("/alueet", "Maakunta")]
    [InlineData("/alueet", "Kunta")]
    [InlineData("/teemat", "Teema")]
    [InlineData("/nostot", "Nosto")]
    public void Every_type_has_a_list_and_pages(string list, string typeLabel)
    {
        Assert.NotEmpty(site.Crawled[list].ContentLinks());
        Assert.Contains(site.Crawled.Values, p => p.Address.StartsWith(list + "/", StringComparison.Ordinal) && p.Document.QuerySelector(".type-label")?.TextContent.Trim() == typeLabel);
    }

    [Fact]
    public void An_example_text_says_that_it_is_one()
    {
        var examples = site.Crawled.Values.Where(p => p.Document.QuerySelector(".notice.example") is not null).ToList();
        Assert.Contains(examples, p => p.Culture == "fi" && p.Text.Contains("Esimerkkiteksti", StringComparison.Ordinal));
        Assert.True(examples.Count >= 5);
    }

    [Fact]
    public void A_process_description_is_numbered_steps_of_who_what_when_and_with_what()
    {
        var processes = site.Crawled.Values.Where(p => p.Culture == "fi" && p.Document.QuerySelector(".type-label")?.TextContent.Trim() == "Prosessikuvaus").ToList();
        Assert.True(processes.Count >= 6);
        Assert.All(processes, p => Assert.True(p.Document.QuerySelectorAll("ol.steps > li .rich-text").Length >= 3, p.Address));
        Assert.All(new[] { "Kuka", "Milloin", "Millä välineillä" }, label => Assert.Contains(processes, p => p.Facts(label).Count > 0));
    }

    [Fact]
    public void Evidence_is_shown_with_scheme_and_level_in_words() =>
        Assert.Contains(site.Crawled.Values, p => p.Facts("Arviointitapa").Count > 0 && p.Facts("Näytön aste").Count > 0);

    [Fact]
    public void Traffic_lights_of_adaptations_are_words()
    {
        var words = site.Crawled.Values.SelectMany(p => p.Document.QuerySelectorAll(".adaptations strong").Select(s => s.TextContent)).Distinct();
        Assert.Contains("Vihreä: voi muuttaa vapaasti", words);
        Assert.Contains("Punainen: älä muuta, vaikutus katoaa", words);
    }

    [Fact]
    public void Dates_are_written_the_finnish_way_with_a_date_for_machines()
    {
        var seminar = site.Crawled["/seminaarit/raisio-2018"].Document.QuerySelector("time[datetime^='2018-05-24']")!;
        Assert.StartsWith("24.5.2018", seminar.TextContent);
    }

    [Fact]
    public void Past_events_stand_under_a_heading_of_their_own() =>
        Assert.NotEmpty(site.Crawled["/tapahtumat"].LinksUnder("Menneet tapahtumat"));

    [Fact]
    public void The_source_of_the_facts_is_named() => Assert.Contains(site.Crawled.Values, p => p.Facts("Tietojen lähde").Count > 0);
}
