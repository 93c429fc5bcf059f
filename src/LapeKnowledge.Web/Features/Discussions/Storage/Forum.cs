namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>Who may read a forum. What one may not read is not there.</summary>
internal enum ForumVisibility
{
    Everyone,
    Members,
    Team,
}

/// <summary>The forum of a document, or the developers' one. The row is there from the first thread on, or since somebody chose who may read it.</summary>
internal sealed class Forum
{
    /// <summary>The key of its document.</summary>
    public Guid Key { get; init; }

    public ForumVisibility Visibility { get; set; }

    public DateTime OpenedUtc { get; init; }

    /// <summary>Threads that its readers see.</summary>
    public int Threads { get; set; }

    /// <summary>Posts that its readers see.</summary>
    public int Posts { get; set; }

    public DateTime? LastPostUtc { get; set; }
}

/// <summary>The one row that whoever writes has changed first: changes are numbered in the order in which they are committed.</summary>
internal sealed class DiscussionTurn
{
    public int Id { get; init; }

    public long Change { get; init; }
}
