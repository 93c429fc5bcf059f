using System.Text.RegularExpressions;
using LapeKnowledge.Web.Features.Reading;
using Microsoft.AspNetCore.WebUtilities;

namespace LapeKnowledge.Web.Features.Seminars;

/// <summary>
/// A video that another service shows in a frame. Nothing of the service is loaded before the reader asks for it.
/// </summary>
/// <param name="Service">The name of the service.</param>
/// <param name="Company">Who gets to know of the reader.</param>
/// <param name="Origin">What the page has to be allowed to show in a frame.</param>
/// <param name="Frame">The address of the player.</param>
/// <param name="Page">The address of the video at the service, for those without a script.</param>
internal sealed partial record Embed(string Service, string Company, string Origin, string Frame, string Page)
{
    private const string YouTube = "https://www.youtube-nocookie.com";
    private const string Vimeo = "https://player.vimeo.com";

    /// <returns>Null for an address of a service that we do not know how to show.</returns>
    public static Embed? Of(string? address)
    {
        if (WebAddress.OrNull(address) is not { } page || new Uri(page) is not { IsDefaultPort: true, UserInfo: "" } uri)
        {
            return null;
        }

        var parts = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return Host(uri) switch
        {
            "youtu.be" => OfYouTube(parts is [var id] ? id : null),
            "youtube.com" or "youtube-nocookie.com" => OfYouTube(YouTubeId(parts, uri)),
            "vimeo.com" => parts is [var id, .. var rest] ? OfVimeo(id, rest is [var secret] ? secret : null) : null,
            "player.vimeo.com" => parts is ["video", var id] ? OfVimeo(id, QueryHelpers.ParseQuery(uri.Query).TryGetValue("h", out var secret) ? secret.ToString() : null) : null,
            _ => null,
        };
    }

    /// <summary>The player at a second of the video.</summary>
    public string FrameAt(int? seconds) => (seconds, Origin) switch
    {
        (null, _) => Frame,
        (_, YouTube) => FormattableString.Invariant($"{Frame}&start={seconds}"),
        _ => FormattableString.Invariant($"{Frame}#t={seconds}s"),
    };

    private static string Host(Uri uri)
    {
        var host = uri.IdnHost.ToLowerInvariant();
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host.StartsWith("m.", StringComparison.Ordinal) ? host[2..] : host;
    }

    private static string? YouTubeId(string[] parts, Uri uri) => parts switch
    {
        ["watch"] => QueryHelpers.ParseQuery(uri.Query).TryGetValue("v", out var id) ? id.ToString() : null,
        ["embed" or "shorts" or "live" or "v", var id] => id,
        _ => null,
    };

    private static Embed? OfYouTube(string? id) =>
        id is not null && YouTubeIds().IsMatch(id)
            ? new Embed("YouTube", "Google", YouTube, $"{YouTube}/embed/{id}?rel=0", $"https://www.youtube.com/watch?v={id}")
            : null;

    private static Embed? OfVimeo(string id, string? secret) =>
        VimeoIds().IsMatch(id) && (secret is null || VimeoSecrets().IsMatch(secret))
            ? new Embed(
                "Vimeo",
                "Vimeo",
                Vimeo,
                $"{Vimeo}/video/{id}?dnt=1{(secret is null ? null : $"&h={secret}")}",
                $"https://vimeo.com/{id}{(secret is null ? null : $"/{secret}")}")
            : null;

    [GeneratedRegex(@"^[A-Za-z0-9_-]{11}\z")]
    private static partial Regex YouTubeIds();

    [GeneratedRegex(@"^[0-9]{1,12}\z")]
    private static partial Regex VimeoIds();

    [GeneratedRegex(@"^[0-9a-f]{6,20}\z")]
    private static partial Regex VimeoSecrets();
}
