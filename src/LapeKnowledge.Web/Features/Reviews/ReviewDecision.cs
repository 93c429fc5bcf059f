namespace LapeKnowledge.Web.Features.Reviews;

internal enum DecisionKind
{
    /// <summary>The author is asked for changes.</summary>
    ChangesRequested,
    Published,

    /// <summary>It is published by itself at a moment.</summary>
    Scheduled,
    Declined,
}

/// <summary>What an editor decided of a description, when, and of which text. Nothing changes it afterwards.</summary>
internal sealed class ReviewDecision
{
    public const int WordsLength = 4000;
    public const int TextsLength = 1_000_000;

    private ReviewDecision()
    {
    }

    /// <summary>Ascending in the order of deciding.</summary>
    public int Id { get; private set; }

    public Guid ContributionId { get; private set; }

    public DecisionKind Kind { get; private set; }

    public Guid EditorKey { get; private set; }

    public DateTime AtUtc { get; private set; }

    /// <summary>What the editor says to the author; null for nothing.</summary>
    public string? Words { get; private set; }

    /// <summary>When a scheduled description is published; null for the other kinds.</summary>
    public DateTime? PublishUtc { get; private set; }

    /// <summary>The text that was decided of, as <see cref="ReviewTexts"/> writes it.</summary>
    public string Texts { get; private set; } = "{}";

    /// <summary>When the author was told; null while he is not.</summary>
    public DateTime? MailedUtc { get; private set; }

    /// <summary>When editors and team were told that a scheduled description was not published at its moment; null while they are not.</summary>
    public DateTime? MissedMailedUtc { get; private set; }

    public static ReviewDecision Of(Guid contribution, DecisionKind kind, Guid editor, Decided decided, string texts, DateTime utc) => new()
    {
        ContributionId = contribution,
        Kind = kind,
        EditorKey = editor,
        AtUtc = utc,
        Words = decided.Words,
        PublishUtc = decided.PublishUtc,
        Texts = texts,
    };
}

/// <summary>What an editor decides.</summary>
internal sealed record Decided(DecisionKind Kind, string? Words = null, DateTime? PublishUtc = null);
