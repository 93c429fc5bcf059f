using System.Text.Json;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>A file of a description, with what only people can say of it.</summary>
/// <param name="Upload">The upload that keeps it.</param>
/// <param name="Alt">What a picture shows, for those who do not see it.</param>
/// <param name="Consent">How it was agreed that the picture may be shown.</param>
/// <param name="Media">The media item that it has become; null while it has not been sent.</param>
internal sealed record ContributionFile(Guid Upload, string Name, bool IsPicture, string Alt = "", string Consent = "", Guid? Media = null);

/// <summary>That something the guard found is none of what it looks for.</summary>
/// <param name="Finding">Of <see cref="Guard.GuardFinding.Id"/>: holds as long as the text around the place is the same.</param>
internal sealed record GuardAnswer(string Finding, string Quote, string Reason, Guid Member, DateTime Utc);

internal static class ContributionJson
{
    public static IReadOnlyList<ContributionFile> FileList(this Contribution contribution) => JsonSerializer.Deserialize<List<ContributionFile>>(contribution.Files) ?? [];

    /// <summary>For the editor: what the guard was told, and why.</summary>
    public static IReadOnlyList<GuardAnswer> AnswerList(this Contribution contribution) => JsonSerializer.Deserialize<List<GuardAnswer>>(contribution.Answers) ?? [];

    public static string Write<T>(IReadOnlyList<T> items) => JsonSerializer.Serialize(items);
}
