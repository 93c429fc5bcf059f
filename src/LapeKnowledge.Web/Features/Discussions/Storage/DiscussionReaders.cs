using LapeKnowledge.Web.Models;

namespace LapeKnowledge.Web.Features.Discussions;

internal enum FollowLevel
{
    /// <summary>Told only of what concerns oneself.</summary>
    Normal,
    Followed,
    Muted,
}

/// <summary>What a member has read of a thread, and whether he wants to hear of it.</summary>
internal sealed class ThreadReader
{
    public int ThreadId { get; init; }

    public Guid MemberKey { get; init; }

    /// <summary>The number of the last post that he has seen.</summary>
    public int LastRead { get; set; }

    public FollowLevel Level { get; set; }
}

/// <summary>Whether a member wants to hear of new threads of a forum or a theme.</summary>
internal sealed class ForumReader
{
    /// <summary>The key of the forum's or the theme's document.</summary>
    public Guid ForumKey { get; init; }

    public Guid MemberKey { get; init; }

    public FollowLevel Level { get; set; }
}

/// <summary>A text that has not been sent yet.</summary>
internal sealed class DiscussionDraft
{
    public const int PlaceLength = 64;

    public Guid MemberKey { get; init; }

    /// <summary>What it is written for: see <see cref="DiscussionDrafts"/>.</summary>
    public string Place { get; init; } = string.Empty;

    public string? Title { get; set; }

    public string Text { get; set; } = string.Empty;

    public DateTime SavedUtc { get; set; }
}

internal sealed class Reaction
{
    public const int KindLength = 16;

    public long PostId { get; init; }

    public Guid MemberKey { get; init; }

    /// <summary>One of <see cref="Reactions.All"/>.</summary>
    public string Kind { get; init; } = string.Empty;
}

internal static class Reactions
{
    /// <summary>What may be said without words: thanks, this works with us too, an insight, empathy.</summary>
    public static IReadOnlyList<(string Kind, string Icon, string Label)> All { get; } =
    [
        ("kiitos", "thanks", InterfaceTexts.DiscussionThanks), ("toimii", "works", InterfaceTexts.DiscussionWorks), ("oivallus", "insight", InterfaceTexts.DiscussionInsight), ("sydan", "heart", InterfaceTexts.DiscussionHeart),
    ];
}
