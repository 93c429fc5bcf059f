using System.Net;
using LapeKnowledge.Umbraco.Tests.Media;
using LapeKnowledge.Web.Models;
using LapeKnowledge.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace LapeKnowledge.Web.Tests.Pages;

/// <summary>A picture that an editor uploads, as readers' browsers get it.</summary>
[Collection(SiteCollection.Name)]
public sealed class PictureTests(SiteFixture site) : IAsyncLifetime
{
    private const string Finnish = "fi-FI";
    private const string Address = "/pilotit/kokeilu-jolla-on-kuva";

    private readonly List<IContent> _created = [];
    private IMedia? _image;

    private IContentService Content => site.Services.GetRequiredService<IContentService>();

    private IMediaService Media => site.Services.GetRequiredService<IMediaService>();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        _created.ForEach(c => Content.Delete(Content.GetById(c.Key)!));
        if (_image is not null)
        {
            Media.Delete(_image);
        }

        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_picture_comes_in_sizes_and_formats_to_choose_from()
    {
        Publish(NewImage("kuva.png", TestImages.Png(1600, 800)));

        var page = await site.OpenAsync(Address);

        var image = page.Document.QuerySelector("picture img")!;
        Assert.Equal(("1600", "800", "Lapsia pihalla"), (image.GetAttribute("width"), image.GetAttribute("height"), image.GetAttribute("alt")));
        Assert.Equal(["image/avif", "image/webp"], page.Document.QuerySelectorAll("picture source").Select(s => s.GetAttribute("type")));
        Assert.Empty(page.ParseErrors);
        var offered = page.Document.QuerySelectorAll("picture [srcset]").SelectMany(s => s.GetAttribute("srcset")!.Split(", ")).Select(s => s.Split(' ')).ToArray();
        Assert.Equal(12, offered.Length);
        Assert.All(page.Document.QuerySelectorAll("picture [srcset]"), s => Assert.NotNull(s.GetAttribute("sizes")));
        foreach (var address in offered.Where(o => o[1] == "480w").Select(o => o[0]).Append(image.GetAttribute("src")!))
        {
            using var answer = await site.Http.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.StartsWith("image/", answer.Content.Headers.ContentType!.MediaType);
            Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        }

        using var forged = await site.Http.GetAsync(offered[0][0].Replace("width=480", "width=481"));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
    }

    [Fact]
    public async Task A_drawing_is_shown_as_it_is_and_its_scripts_never_run()
    {
        Publish(NewImage("kuva.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8.ToArray()));

        var page = await site.OpenAsync(Address);

        var image = page.Document.QuerySelector("picture img")!;
        Assert.Null(image.GetAttribute("srcset"));
        using var answer = await site.Http.GetAsync(image.GetAttribute("src"));
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    private IMedia NewImage(string name, byte[] content)
    {
        var files = site.Services.GetRequiredService<MediaFileManager>();
        var path = files.GetMediaPath(name, Guid.NewGuid(), Guid.NewGuid());
        files.FileSystem.AddFile(path, new MemoryStream(content));
        _image = Media.CreateMedia("Kuva", Constants.System.Root, Constants.Conventions.MediaTypes.Image);
        _image.SetValue(Constants.Conventions.Media.File, $$$"""{"src":"{{{files.FileSystem.GetUrl(path)}}}","focalPoint":{"left":0.25,"top":0.5}}""");
        Assert.True(Media.Save(_image).Success);
        return _image;
    }

    private void Publish(IMedia image)
    {
        var parent = site.InContext(services => new PublishedDocuments(services).At("/pilotit").Key);
        var pilot = Content.Create("Kokeilu jolla on kuva", parent, Pilot.ModelTypeAlias);
        pilot.SetCultureName("Kokeilu jolla on kuva", Finnish);
        pilot.SetValue(Describable.Aliases.Image, $$"""[{"key":"{{Guid.NewGuid()}}","mediaKey":"{{image.Key}}"}]""");
        pilot.SetValue(Describable.Aliases.ImageAlt, "Lapsia pihalla", Finnish);
        Content.Save(pilot);
        _created.Add(pilot);
        Assert.True(Content.Publish(pilot, [Finnish]).Success);
    }
}
