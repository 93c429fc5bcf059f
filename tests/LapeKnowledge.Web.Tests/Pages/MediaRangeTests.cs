using System.Net;
using LapeKnowledge.Web.Tests.Site;

namespace LapeKnowledge.Web.Tests.Pages;

/// <summary>Parts of a file, as players ask for them (RFC 9110, section 14).</summary>
[Collection(SiteCollection.Name)]
public sealed class MediaRangeTests(SiteFixture site) : IDisposable
{
    private const int Length = 5_000;
    private readonly TemporaryVideos _videos = new(site);

    public void Dispose() => _videos.Dispose();

    [Theory]
    [InlineData("bytes=0-99", 0, 99)]
    [InlineData("bytes=4000-", 4000, 4999)]
    [InlineData("bytes=-100", 4900, 4999)]
    [InlineData("bytes=-9999999", 0, 4999)]
    [InlineData("bytes=10-9999999", 10, 4999)]
    [InlineData("bytes=4999-4999", 4999, 4999)]
    public async Task A_part_is_served(string range, int from, int to)
    {
        var (file, content) = NewFile();

        using var answer = await AskAsync(HttpMethod.Get, file, range);

        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal($"bytes {from}-{to}/{Length}", answer.Content.Headers.ContentRange!.ToString());
        Assert.Equal(content[from..(to + 1)], await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("bytes", answer.Headers.AcceptRanges.ToString());
        Assert.Equal("video/mp4", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("bytes=5000-")]
    [InlineData("bytes=6000-7000")]
    [InlineData("bytes=-0")]
    public async Task A_part_beyond_the_end_is_refused_with_the_length(string range)
    {
        using var answer = await AskAsync(HttpMethod.Get, NewFile().File, range);

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, answer.StatusCode);
        Assert.Equal($"bytes */{Length}", answer.Content.Headers.ContentRange!.ToString());
    }

    /// <summary>Several parts at once are not served: the whole file is, as RFC 9110 lets a server choose.</summary>
    [Theory]
    [InlineData("bytes=abc")]
    [InlineData("bytes=5-2")]
    [InlineData("bytes=")]
    [InlineData("bytes=99999999999999999999-")]
    [InlineData("items=0-5")]
    [InlineData("0-5")]
    [InlineData("bytes=0-0,5-6")]
    [InlineData("bytes=0-,0-,0-,0-,0-,0-,0-,0-")]
    public async Task A_range_that_is_not_served_gets_the_whole_file(string range)
    {
        using var answer = await AskAsync(HttpMethod.Get, NewFile().File, range);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Length, (await answer.Content.ReadAsByteArrayAsync()).Length);
    }

    [Fact]
    public async Task Asking_without_the_content_tells_the_whole_length()
    {
        using var answer = await AskAsync(HttpMethod.Head, NewFile().File, "bytes=0-9");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Length, answer.Content.Headers.ContentLength);
        Assert.Equal("bytes", answer.Headers.AcceptRanges.ToString());
    }

    [Fact]
    public async Task A_part_is_served_only_of_the_file_that_the_reader_began_with()
    {
        var file = NewFile().File;
        using var whole = await AskAsync(HttpMethod.Get, file, null);
        var tag = whole.Headers.ETag!.ToString();
        var day = whole.Content.Headers.LastModified!.Value.ToString("R");

        foreach (var (condition, expected) in new[] { (tag, 206), (day, 206), ("\"other\"", 200), ("Wed, 01 Jan 2020 00:00:00 GMT", 200), ("W/" + tag, 200), ("rubbish", 206) })
        {
            using var answer = await AskAsync(HttpMethod.Get, file, "bytes=0-9", ("If-Range", condition));
            // a condition that is no condition may be taken as absent; what matters is that the server answers
            Assert.True(expected == (int)answer.StatusCode || condition == "rubbish", $"{condition}: {answer.StatusCode}");
        }

        using var same = await AskAsync(HttpMethod.Get, file, "bytes=0-9", ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }

    [Fact]
    public async Task Html_in_a_file_of_captions_is_captions_to_a_browser()
    {
        var file = _videos.File("tekstitys.vtt", "<!DOCTYPE html><script>alert(1)</script>");

        using var answer = await AskAsync(HttpMethod.Get, TemporaryVideos.AddressOf(file), null);

        Assert.Equal("text/vtt", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    private (string File, byte[] Content) NewFile()
    {
        var content = Enumerable.Range(0, Length).Select(i => (byte)(i % 251)).ToArray();
        return (TemporaryVideos.AddressOf(_videos.File("video.mp4", content)), content);
    }

    private Task<HttpResponseMessage> AskAsync(HttpMethod method, string address, string? range, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, address);
        foreach (var (name, value) in range is null ? headers : [("Range", range), .. headers])
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return site.Http.SendAsync(request);
    }
}
