using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using Microsoft.AspNetCore.Html;

namespace LapeKnowledge.Web.Features.Seminars;

/// <param name="Videos">In the order of the editor.</param>
internal sealed record SeminarPage(
    Article Article,
    IReadOnlyList<Fact> Facts,
    Localized<IReadOnlyList<AgendaRow>>? Programme,
    IReadOnlyList<VideoEntry> Videos,
    IReadOnlyList<FileLink> Files,
    IReadOnlyList<RelatedGroup> Related);

/// <summary>A video as it stands in the list of its seminar.</summary>
/// <param name="Card">Its name, summary and facts.</param>
/// <param name="Poster">Address of a picture that only decorates.</param>
/// <param name="States">Whether it can be watched, and with which captions.</param>
internal sealed record VideoEntry(Card Card, string Poster, IReadOnlyList<string> States);

/// <param name="Player">A file of ours; null when the video is elsewhere or nowhere.</param>
/// <param name="Embed">A video of a service that can be shown in a frame.</param>
/// <param name="Elsewhere">The address of any other page that has the video.</param>
/// <param name="Notices">What the reader has to know: that there is no video, no captions, or a broken file.</param>
internal sealed record SeminarVideoPage(
    Article Article,
    IReadOnlyList<Fact> Facts,
    VideoPlayer? Player,
    Embed? Embed,
    string? Elsewhere,
    IReadOnlyList<string> Notices,
    Localized<IReadOnlyList<VideoChapter>>? Chapters,
    Localized<Transcript>? Transcript,
    IReadOnlyList<RelatedGroup> Related);

/// <param name="Poster">Address of a picture that is there before the video is.</param>
/// <param name="Chapters">Address of the chapters as WebVTT; null when there are none.</param>
internal sealed record VideoPlayer(string Url, string Poster, IReadOnlyList<VideoTrack> Tracks, VideoTrack? Chapters)
{
    /// <summary>The <c>id</c> of the player in its page.</summary>
    public const string Id = "player";

    public const string Placeholder = "/img/video.svg";

    /// <summary>The media fragment starts the video there, script or no script.</summary>
    public string UrlAt(int? seconds) => seconds is null ? Url : FormattableString.Invariant($"{Url}#t={seconds}");
}

/// <param name="IsDefault">In the language of the page: shown without being asked for.</param>
internal sealed record VideoTrack(string Url, string Language, string Label, bool IsDefault);

/// <param name="Seconds">Where it begins.</param>
internal sealed record VideoChapter(string Title, int Seconds);

/// <summary>What is said in a video: with its times, or as an editor wrote it. One of the two is set.</summary>
internal sealed record Transcript(IReadOnlyList<Cue> Cues, IHtmlContent? Html);
