using LapeKnowledge.Web.Features.Contributions;
using LapeKnowledge.Web.Features.Differences;
using LapeKnowledge.Web.Features.Languages;
using LapeKnowledge.Web.Features.Related;
using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Reviews;

/// <summary>One description as an editor reads it.</summary>
/// <param name="Version">Of the description, to be sent back with a decision.</param>
/// <param name="Mark">Of the text that is shown, to be sent back with a decision.</param>
internal sealed record ReviewPage(Guid Id, string Title, string Culture, ContributionState State, string? Notice, Dictionary<string, string> Errors, int Version, string Mark)
{
    public ItemLink? Pilot { get; init; }

    public string Author { get; init; } = string.Empty;

    public DateText? Sent { get; init; }

    /// <summary>The description in the page that it will have; null when its document is gone.</summary>
    public string? Preview { get; init; }

    /// <summary>What the guard finds in a text that waits, and nobody has answered.</summary>
    public IReadOnlyList<FindingRow> Unanswered { get; init; } = [];

    /// <summary>What the guard found and the team says to be none of it.</summary>
    public IReadOnlyList<AnsweredFinding> Answers { get; init; } = [];

    /// <summary>The pictures and files that are published with the text.</summary>
    public IReadOnlyList<FileRow> Files { get; init; } = [];

    public IReadOnlyList<ReviewedField> Fields { get; init; } = [];

    public IReadOnlyList<ShownComment> Whole { get; init; } = [];

    /// <summary>What the text can be compared with; none when it is the first.</summary>
    public IReadOnlyList<ComparedWith> Against { get; init; } = [];

    public IReadOnlyList<DecisionRow> Decisions { get; init; } = [];

    public string Words { get; init; } = string.Empty;

    public string When { get; init; } = string.Empty;

    /// <summary>Comments that were typed and are not kept yet, by their fields.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();
}

internal sealed record AnsweredFinding(string Quote, string Reason, string Member);

/// <param name="Before">What was, word by word; null when there is nothing to compare with or nothing has changed.</param>
internal sealed record ReviewedField(string Name, string Label, string Text, IReadOnlyList<Piece>? Pieces, IReadOnlyList<ShownComment> Comments);

internal sealed record ShownComment(int Id, string Editor, DateText On, string Text, bool IsResolved);

internal sealed record ComparedWith(string Value, string Label, bool IsChosen);

internal sealed record DecisionRow(string Kind, string Editor, DateText At, string? Words, DateText? Publish);

/// <summary>Makes the fields of the page.</summary>
internal sealed class ReviewedTexts(Texts texts, string culture)
{
    public ReviewedField Field(string field, ReviewTexts? before, ReviewTexts now, IReadOnlyList<ShownComment> comments) => new(
        field, ReviewFields.Label(texts, culture, field), now[field], before is null || before[field] == now[field] ? null : WordDifferences.Of(before[field], now[field]), comments);

    public static string LabelOf(DecisionKind kind) => kind switch
    {
        DecisionKind.ChangesRequested => InterfaceTexts.ReviewKindChanges,
        DecisionKind.Published => InterfaceTexts.ReviewKindPublished,
        DecisionKind.Scheduled => InterfaceTexts.ReviewKindScheduled,
        _ => InterfaceTexts.ReviewKindDeclined,
    };
}
