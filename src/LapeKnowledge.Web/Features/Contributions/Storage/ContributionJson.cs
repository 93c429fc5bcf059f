using System.Text.Json;
using System.Text.Json.Serialization;

namespace LapeKnowledge.Web.Features.Contributions;

/// <summary>A file of a description, with what only people can say of it.</summary>
/// <param name="Upload">The upload that keeps it.</param>
/// <param name="Alt">What a picture shows, for those who do not see it.</param>
/// <param name="Consent">How it was agreed that the picture may be shown.</param>
/// <param name="Media">The media item that it has become; null while it has not been sent.</param>
/// <param name="IsRemoved">Whether the team has taken it out of an update. Readers see it until the update is published, and it is back when that is discarded.</param>
internal sealed record ContributionFile(Guid Upload, string Name, bool IsPicture, string Alt = "", string Consent = "", Guid? Media = null, bool IsRemoved = false)
{
    /// <summary>Whether it can have another name, which readers will see: pictures have their words instead, and what was sent is a link with its name.</summary>
    [JsonIgnore]
    public bool MayBeRenamed => !IsPicture && Media is null;
}

/// <summary>That something the guard found is none of what it looks for.</summary>
/// <param name="Finding">Of <see cref="Guard.GuardFinding.Id"/>: holds as long as the text around the place is the same.</param>
internal sealed record GuardAnswer(string Finding, string Quote, string Reason, Guid Member, DateTime Utc);

internal static class ContributionJson
{
    public static IReadOnlyList<ContributionFile> FileList(this Contribution contribution) => [.. contribution.AllFiles().Where(f => !f.IsRemoved)];

    /// <summary>Those, too, that are taken out of an update.</summary>
    public static IReadOnlyList<ContributionFile> AllFiles(this Contribution contribution) => JsonSerializer.Deserialize<List<ContributionFile>>(contribution.Files) ?? [];

    /// <summary>For the editor: what the guard was told, and why.</summary>
    public static IReadOnlyList<GuardAnswer> AnswerList(this Contribution contribution) => JsonSerializer.Deserialize<List<GuardAnswer>>(contribution.Answers) ?? [];

    public static string Write<T>(IReadOnlyList<T> items) => JsonSerializer.Serialize(items);
}
