using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Reading;
using LapeKnowledge.Web.Features.Related;
using Microsoft.AspNetCore.Html;

namespace LapeKnowledge.Web.Features.Seminars;

internal sealed record SeminarPage(
    Article Article,
    IReadOnlyList<Fact> Facts,
    Localized<IReadOnlyList<AgendaRow>>? Programme,
    IReadOnlyList<FileLink> Files,
    IReadOnlyList<RelatedGroup> Related);

internal sealed record SeminarVideoPage(
    Article Article,
    ItemLink? Seminar,
    IReadOnlyList<Fact> Facts,
    VideoSource? Video,
    Localized<IReadOnlyList<VideoChapter>>? Chapters,
    Localized<IHtmlContent>? Transcript,
    IReadOnlyList<RelatedGroup> Related);

/// <param name="IsFile">A file of ours, shown in a player; otherwise a page elsewhere, which is linked to.</param>
internal sealed record VideoSource(string Url, bool IsFile, IReadOnlyList<VideoCaptions> Captions);

internal sealed record VideoCaptions(string Url, string Language, string Label);

internal sealed record VideoChapter(string Title, string Position, string Machine);
