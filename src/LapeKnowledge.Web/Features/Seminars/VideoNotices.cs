using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Seminars;

/// <summary>Says plainly what a video lacks, and until when.</summary>
internal sealed class VideoNotices(PageReader read, SeminarVideo video)
{
    private readonly List<string> _notices = [];

    public IReadOnlyList<string> All => _notices;

    /// <param name="hasText">Something else on the page tells what the video would.</param>
    public VideoNotices OfVideo(bool hasVideo, bool hasText)
    {
        if (!hasVideo)
        {
            string?[] parts =
            [
                read.Interface(InterfaceTexts.VideoMissing),
                video.ConsentBasis == Vocabularies.ConsentBasis.NotAssessed ? read.Interface(InterfaceTexts.VideoNoBasis) : null,
                hasText ? read.Interface(InterfaceTexts.VideoMissingText) : null,
            ];
            _notices.Add(string.Join(' ', parts.OfType<string>()));
        }

        return this;
    }

    /// <param name="isOurs">The video is a file of ours: what another service shows, captions and all, is not ours to tell.</param>
    public VideoNotices OfCaptions(bool isOurs, IReadOnlyList<Captions> captions)
    {
        _notices.AddRange(captions.Where(c => c.Cues is null).Select(c => read.Interface(InterfaceTexts.CaptionsBroken, c.Track.Label)));
        if (isOurs && !captions.Any(c => c.Track.IsDefault))
        {
            var missing = read.Interface(InterfaceTexts.CaptionsMissing);
            _notices.Add(Due() is { } due ? $"{missing} {due}" : missing);
        }

        return this;
    }

    private string? Due() => Dates.OfDay(video.CaptionDue) is { } day
        ? read.Interface(video.CaptionDue.Date < read.Dates.Now.Date ? InterfaceTexts.CaptionsLate : InterfaceTexts.CaptionsDue, day.Text)
        : null;
}
