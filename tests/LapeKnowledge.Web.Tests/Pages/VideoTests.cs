using System.Net;
using AngleSharp.Dom;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Pages;

[Collection(SiteCollection.Name)]
public sealed class VideoTests(SiteFixture site) : IDisposable
{
    private const string Example = "/seminaarit/esimerkkiseminaari/esimerkkivideo";
    private const string ExampleInSwedish = "/sv/seminarier/exempelseminarium/exempelvideo";
    private readonly TemporaryVideos _videos = new(site);

    private static bool IsFfmpegInstalled => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "ffmpeg")));

    public void Dispose() => _videos.Dispose();

    [Theory]
    [InlineData(Example, "fi", "Aamu")]
    [InlineData(ExampleInSwedish, "sv", "Morgon")]
    public void Captions_chapters_and_transcript_are_in_the_language_of_the_page(string address, string language, string firstChapter)
    {
        var page = site.Crawled[address];

        var video = page.Document.QuerySelector("#player video")!;
        Assert.True(video.HasAttribute("controls"), "works without a script");
        Assert.False(video.HasAttribute("autoplay"));
        Assert.Equal(["fi", "sv"], video.QuerySelectorAll("track[kind=captions]").Select(t => t.GetAttribute("srclang")).Order());
        Assert.Equal([language], video.QuerySelectorAll("track[default]").Select(t => t.GetAttribute("srclang")));
        Assert.Equal(6, page.Document.QuerySelectorAll(".transcript .cues a").Length);
        Assert.StartsWith(firstChapter, page.Document.QuerySelectorAll(".transcript .cue-text")[1].TextContent.Trim());
        Assert.Equal(firstChapter, page.Document.QuerySelector(".chapters a span")!.TextContent);
        Assert.StartsWith("WEBVTT", site.Crawled[video.QuerySelector("track[kind=chapters]")!.GetAttribute("src")!].Text);
        Assert.Contains(firstChapter, site.Crawled[video.QuerySelector("track[kind=chapters]")!.GetAttribute("src")!].Text);
    }

    [Fact]
    public async Task A_link_to_a_moment_starts_the_video_there_without_a_script()
    {
        var cue = site.Crawled[Example].Document.QuerySelectorAll(".transcript .cues a")[2];
        Assert.Equal("?t=8#player", cue.GetAttribute("href"));

        var page = await site.OpenAsync(Example + "?t=8");

        Assert.EndsWith(".mp4#t=8", page.Document.QuerySelector("#player video")!.GetAttribute("src"));
        Assert.Equal("http://localhost" + Example, page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Contains("0.08", page.Document.Title);
    }

    [Theory]
    [InlineData("?t=abc")]
    [InlineData("?t=-1")]
    [InlineData("?t=99999")]
    [InlineData("?t=1&t=2")]
    [InlineData("?t=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("?t=%00")]
    [InlineData("?t[]=5")]
    public async Task A_moment_that_is_none_is_left_out(string query)
    {
        var page = await site.OpenAsync(Example + query);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.EndsWith(".mp4", page.Document.QuerySelector("#player video")!.GetAttribute("src"));
        Assert.DoesNotContain("alert(1)", page.Text);
    }

    [Fact]
    public async Task What_captions_say_is_text_whatever_they_say()
    {
        var captions = _videos.File(
            "t.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v <script>>Hei <script>alert(1)</script> &lt;img src=x onerror=alert(2)&gt;\n\n00:83.000 --> x\nrikki\n");
        var (_, address) = _videos.Publish("Video ja merkit", (SeminarVideo.Aliases.VideoFile, Picked("video.mp4")), (SeminarVideo.Aliases.Captions, _videos.Captions("fi", captions)));

        var page = await site.OpenAsync(address);

        Assert.Empty(page.ParseErrors);
        var text = Assert.Single(page.Document.QuerySelectorAll(".transcript .cue-text"));
        Assert.Contains("<img src=x onerror=alert(2)>", text.TextContent);
        Assert.Empty(text.QuerySelectorAll("script, img"));
    }

    [Theory]
    [InlineData("<html><script>alert(1)</script></html>")]
    [InlineData("WEBVTT")]
    [InlineData("")]
    public async Task Broken_captions_are_told_of_and_not_offered(string content)
    {
        var (_, address) = _videos.Publish(
            "Video ja rikkinäinen tekstitys", (SeminarVideo.Aliases.VideoFile, Picked("video.mp4")), (SeminarVideo.Aliases.Captions, _videos.Captions("fi", _videos.File("t.vtt", content))));

        var page = await site.OpenAsync(address);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll("track"));
        Assert.Contains(page.Document.QuerySelectorAll(".notice"), n => n.TextContent.Contains("viallinen"));
    }

    [Fact]
    public async Task Missing_captions_are_told_of_with_the_day_they_are_due()
    {
        var (_, address) = _videos.Publish(
            "Video ilman tekstitystä", (SeminarVideo.Aliases.VideoFile, Picked("video.mp4")), (SeminarVideo.Aliases.CaptionDue, new DateTime(2099, 5, 7)));

        var page = await site.OpenAsync(address);

        Assert.Contains(page.Document.QuerySelectorAll(".notice"), n => n.TextContent.Contains("viimeistään 7.5.2099"));
    }

    [Fact]
    public void A_video_that_is_not_here_is_told_of()
    {
        var page = site.Crawled["/seminaarit/raisio-2018/avaus"];

        Assert.Contains(page.Document.QuerySelectorAll(".notice"), n => n.TextContent.Contains("Tallennetta ei ole vielä") && n.TextContent.Contains("suostumus"));
        Assert.Null(page.Document.QuerySelector("video, iframe, [data-embed]"));
    }

    [Fact]
    public async Task An_embed_contacts_nobody_before_the_reader_asks()
    {
        var (_, address) = _videos.Publish("Video muualla", (SeminarVideo.Aliases.EmbedUrl, "https://www.youtube.com/watch?v=abcdefghijk"));

        using var answer = await site.Http.GetAsync(address + "?t=83");
        var page = SitePage.Read(address, answer, await answer.Content.ReadAsStringAsync());

        Assert.Empty(page.Document.QuerySelectorAll("iframe, [src^=http], link[rel=preconnect], link[rel=dns-prefetch]"));
        var embed = page.Document.QuerySelector("[data-embed]")!;
        Assert.Equal("https://www.youtube-nocookie.com/embed/abcdefghijk?rel=0&start=83", embed.GetAttribute("data-embed"));
        Assert.Contains("Google", embed.TextContent);
        Assert.True(embed.QuerySelector("button")!.HasAttribute("hidden"), "without a script there is only the link");
        Assert.Equal("https://www.youtube.com/watch?v=abcdefghijk", embed.QuerySelector("a")!.GetAttribute("href"));
        var frames = answer.Headers.GetValues("Content-Security-Policy").Single().Split(';', StringSplitOptions.TrimEntries).Where(d => d.StartsWith("frame-src", StringComparison.Ordinal));
        Assert.Equal("frame-src https://www.youtube-nocookie.com", Assert.Single(frames)); // of two, browsers take the first
        using var again = await site.Http.GetAsync(address + "?t=83");
        Assert.EndsWith("frame-src https://www.youtube-nocookie.com", again.Headers.GetValues("Content-Security-Policy").Single());
        using var other = await site.Http.GetAsync(Example);
        Assert.DoesNotContain("frame-src", other.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task A_video_of_an_unknown_service_is_a_link()
    {
        var (_, address) = _videos.Publish("Video tuntemattomalla", (SeminarVideo.Aliases.EmbedUrl, "https://videot.example/1"));

        using var answer = await site.Http.GetAsync(address);
        var page = SitePage.Read(address, answer, await answer.Content.ReadAsStringAsync());

        Assert.NotNull(page.Document.QuerySelector("a[href='https://videot.example/1']"));
        Assert.DoesNotContain("frame-src", answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task The_poster_is_a_picture_of_the_video_or_a_drawn_one()
    {
        using var poster = await site.Http.GetAsync(site.Crawled[Example].Document.QuerySelector("video")!.GetAttribute("poster"));

        Assert.Equal(HttpStatusCode.OK, poster.StatusCode);
        Assert.Equal(IsFfmpegInstalled ? "image/jpeg" : "image/svg+xml", poster.Content.Headers.ContentType!.MediaType);

        var (key, _) = _videos.Publish("Video joka ei ole video", (SeminarVideo.Aliases.VideoFile, Picked("video.mp4")));
        using var drawn = await site.Http.GetAsync($"/videot/{key:N}/kuva");
        Assert.Equal("image/svg+xml", drawn.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("/videot/00000000000000000000000000000000/kuva")]
    [InlineData("/videot/00000000000000000000000000000000/luvut-fi.vtt")]
    [InlineData("/videot/aacafc9f608a5e6aa02ad883bc9fc825/kuva")]
    [InlineData("/videot/aacafc9f608a5e6aa02ad883bc9fc825/luvut-fi.vtt")]
    [InlineData("/videot/abc/kuva")]
    [InlineData("/videot/aacafc9f608a5e6aa02ad883bc9fc825/luvut-de.vtt")]
    public async Task What_a_video_does_not_have_is_not_found(string address)
    {
        using var answer = await site.Http.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public void A_seminar_shows_its_programme_videos_and_materials()
    {
        var page = site.Crawled["/seminaarit/esimerkkiseminaari"];

        Assert.Equal(3, page.Document.QuerySelectorAll(".agenda > li").Length);
        var video = Assert.Single(page.Document.QuerySelectorAll(".videos > li"));
        Assert.Equal(Example, video.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("Tekstitys: suomi, ruotsi", video.TextContent);
        Assert.NotEmpty(page.Document.QuerySelectorAll("#related-materials"));
    }

    private string Picked(string name) => TemporaryVideos.Picked(_videos.File(name, [1, 2, 3]));
}
