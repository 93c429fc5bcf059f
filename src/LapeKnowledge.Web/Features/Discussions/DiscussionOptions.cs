namespace LapeKnowledge.Web.Features.Discussions;

/// <summary><c>LapeKnowledge:Discussions</c></summary>
internal sealed class DiscussionOptions
{
    public const string Section = "LapeKnowledge:Discussions";

    /// <summary>Threads that one member may begin in an hour. Editors are not limited.</summary>
    public int ThreadsPerHour { get; init; } = 12;

    /// <summary>Posts that one member may write in a minute.</summary>
    public int PostsPerMinute { get; init; } = 6;

    /// <summary>Edits that one member may make in a minute.</summary>
    public int EditsPerMinute { get; init; } = 6;

    /// <summary>Whether the first posts of a new member wait for an editor.</summary>
    public bool HoldsFirstPosts { get; init; } = true;

    /// <summary>Streams of new posts that are open at once in this process.</summary>
    public int MostStreams { get; init; } = 2_000;
}
