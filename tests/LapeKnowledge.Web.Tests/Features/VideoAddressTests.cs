using LapeKnowledge.Web.Features.Seminars;
using Microsoft.Extensions.Primitives;

namespace LapeKnowledge.Web.Tests.Features;

/// <summary>Moments of videos, and videos at other services, as addresses name them.</summary>
public sealed class VideoAddressTests
{
    [Theory]
    [InlineData("90", 90)]
    [InlineData("90s", 90)]
    [InlineData("1m30s", 90)]
    [InlineData("1m30", 90)]
    [InlineData("1h2m3s", 3723)]
    [InlineData("2m", 120)]
    [InlineData("1:30", 90)]
    [InlineData("1:02:03", 3723)]
    public void A_moment_is_read(string text, int seconds) => Assert.Equal(seconds, Moment.Read(text, 0));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("1.5")]
    [InlineData("abc")]
    [InlineData("1m30s<script>")]
    [InlineData("99999999999999999999")]
    [InlineData("999999")]
    [InlineData("100")]
    [InlineData("1e3")]
    [InlineData("٣")]
    [InlineData("90\n")]
    public void What_names_no_second_of_the_video_is_none(string text) => Assert.Null(Moment.Read(text, 100));

    [Fact]
    public void Two_moments_are_none() => Assert.Null(Moment.Read(new StringValues(["5", "6"]), 100));

    [Theory]
    [InlineData("https://www.youtube.com/watch?v=abcdefghijk&list=x", "https://www.youtube-nocookie.com/embed/abcdefghijk?rel=0&start=83")]
    [InlineData("https://youtu.be/abcdefghijk?si=tracking", "https://www.youtube-nocookie.com/embed/abcdefghijk?rel=0&start=83")]
    [InlineData("https://m.youtube.com/shorts/abcdefghijk", "https://www.youtube-nocookie.com/embed/abcdefghijk?rel=0&start=83")]
    [InlineData("https://vimeo.com/123456789", "https://player.vimeo.com/video/123456789?dnt=1#t=83s")]
    [InlineData("https://player.vimeo.com/video/123456789?h=0a1b2c3d4e", "https://player.vimeo.com/video/123456789?dnt=1&h=0a1b2c3d4e#t=83s")]
    public void A_video_of_a_service_is_shown_by_its_player_of_least_tracking(string address, string frame)
    {
        var embed = Embed.Of(address)!;

        Assert.Equal(frame, embed.FrameAt(83));
        Assert.StartsWith(embed.Origin + "/", embed.Frame);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://www.youtube.com.elsewhere.example/watch?v=abcdefghijk")]
    [InlineData("https://elsewhere.example/?x=youtube.com/watch?v=abcdefghijk")]
    [InlineData("https://www.youtube.com/watch?v=\"><script>")]
    [InlineData("https://www.youtube.com/watch")]
    [InlineData("https://user@youtu.be/abcdefghijk")]
    [InlineData("https://vimeo.com/channels/123")]
    [InlineData("https://yle.fi/areena")]
    public void Any_other_address_is_no_embed(string? address) => Assert.Null(Embed.Of(address));
}
