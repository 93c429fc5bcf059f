using System.Drawing;
using System.Runtime.Versioning;
using LapeKnowledge.Umbraco.Media;
using LapeKnowledge.Umbraco.Media.Images;
using LapeKnowledge.Umbraco.Persistence;
using LapeKnowledge.Umbraco.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using File = System.IO.File;

namespace LapeKnowledge.Umbraco.Tests.Media;

/// <summary>Images in ordered sizes: signatures, formats, bad input, the store and its bound. Each test has a media folder of its own.</summary>
[Collection(HostCollection.Name)]
public sealed class ImageSizeTests(HostFixture host) : IAsyncLifetime
{
    private const string Name = "a/kuva.png";
    private WebApplication _site = null!;

    public Task InitializeAsync()
    {
        _site = Site();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Only_signed_addresses_order_sizes()
    {
        Add(Name, TestImages.Png(400, 200));
        var signed = Signed(Name, o => o.Width = 100);

        Assert.NotEqual(StatusCodes.Status400BadRequest, (await AskAsync(signed)).Status);
        Assert.Equal(StatusCodes.Status200OK, (await AskAsync($"/media/{Name}")).Status);
        Assert.NotEqual(StatusCodes.Status400BadRequest, (await AskAsync(signed + "&v=1")).Status);
        string[] wrong =
        [
            $"/media/{Name}?width=100", signed.Replace("width=100", "width=101", StringComparison.Ordinal), signed + "&height=5", signed + "&width=5000",
            signed[..^1] + (signed[^1] == '0' ? '1' : '0'), signed + "&hmac=x", $"/media/{Name}?width=100&hmac=",
        ];
        foreach (var address in wrong)
        {
            Assert.Equal(StatusCodes.Status400BadRequest, (await AskAsync(address)).Status);
        }
        var broken = Get<ImageSignatures>().RefreshSignature($"/media/{Name}?width=-5");
        Assert.Equal(StatusCodes.Status400BadRequest, (await AskAsync(broken)).Status);
    }

    [Fact]
    public void An_address_in_markup_is_signed_anew()
    {
        var signatures = Get<ImageSignatures>();
        var plain = signatures.RefreshSignature("/media/a/b.png?width=10&height=20");

        Assert.Equal(plain, signatures.RefreshSignature(plain));
        Assert.Equal(plain.Replace("&", "&amp;", StringComparison.Ordinal), signatures.RefreshSignature("/media/a/b.png?width=10&amp;height=20&amp;hmac=old"));
        Assert.All(["", "/media/a/b.png", "/media/a/b.png?v=1"], u => Assert.Equal(u, signatures.RefreshSignature(u)));
        Assert.Equal(64, Get<DataFolder>() is var folder ? File.ReadAllBytes(Path.Combine(folder.Path, "keys", "images.key")).Length : 0);
    }

    [VipsFact]
    public async Task A_size_is_made_in_the_format_that_is_asked_for()
    {
        Add(Name, TestImages.Png(400, 200));

        var own = await AskAsync(Signed(Name, o => o.Width = 100));
        var webp = await AskAsync(Signed(Name, o => (o.Width, o.Height, o.Format, o.FocalPoint) = (60, 60, "webp", new(0.9m, 0.5m))));
        var avif = await AskAsync(Signed(Name, o => (o.Width, o.Format) = (100, "avif")));

        Assert.Equal((200, FileKinds.Png, new Size(100, 50)), (own.Status, own.Type, Dimensions(own)));
        Assert.Equal((200, FileKinds.WebP, new Size(60, 60)), (webp.Status, webp.Type, Dimensions(webp)));
        Assert.Equal(200, avif.Status);
        Assert.True(avif.Type is FileKinds.Avif or FileKinds.WebP, avif.Type);
        Assert.Equal(("nosniff", "public, max-age=604800"), (own.Headers.XContentTypeOptions.ToString(), own.Headers.CacheControl.ToString()));
        Assert.Contains("sandbox", own.Headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
    }

    [VipsFact]
    public async Task A_broken_image_is_refused_and_not_tried_again()
    {
        Add(Name, TestImages.Png(600, 600));
        var jpeg = (await AskAsync(Signed(Name, o => (o.Width, o.Format) = (600, "jpg")))).Body;
        Assert.Equal(FileKinds.Jpeg, FileKinds.Of(jpeg));
        Add("a/poikki.jpg", jpeg[..(jpeg.Length / 2)]);
        var address = Signed("a/poikki.jpg", o => o.Width = 100);

        Assert.Equal(StatusCodes.Status422UnprocessableEntity, (await AskAsync(address)).Status);
        Assert.Equal(StatusCodes.Status422UnprocessableEntity, (await AskAsync(address)).Status);
        Assert.Equal(1, Get<ImageSizes>().MadeCount);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Cache("work")));
    }

