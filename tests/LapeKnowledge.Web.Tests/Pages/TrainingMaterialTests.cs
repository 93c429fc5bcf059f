using AngleSharp.Dom;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Pages;

[Collection(SiteCollection.Name)]
public sealed class TrainingMaterialTests(SiteFixture site)
{
    private const string Finnish = "fi";
    private const string Swedish = "sv";

    [Theory]
    [InlineData(Finnish, "3 osaa, yhteensä 3 h", "(PDF, 57 kt)")]
    [InlineData(Swedish, "3 delar, sammanlagt 3 h", "(PDF, 61 kB)")]
    public void Modules_stand_in_order_with_their_time_and_files(string language, string whole, string file)
    {
        var page = Example(language);

        var modules = page.Document.QuerySelectorAll("ol.modules > li").ToArray();
        Assert.Equal(3, modules.Length);
        Assert.All(modules, m => Assert.Equal("PT60M", m.QuerySelector("time")!.GetAttribute("datetime")));
        var sum = page.Document.QuerySelector("#modules ~ .note time")!;
        Assert.Equal(("PT180M", whole), (sum.GetAttribute("datetime"), sum.TextContent));
        var files = Assert.Single(modules[1].QuerySelectorAll(".files > li"));
        Assert.EndsWith(file, files.TextContent.Trim());
        Assert.Equal("application/pdf", site.Crawled[files.QuerySelector("a")!.GetAttribute("href")!].ContentType);
    }

    [Fact]
    public void Licence_curriculum_and_what_it_builds_on_are_links()
    {
        var page = Example(Finnish);

        Assert.NotNull(page.Document.QuerySelector(".about a[href='https://creativecommons.org/licenses/by/4.0/']"));
        Assert.NotNull(page.Document.QuerySelector("#alignment ~ ul a[href^='https://www.oph.fi/']"));
        Assert.NotNull(page.Document.QuerySelector("#related-basedOn"));
    }

    [Fact]
    public void Without_a_script_the_modules_are_a_plain_list()
    {
        var page = Example(Finnish);

        Assert.True(page.Document.QuerySelector("[data-progress]")!.HasAttribute("hidden"));
        Assert.All(page.Document.QuerySelectorAll(".module-done"), l => Assert.True(l.HasAttribute("hidden")));
        Assert.NotNull(page.Document.QuerySelector("script[src^='/js/training.js'][defer]"));
    }

    [Fact]
    public void Progress_is_told_in_words_and_by_a_named_bar_and_each_box_names_its_module()
    {
        var page = Example(Finnish);

        var bar = page.Document.QuerySelector("progress")!;
        Assert.Equal(("3", "0"), (bar.GetAttribute("max"), bar.GetAttribute("value")));
        Assert.Equal("status", page.Document.GetElementById(bar.GetAttribute("aria-labelledby")!)!.GetAttribute("role"));
        var boxes = page.Document.QuerySelectorAll("ol.modules > li").Select(m => (Title: m.QuerySelector("h3")!.TextContent, Box: m.QuerySelector(".module-done")!)).ToArray();
        Assert.All(boxes, b => Assert.EndsWith($"Tehty: {b.Title}", b.Box.TextContent.Trim()));
        Assert.Equal(3, boxes.Select(b => b.Box.QuerySelector("input")!.GetAttribute("data-module")).Distinct().Count());
    }

    private SitePage Example(string language) =>
        site.Crawled.Values.Single(p => p.IsHtml && p.Culture == language && p.Heading == (language == Finnish ? "MiniVerso-koulutus: sovittelua pienten kanssa" : "MiniVersoutbildning: medling med de små"));
}
