namespace LapeKnowledge.Web.Features.Feedback;

/// <summary><c>LapeKnowledge:Feedback</c>. The privacy page tells readers the same numbers of days.</summary>
internal sealed class FeedbackOptions
{
    public const string Section = "LapeKnowledge:Feedback";

    /// <summary>The address of the role that answers; without one, feedback waits in the record until somebody lists it.</summary>
    public string? Mail { get; init; }

    /// <summary>The address for the answer is erased this many days after it was sent.</summary>
    public int EmailDays { get; init; } = 90;

    /// <summary>The whole record is erased this many days after it was sent.</summary>
    public int RecordDays { get; init; } = 730;
}
