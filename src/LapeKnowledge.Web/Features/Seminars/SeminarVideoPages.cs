using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Seminars;

internal sealed class SeminarVideoPages(DetailPages details, CaptionFiles files)
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
        var captions = Captions(read, video);
        var chapters = ChapterFile.Chapters(read, video);
        var transcript = TranscriptOf(read, video, captions);
        var related = Related(read, video, seminar);
        var article = details.Article(read, video);
        var player = details.Media.UrlOf(video.VideoFile) is { } file ? Player(read, video, file, article.Picture, captions, chapters) : null;
        var embed = player is null ? Embed.Of(video.EmbedUrl) : null;
        var elsewhere = player is null && embed is null ? WebAddress.OrNull(video.EmbedUrl) : null;
        var hasVideo = player is not null || embed is not null || elsewhere is not null;
        var notices = new VideoNotices(read, video)
            .OfVideo(hasVideo, transcript is not null || chapters is not null)
            .OfCaptions(player is not null, captions)
            .All;
        return new SeminarVideoPage(
            player is null ? article : article with { Picture = null }, facts.All, player, embed, elsewhere, notices, chapters, transcript, related);
    }

    private static VideoPlayer Player(
        PageReader read, SeminarVideo video, string file, Picture? picture, IReadOnlyList<Captions> captions, Localized<IReadOnlyList<VideoChapter>>? chapters) =>
        new(
            file,
            picture?.Url ?? VideoAddresses.PosterOf(video.Key),
            [.. captions.Where(c => c.Cues is not null).Select(c => c.Track).OrderByDescending(t => t.IsDefault)],
            chapters is null
                ? null
                : new VideoTrack(
                    VideoAddresses.ChaptersOf(video.Key, read.Culture), chapters.Language ?? Cultures.Language(read.Culture), read.Label(SeminarVideo.Aliases.Chapters), true));

    /// <summary>The first file of each language.</summary>
    private List<Captions> Captions(PageReader read, SeminarVideo video)
    {
        var own = Cultures.Language(read.Culture);
        var captions =
            from track in read.Blocks<CaptionTrack>(video, SeminarVideo.Aliases.Captions)?.Value ?? []
            where !string.IsNullOrEmpty(track.Language) && track.File is not null
            let url = details.Media.UrlOf(track.File)
            where url is not null
            let label = read.Code(Vocabularies.CaptionLanguage.Key, track.Language)!
            select (Track: new VideoTrack(url, track.Language!, label, track.Language == own), File: track.File!);
        return [.. captions.DistinctBy(c => c.Track.Language).Select(c => new Captions(c.Track, files.Read(c.File)))];
    }

    /// <summary>Captions in the language of the page, else what an editor wrote in it, else captions in another, else what was written in another.</summary>
    private static Localized<Transcript>? TranscriptOf(PageReader read, SeminarVideo video, IReadOnlyList<Captions> captions)
    {
        var readable = captions.Where(c => c.Cues is not null).ToArray();
        if (readable.FirstOrDefault(c => c.Track.IsDefault) is { } own)
        {
            return new Localized<Transcript>(new Transcript(Sentences.Of(own.Cues!), null));
        }

        return read.Html(video, SeminarVideo.Aliases.Transcript) switch
        {
            { Language: null } written => new Localized<Transcript>(new Transcript([], written.Value)),
            _ when readable is [var other, ..] => new Localized<Transcript>(new Transcript(Sentences.Of(other.Cues!), null), other.Track.Language),
            { } written => new Localized<Transcript>(new Transcript([], written.Value), written.Language),
            null => null,
        };
    }

    private IReadOnlyList<RelatedGroup> Related(PageReader read, SeminarVideo video, Seminar? seminar) =>
        details.Groups(read)
            .Add("siblings", read.Interface(InterfaceTexts.SeminarVideos), Siblings(video, seminar))
            .AddByName("events", read.Interface(InterfaceTexts.RecordedEvents), details.Related.Referring<Event>(video.Key, Event.Aliases.Recording))
            .AddByName("collections", read.Interface(InterfaceTexts.CollectionsNaming), details.Related.Referring<Collection>(video.Key, CollectionItem.Aliases.Item))
            .All;

    private IEnumerable<SeminarVideo> Siblings(SeminarVideo video, Seminar? seminar) =>
        seminar is null ? [] : details.Related.Children<SeminarVideo>(seminar.Key).Where(v => v.Key != video.Key);
}

/// <param name="Cues">Null when the file cannot be read.</param>
internal sealed record Captions(VideoTrack Track, IReadOnlyList<Cue>? Cues);
