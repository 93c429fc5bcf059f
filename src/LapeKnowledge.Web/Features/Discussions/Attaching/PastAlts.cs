using System.Text.Json;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>What the pictures of a post showed, in words, before an edit said it otherwise.</summary>
internal static class PastAlts
{
    /// <param name="before">What each picture was said to show, by its id.</param>
    /// <returns>For <see cref="PostRevision.Alts"/>.</returns>
    public static string? Of(IReadOnlyDictionary<Guid, string> before, IEnumerable<PostAttachment> now)
    {
        var changed = now.Where(a => before.TryGetValue(a.Id, out var was) && was != a.Alt).ToDictionary(a => a.Id, a => before[a.Id]);
        return changed.Count == 0 ? null : JsonSerializer.Serialize(changed);
    }

    public static IReadOnlyDictionary<Guid, string> Read(PostRevision revision) =>
        revision.Alts is null ? new Dictionary<Guid, string>() : JsonSerializer.Deserialize<Dictionary<Guid, string>>(revision.Alts)!;
}
