using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Seminars;

internal sealed class SeminarPages(DetailPages details)
{
    public SeminarPage Build(Seminar seminar)
    {
        var read = details.Open();
        var facts = new FactList(read, seminar)
            .Range(Meeting.Aliases.Date, seminar.StartDate, seminar.EndDate)
            .Code(Seminar.Aliases.AttendanceMode, Vocabularies.AttendanceMode.Key, seminar.AttendanceMode)
            .Text(Seminar.Aliases.Place)
            .Item(Seminar.Aliases.Municipality, seminar.Municipality)
            .Text(Seminar.Aliases.Organizer)
            .Classification(seminar);
        var programme = AgendaRow.Of(read, seminar, Seminar.Aliases.Programme);
        var files = details.Media.Files(seminar.Files, read.Culture);
        var videos = Videos(read, seminar);
        return new SeminarPage(details.Article(read, seminar), facts.All, programme, videos, files, Related(read, seminar));
    }

    /// <summary>In the editor's order; those that the editor has not put in order come last.</summary>
    private IReadOnlyList<VideoEntry> Videos(PageReader read, Seminar seminar)
    {
        var videos = (seminar.Videos ?? []).OfType<SeminarVideo>().Concat(details.Related.Children<SeminarVideo>(seminar.Key)).DistinctBy(v => v.Key);
        return [.. videos.Select(v => Video(read, v)).OfType<VideoEntry>()];
    }

    private VideoEntry? Video(PageReader read, SeminarVideo video)
    {
        if (details.Cards.Of(video, read.Culture) is not { } card)
        {
            return null;
        }

        var isOurs = details.Media.UrlOf(video.VideoFile) is not null;
        var elsewhere = isOurs ? null : WebAddress.OrNull(video.EmbedUrl);
        var captions = (read.Blocks<CaptionTrack>(video, SeminarVideo.Aliases.Captions)?.Value ?? [])
            .Select(c => read.Code(Vocabularies.CaptionLanguage.Key, c.Language)).OfType<string>().Distinct().ToArray();
        string?[] states =
        [
            isOurs || elsewhere is not null ? null : read.Interface(InterfaceTexts.VideoMissing),
            elsewhere is null ? null : read.Interface(InterfaceTexts.VideoElsewhere, Embed.Of(elsewhere)?.Service ?? new Uri(elsewhere).Host),
            captions.Length == 0 ? null : read.Interface(InterfaceTexts.CaptionsOf, string.Join(", ", captions)),
        ];
        return new VideoEntry(
            card,
            isOurs ? VideoAddresses.PosterOf(video.Key) : VideoPlayer.Placeholder,
            [.. states.OfType<string>()]);
    }

    private IReadOnlyList<RelatedGroup> Related(PageReader read, Seminar seminar) =>
        details.Groups(read)
            .Add(Seminar.Aliases.Materials, read.Label(Seminar.Aliases.Materials), seminar.Materials)
            .AddByName("events", read.Interface(InterfaceTexts.RecordedEvents), details.Related.Referring<Event>(seminar.Key, Event.Aliases.Recording))
            .AddByName("collections", read.Interface(InterfaceTexts.CollectionsNaming), details.Related.Referring<Collection>(seminar.Key, CollectionItem.Aliases.Item))
            .All;
}
