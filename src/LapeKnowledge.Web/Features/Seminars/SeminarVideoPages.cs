using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Seminars;

internal sealed class SeminarVideoPages(DetailPages details)
{
    private const string SeminarLabel = "seminar"; // a label of the dictionary, not a property

    public SeminarVideoPage Build(SeminarVideo video)
    {
        var read = details.Open();
        var seminar = details.Related.Parent<Seminar>(video.Key);
        var facts = new FactList(read, video)
            .Item(SeminarLabel, seminar)
            .Day(SeminarVideo.Aliases.RecordedAt, video.RecordedAt)
            .Seconds(SeminarVideo.Aliases.Duration, video.Duration)
            .Lines(SeminarVideo.Aliases.Speakers)
            .Classification(video)
            .Day(SeminarVideo.Aliases.CaptionDue, video.CaptionDue)
            .Code(SeminarVideo.Aliases.ConsentBasis, Vocabularies.ConsentBasis.Key, video.ConsentBasis);
        var chapters = Chapters(read, video);
        var transcript = read.Html(video, SeminarVideo.Aliases.Transcript);
        return new SeminarVideoPage(
            details.Article(read, video), read.LinkTo(seminar), facts.All, Source(read, video), chapters, transcript, Related(read, video, seminar));
    }

    private VideoSource? Source(PageReader read, SeminarVideo video) =>
        details.Media.UrlOf(video.VideoFile) is { } file ? new VideoSource(file, true, Captions(read, video))
        : WebAddress.OrNull(video.EmbedUrl) is { } page ? new VideoSource(page, false, [])
        : null;

    private IReadOnlyList<VideoCaptions> Captions(PageReader read, SeminarVideo video) =>
    [
        .. from track in read.Blocks<CaptionTrack>(video, SeminarVideo.Aliases.Captions)?.Value ?? []
           let url = details.Media.UrlOf(track.File)
           where url is not null && !string.IsNullOrEmpty(track.Language)
           select new VideoCaptions(url, track.Language!, read.Code(Vocabularies.CaptionLanguage.Key, track.Language)!),
    ];

    private static Localized<IReadOnlyList<VideoChapter>>? Chapters(PageReader read, SeminarVideo video) =>
        read.Blocks<Chapter>(video, SeminarVideo.Aliases.Chapters) is { } chapters
            ? new(
                [.. chapters.Value.Select(c => new VideoChapter(c.Title ?? string.Empty, Dates.Position(c.StartSeconds), FormattableString.Invariant($"PT{c.StartSeconds}S")))],
                chapters.Language)
            : null;

    private IReadOnlyList<RelatedGroup> Related(PageReader read, SeminarVideo video, Seminar? seminar) =>
        details.Groups(read)
            .Add("siblings", read.Interface(InterfaceTexts.SeminarVideos), Siblings(video, seminar))
            .AddByName("events", read.Interface(InterfaceTexts.RecordedEvents), details.Related.Referring<Event>(video.Key, Event.Aliases.Recording))
            .AddByName("collections", read.Interface(InterfaceTexts.CollectionsNaming), details.Related.Referring<Collection>(video.Key, CollectionItem.Aliases.Item))
            .All;

    private IEnumerable<SeminarVideo> Siblings(SeminarVideo video, Seminar? seminar) =>
        seminar is null ? [] : details.Related.Children<SeminarVideo>(seminar.Key).Where(v => v.Key != video.Key);
}