    [VipsFact]
    public async Task An_image_of_too_many_pixels_is_never_decoded()
    {
        Add(Name, TestImages.HollowPng(30_000, 30_000));

        var answer = await AskAsync(Signed(Name, o => o.Width = 100));

        Assert.Equal(StatusCodes.Status422UnprocessableEntity, answer.Status);
        Assert.False(Directory.Exists(Cache("work")));
    }

    [Theory]
    [InlineData("a/sivu.png", "<!doctype html><script>alert(1)</script>", "application/octet-stream", true)]
    [InlineData("a/sivu.svg", "<html><svg><script>alert(1)</script></svg></html>", "application/octet-stream", true)]
    [InlineData("a/kuva.svg", "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", "image/svg+xml", false)]
    [InlineData("a/kirje.pdf", "<script>alert(1)</script>", "application/octet-stream", true)]
    [InlineData("a/kirje.png", "%PDF-1.7", "application/pdf", false)]
    public async Task A_file_is_what_its_content_says(string name, string content, string type, bool isSaved)
    {
        Add(name, System.Text.Encoding.UTF8.GetBytes(content));

        foreach (var address in new[] { $"/media/{name}", Signed(name, o => o.Width = 100) })
        {
            var answer = await AskAsync(address);
            Assert.Equal((200, type, isSaved), (answer.Status, answer.Type, answer.Headers.ContentDisposition.ToString().StartsWith("attachment", StringComparison.Ordinal)));
            Assert.Equal("nosniff", answer.Headers.XContentTypeOptions);
            Assert.Contains("sandbox", answer.Headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
        }
    }

    [VipsFact]
    public async Task A_size_that_twenty_ask_for_at_once_is_made_once()
    {
        Add(Name, TestImages.Png(800, 400));
        var address = Signed(Name, o => o.Width = 300);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => AskAsync(address))));

        Assert.All(answers, a => Assert.Equal((200, new Size(300, 150)), (a.Status, Dimensions(a))));
        Assert.Equal(1, Get<ImageSizes>().MadeCount);
    }

    [VipsFact]
    public async Task A_damaged_entry_of_the_store_is_made_anew()
    {
        Add(Name, TestImages.Png(400, 200));
        var address = Signed(Name, o => o.Width = 100);
        var first = await AskAsync(address);
        await AskAsync(address);
        Assert.Equal(1, Get<ImageSizes>().MadeCount);
        var entry = Assert.Single(Directory.GetFiles(Cache("sizes"), "*", SearchOption.AllDirectories));

        var bytes = await File.ReadAllBytesAsync(entry);
        bytes[^10] ^= 1;
        await File.WriteAllBytesAsync(entry, bytes);
        Assert.Equal(first.Body, (await AskAsync(address)).Body);
        await File.WriteAllBytesAsync(entry, bytes[..20]);
        Assert.Equal(first.Body, (await AskAsync(address)).Body);

        Assert.Equal(3, Get<ImageSizes>().MadeCount);
    }

    [Fact]
    public async Task The_store_keeps_to_its_bound_and_forgets_what_was_not_asked_for()
    {
        await using var small = Site(("CacheBytes", "1000"));
        var store = small.Services.GetRequiredService<ImageStore>();
        string Key(int i) => ImageStore.KeyOf(i);
        for (var i = 0; i < 40; i++)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            store.Write(Key(i), new byte[100]);
            store.Read(Key(0));
        }

        var files = Directory.GetFiles(Path.Combine(small.Services.GetRequiredService<DataFolder>().Path, "temp", "MediaCache", "sizes"), "*", SearchOption.AllDirectories);
        Assert.InRange(files.Sum(f => new FileInfo(f).Length), 1, 1000);
        Assert.NotNull(store.Read(Key(0)));
        Assert.NotNull(store.Read(Key(39)));
        Assert.Null(store.Read(Key(5)));
    }

    [Fact]
    public async Task Without_libvips_the_original_is_served_and_the_health_check_says_so()
    {
        await using var without = Site(("Program", "no-such-program"));
        var image = TestImages.Png(400, 200);
        Add(Name, image, without);

        var answer = await AskAsync(Signed(Name, o => o.Width = 100, without), without);
        var health = await without.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(c => c.Name == "images");

        Assert.Equal((200, FileKinds.Png), (answer.Status, answer.Type));
        Assert.Equal(image, answer.Body);
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Contains("libvips", health.Entries["images"].Description, StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_conversion_that_hangs_is_killed_with_all_its_children()
    {
        var folder = host.Databases.NewFolder();
        var program = Path.Combine(folder, "hangs");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\n[ \"$1\" = black ] && exit 0\nsleep 60 &\necho $! > {folder}/child\nwait\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var hanging = Site(("Program", program), ("Seconds", "1"));
        Add(Name, TestImages.Png(400, 200), hanging);

        var answer = await AskAsync(Signed(Name, o => o.Width = 100, hanging), hanging);

        Assert.Equal(StatusCodes.Status422UnprocessableEntity, answer.Status);
        var child = (await File.ReadAllTextAsync(Path.Combine(folder, "child"))).Trim();
        var state = $"/proc/{child}/stat";
        Assert.True(!File.Exists(state) || (await File.ReadAllTextAsync(state)).Contains(") Z", StringComparison.Ordinal));
    }

    private WebApplication Site(params (string Name, string Value)[] settings)
        => host.Build(host.ConnectionString, settings.ToDictionary(s => $"{ImageLimits.Section}:{s.Name}", s => (string?)s.Value));

    private T Get<T>() where T : notnull => _site.Services.GetRequiredService<T>();

    private string Cache(string folder) => Path.Combine(Get<DataFolder>().Path, "temp", "MediaCache", folder);

    private void Add(string name, byte[] content, WebApplication? site = null)
        => (site ?? _site).Services.GetRequiredService<MediaFileManager>().FileSystem.AddFile(name, new MemoryStream(content), overrideIfExists: true);

    private string Signed(string name, Action<ImageUrlGenerationOptions> order, WebApplication? site = null)
    {
        var options = new ImageUrlGenerationOptions($"/media/{name}");
        order(options);
        return (site ?? _site).Services.GetRequiredService<IImageUrlGenerator>().GetImageUrl(options)!;
    }

    private static Size? Dimensions(Answer answer) => new ImageHeaders().GetDimensions(new MemoryStream(answer.Body));

    private async Task<Answer> AskAsync(string address, WebApplication? site = null)
    {
        var services = (site ?? _site).Services;
        var mark = address.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? address : address[..mark];
        var http = new DefaultHttpContext { RequestServices = services };
        using var body = new MemoryStream();
        (http.Request.Method, http.Request.Path, http.Response.Body) = (HttpMethods.Get, path, body);
        http.Request.QueryString = new QueryString(mark < 0 ? string.Empty : address[mark..]);
        var result = await services.GetRequiredService<MediaFilesEndpoint>().AnswerAsync(http, path["/media/".Length..]);
        await result.ExecuteAsync(http);
        return new Answer(http.Response.StatusCode, http.Response.ContentType, http.Response.Headers, body.ToArray());
    }

    private sealed record Answer(int Status, string? Type, IHeaderDictionary Headers, byte[] Body);
}
