namespace LapeKnowledge.Web.Features.Feedback;

/// <summary>What the page of the feedback form shows: the form, or the receipt.</summary>
internal sealed record FeedbackPage(string Page, string Message = "", string Email = "")
{
    public const string PageField = "sivu";
    public const string MessageField = "viesti";
    public const string EmailField = "sahkoposti";

    /// <summary>Not to be filled; programs that fill every field fill it too.</summary>
    public const string TrapField = "verkkosivusto";

    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    /// <summary>Said above the form; null for nothing.</summary>
    public string? Notice { get; init; }

    /// <summary>What stands in the trap: a person whose browser filled it must be able to empty it.</summary>
    public string Trap { get; init; } = string.Empty;

    /// <summary>The number of the record; null while there is none.</summary>
    public int? Receipt { get; init; }

    public (string Name, string Value)? Token { get; init; }
}
