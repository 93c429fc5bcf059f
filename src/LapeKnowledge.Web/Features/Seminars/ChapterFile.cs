using System.Globalization;
using System.Text;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Seminars;

/// <summary>The chapters of a video, which editors write as blocks, also as the WebVTT that players want.</summary>
internal static class ChapterFile
{
    private const int AfterLast = 24 * 3600; // seconds, where the length of the video is not known

    /// <summary>Those with a title, in the order of their times.</summary>
    public static Localized<IReadOnlyList<VideoChapter>>? Chapters(PageReader read, SeminarVideo video)
    {
        var blocks = read.Blocks<Chapter>(video, SeminarVideo.Aliases.Chapters);
        var chapters = (blocks?.Value ?? [])
            .Where(c => !string.IsNullOrWhiteSpace(c.Title) && c.StartSeconds >= 0)
            .OrderBy(c => c.StartSeconds)
            .Select(c => new VideoChapter(c.Title!.Trim(), c.StartSeconds))
            .ToArray();
        return chapters.Length == 0 ? null : new(chapters, blocks!.Language);
    }

    /// <param name="duration">Of the video in seconds; 0 when it is not known.</param>
    public static string Write(IReadOnlyList<VideoChapter> chapters, int duration)
    {
        var file = new StringBuilder("WEBVTT\n");
        foreach (var (index, chapter) in chapters.Index())
        {
            var next = chapters.Skip(index + 1).FirstOrDefault(c => c.Seconds > chapter.Seconds);
            var end = next?.Seconds ?? (duration > chapter.Seconds ? duration : chapter.Seconds + AfterLast);
            file.Append(CultureInfo.InvariantCulture, $"\n{Stamp(chapter.Seconds)} --> {Stamp(end)}\n");
            file.Append(Escaped(chapter.Title)).Append('\n');
        }

        return file.ToString();
    }

    /// <summary>Just what WebVTT would take for markup: players know few other references.</summary>
    private static string Escaped(string title) =>
        new StringBuilder(title.ReplaceLineEndings(" ")).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").ToString();

    private static string Stamp(int seconds) => FormattableString.Invariant($"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}.000");
}
