using LapeKnowledge.Web.Features.Languages;

namespace LapeKnowledge.Web.Features.Feedback;

/// <summary>What a reader has told of the site. Its number is the receipt that the reader is given.</summary>
internal sealed class FeedbackItem
{
    public const int PageLength = 500;
    public const int MessageLength = 10_000;
    public const int EmailLength = 254; // RFC 5321

    /// <summary>The act on digital services (306/2019) gives two weeks to answer.</summary>
    public static readonly TimeSpan TimeToAnswer = TimeSpan.FromDays(14);

    private FeedbackItem()
    {
    }

    public int Id { get; private set; }

    /// <summary>The address that the reader writes about; empty for the whole site.</summary>
    public string Page { get; private set; } = string.Empty;

    public string Message { get; private set; } = string.Empty;

    /// <summary>Where the answer goes; null when none is asked for, or when the address has been erased.</summary>
    public string? Email { get; private set; }

    public string Culture { get; private set; } = Cultures.Finnish;

    public DateTime CreatedUtc { get; private set; }

    /// <summary>When the staff was told by mail; null when it has not been.</summary>
    public DateTime? MailedUtc { get; private set; }

    public DateTime? AnsweredUtc { get; private set; }

    public DateTime DueUtc => CreatedUtc + TimeToAnswer;

    public static FeedbackItem Of(SentFeedback sent, string culture, DateTime utc) => new()
    {
        Page = sent.Page,
        Message = sent.Message,
        Email = sent.Email,
        Culture = culture,
        CreatedUtc = utc,
    };

    public void Answer(DateTime utc) => AnsweredUtc = utc;
}

/// <summary>Feedback whose texts are as they are stored.</summary>
internal sealed record SentFeedback(string Page, string Message, string? Email);
