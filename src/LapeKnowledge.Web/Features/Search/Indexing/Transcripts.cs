using System.Text;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Seminars;
using LapeKnowledge.Web.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace LapeKnowledge.Web.Features.Search.Indexing;

/// <param name="Cues">As <see cref="StoredCues"/> writes them; null for a text without times.</param>
internal sealed record TranscriptText(string Text, string? Cues);

/// <summary>What is said in a video, of which the page shows it: captions of the language, else what an editor wrote down.</summary>
internal sealed class Transcripts(CaptionFiles files)
{
    /// <param name="isOnlyVersion">Whether readers of the other language get this version too; then captions in their language are better than none.</param>
    public TranscriptText? Of(SeminarVideo video, string culture, bool isOnlyVersion)
    {
        var tracks = (video.Captions ?? Enumerable.Empty<BlockListItem>()).Select(b => b.Content).OfType<CaptionTrack>().Where(t => t.File is not null).ToArray();
        if (Spoken(tracks.Where(t => t.Language == Cultures.Language(culture))) is { } own)
        {
            return own;
        }

        return DocumentTexts.WrittenTranscript(video, culture) is { } written ? new TranscriptText(written, null) : isOnlyVersion ? Spoken(tracks) : null;
    }

    private TranscriptText? Spoken(IEnumerable<CaptionTrack> tracks) => tracks.Select(t => files.Read(t.File!)).FirstOrDefault(c => c is not null) is { } cues ? Joined(Sentences.Of(cues)) : null;

    private static TranscriptText Joined(IReadOnlyList<Cue> lines)
    {
        var text = new StringBuilder();
        var cues = new List<(int, int)>(lines.Count);
        foreach (var line in lines)
        {
            cues.Add((text.Length, (int)line.Start));
            text.AppendJoin(' ', line.Speeches.Select(s => s.Text)).Append('\n');
        }

        return new TranscriptText(text.ToString().TrimEnd(), StoredCues.Write(cues));
    }
}
