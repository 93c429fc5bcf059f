using System.Buffers.Binary;
using System.Net;
using System.Xml.Linq;
using LapeKnowledge.Web.Features.SharePictures;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LapeKnowledge.Web.Tests.Pages;

/// <summary>The pictures that other services show beside a link.</summary>
[Collection(SiteCollection.Name)]
public sealed class SharePictureTests(SiteFixture site) : IDisposable
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private readonly TemporaryEvents _events = new(site);

    public void Dispose() => _events.Dispose();

    [Fact]
    public void Every_page_that_is_found_by_search_names_its_picture_with_size_and_words()
    {
        foreach (var page in site.Crawled.Values.Where(p => p is { IsHtml: true, Status: HttpStatusCode.OK, IsHiddenFromSearch: false }))
        {
            string? Property(string name) => page.Document.QuerySelector($"meta[property='{name}']")?.GetAttribute("content");
            Assert.Matches($"^http://localhost/jakokuva/{page.Culture}/[0-9a-f]{{32}}/[0-9a-f]{{16}}\\.png$", Property("og:image"));
            Assert.Equal(("image/png", "1200", "630"), (Property("og:image:type"), Property("og:image:width"), Property("og:image:height")));
            Assert.EndsWith("LapeKnowledge", Property("og:image:alt"));
            Assert.Equal("summary_large_image", page.Document.QuerySelector("meta[name='twitter:card']")?.GetAttribute("content"));
            Assert.All(["og:title", "og:type", "og:url", "og:locale", "og:site_name"], name => Assert.False(string.IsNullOrEmpty(Property(name)), $"{page.Address} {name}"));
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sv/god-praxis")]
    [InlineData("/hyvat-kaytannot/soppapoyta")]
    public async Task The_picture_is_a_PNG_of_that_size_kept_by_its_address(string address)
    {
        var picture = PictureOf(await site.OpenAsync(address));
        for (var turn = 0; turn < 2; turn++)
        {
            using var answer = await site.Http.GetAsync(picture);
            if (answer.StatusCode == HttpStatusCode.Redirect)
            {
                Assert.Equal("/img/share.png", answer.Headers.Location!.ToString()); // libvips is not here
                return;
            }

            AssertPng(await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl!.ToString());
            Assert.Equal("cross-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        }
    }

    [Fact]
    public async Task A_title_with_markup_is_drawn_as_text()
    {
        const string Title = "<script>alert('x')</script> & \"Äiti\" ]]> <image href=\"file:///etc/passwd\"/>";
        _events.Publish(Title, (Event.Aliases.StartDate, new DateTime(2031, 1, 1)));
        var address = (await site.OpenAsync("/tapahtumat")).ContentLinks().First(l => l.Contains("script", StringComparison.Ordinal));

        using var answer = await site.Http.GetAsync(PictureOf(await site.OpenAsync(address)));

        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect, answer.StatusCode.ToString());
        var drawing = XDocument.Parse(ShareTemplate.Draw(new ShareText(Title, "Tapahtuma", "LapeKnowledge")));
        Assert.All(drawing.Descendants(), e => Assert.Contains(e.Name.LocalName, (string[])["svg", "rect", "path", "text", "g", "circle"]));
        Assert.Equal(Title, string.Join(' ', drawing.Descendants(Svg + "text").Select(t => t.Value).Where(t => t is not ("Tapahtuma" or "LapeKnowledge"))));
    }

    [Theory]
    [InlineData("fi", "ffffffffffffffffffffffffffffffff")]
    [InlineData("en", "eb83a39f49c751e39ad05771f55b16bc")]
    [InlineData("fi", "..%2f..%2fetc%2fpasswd")]
    public async Task There_is_no_picture_of_what_is_not_there(string language, string key) =>
        Assert.Equal(HttpStatusCode.NotFound, (await site.OpenAsync($"/jakokuva/{language}/{key}/0123456789abcdef.png")).Status);

    [Fact]
    public async Task The_address_of_an_older_title_leads_to_the_picture_of_today()
    {
        var today = PictureOf(await site.OpenAsync("/"));
        using var answer = await site.Http.GetAsync(new Uri(today[..today.LastIndexOf('/')] + "/0123456789abcdef.png", UriKind.Relative));
        Assert.Equal((HttpStatusCode.Redirect, today), (answer.StatusCode, answer.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task Without_libvips_there_is_one_picture_for_all()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("LapeKnowledge:Images:Program", "there-is-no-such-program")]).Build();
        var renderer = new ShareRenderer(configuration, site.Services.GetRequiredService<IWebHostEnvironment>(), TimeProvider.System, NullLogger<ShareRenderer>.Instance);
        Assert.Null(await renderer.RenderAsync(ShareTemplate.Draw(new ShareText("Otsikko", null, "LapeKnowledge"))));
        AssertPng(await site.Http.GetByteArrayAsync(new Uri("/img/share.png", UriKind.Relative)));
    }

    private static string PictureOf(SitePage page) => page.Document.QuerySelector("meta[property='og:image']")!.GetAttribute("content")!["http://localhost".Length..];

    private static void AssertPng(ReadOnlySpan<byte> png)
    {
        Assert.True(png[1..].StartsWith("PNG\r\n"u8));
        Assert.Equal((1200, 630), (BinaryPrimitives.ReadInt32BigEndian(png[16..]), BinaryPrimitives.ReadInt32BigEndian(png[20..])));
    }
}

public sealed class TitleLinesTests
{
    private const int Width = 1032;

    [Theory]
    [InlineData("Pilotit", 84, 1)]
    [InlineData("Soppapöytä: yhteinen ruoka ilman asiaa", 84, 2)]
    [InlineData("Lastensuojelun sosiaalityö päiväkodissa: aloitus, yhteiset palaverit ja seuranta", 60, 3)]
    public void A_title_stands_in_the_largest_type_that_it_fits_in(string title, int size, int lines)
    {
        var broken = TitleLines.Of(title, Width);
        Assert.Equal((size, lines), (broken.Size, broken.Lines.Count));
        Assert.Equal(title, string.Join(' ', broken.Lines));
    }

    [Fact]
    public void A_title_without_end_is_cut_and_a_word_without_end_is_broken()
    {
        var title = TitleLines.Of(string.Join(' ', Enumerable.Repeat("yhteistoimintasuunnitelma", 60)), Width);
        Assert.Equal(5, title.Lines.Count);
        Assert.EndsWith("…", title.Lines[^1]);

        var word = TitleLines.Of(string.Concat(Enumerable.Repeat("äö😀", 60)), Width);
        Assert.True(word.Lines.Count > 1);
        Assert.All(word.Lines.Take(word.Lines.Count - 1), l => Assert.EndsWith("-", l));
        Assert.Equal(string.Concat(Enumerable.Repeat("äö😀", 60))[..30], string.Concat(word.Lines.Select(l => l.TrimEnd('-', '…')))[..30]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \u0000\uFFFE ")]
    public void An_empty_title_is_one_empty_line(string title) => Assert.Equal([string.Empty], TitleLines.Of(title, Width).Lines);
}
