namespace LapeKnowledge.Web.Features.Reviews;

/// <summary>What an editor says of one field of a description.</summary>
internal sealed class ReviewComment
{
    public const int TextLength = 2000;
    public const int FieldLength = 60;

    private ReviewComment()
    {
    }

    /// <summary>Ascending in the order of writing.</summary>
    public int Id { get; private set; }

    public Guid ContributionId { get; private set; }

    /// <summary>One of <see cref="ReviewFields"/>.</summary>
    public string Field { get; private set; } = string.Empty;

    public string Text { get; private set; } = string.Empty;

    public Guid EditorKey { get; private set; }

    public DateTime CreatedUtc { get; private set; }

    /// <summary>When it was marked as seen to; null while it is open.</summary>
    public DateTime? ResolvedUtc { get; private set; }

    public static ReviewComment Of(Guid contribution, string field, string text, Guid editor, DateTime utc) =>
        new() { ContributionId = contribution, Field = field, Text = text, EditorKey = editor, CreatedUtc = utc };
}
