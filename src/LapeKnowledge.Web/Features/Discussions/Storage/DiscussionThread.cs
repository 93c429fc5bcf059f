namespace LapeKnowledge.Web.Features.Discussions;

internal enum PostState
{
    Visible,

    /// <summary>Waits for an editor, as the first post of a new member does. Its author sees it.</summary>
    Held,

    /// <summary>Taken away by its author or by a moderator.</summary>
    Hidden,
}

/// <summary>A thread with the counters that lists show: no list counts posts.</summary>
internal sealed class DiscussionThread
{
    public const int TitleLength = 150;
    public const int ShortestTitle = 4;

    public int Id { get; init; }

    public Guid ForumKey { get; set; }

    /// <summary>That of its forum, so that lists over all forums need no other table.</summary>
    public ForumVisibility Visibility { get; set; }

    /// <summary>That of its first post.</summary>
    public PostState State { get; set; }

    public string Title { get; set; } = string.Empty;

    /// <summary>The language that it was begun in.</summary>
    public string Culture { get; init; } = string.Empty;

    public Guid AuthorKey { get; init; }

    public DateTime CreatedUtc { get; init; }

    /// <summary>When the newest post was written that readers see.</summary>
    public DateTime LastPostUtc { get; set; }

    public Guid LastAuthorKey { get; set; }

    /// <summary>The highest number that a post of the thread has been given.</summary>
    public int LastNumber { get; set; }

    /// <summary>The number of the newest post that readers see.</summary>
    public int LastShown { get; set; }

    /// <summary>Posts that readers see.</summary>
    public int Posts { get; set; }

    public bool IsPinned { get; set; }

    public bool IsClosed { get; set; }

    /// <summary>The number of the post that answers the question; null while none does.</summary>
    public int? Solution { get; set; }

    /// <summary>True for a thread of the demonstration.</summary>
    public bool IsSample { get; init; }

    /// <summary>The thread that its posts were moved into; null for a thread of its own.</summary>
    public int? MergedInto { get; set; }

    /// <summary>The number of the change that it was last part of: what follows the discussions reads on from there.</summary>
    public long Change { get; set; }
}

internal sealed class Post
{
    public const int TextLength = 20_000;
    public const int ReasonLength = 500;

    public long Id { get; init; }

    public int ThreadId { get; set; }

    /// <summary>From 1 in each thread; a post that is moved leaves its number behind.</summary>
    public int Number { get; set; }

    public Guid AuthorKey { get; set; }

    public DateTime CreatedUtc { get; init; }

    public DateTime? EditedUtc { get; set; }

    /// <summary>How often it has been edited.</summary>
    public int Revisions { get; set; }

    /// <summary>Markdown, as it was typed.</summary>
    public string Text { get; set; } = string.Empty;

    public PostState State { get; set; }

    /// <summary>Why a moderator took it away, in his words.</summary>
    public string? Reason { get; set; }

    /// <summary>Who took it away.</summary>
    public Guid? HiddenBy { get; set; }

    /// <summary>The number of the post that it answers to.</summary>
    public int? AnswerTo { get; set; }

    /// <summary>Made with the form: sent twice, it is one post.</summary>
    public Guid Sending { get; init; }
}

/// <summary>What a post said before it was edited.</summary>
internal sealed class PostRevision
{
    public long PostId { get; init; }

    /// <summary>From 0, the text as it was first sent.</summary>
    public int Revision { get; init; }

    public Guid EditorKey { get; init; }

    /// <summary>When it gave way to the next text.</summary>
    public DateTime ReplacedUtc { get; init; }

    /// <summary>Empty when it was erased.</summary>
    public string Text { get; set; } = string.Empty;

    /// <summary>The thread's title until then; null where it stayed.</summary>
    public string? Title { get; init; }

    /// <summary>What its pictures showed, in words, until then: as JSON, by the id of the attachment. Null where all stayed.</summary>
    public string? Alts { get; init; }
}

/// <summary>Where a post has gone that was moved to another thread: its old address leads there.</summary>
internal sealed class MovedPost
{
    public int ThreadId { get; init; }

    public int Number { get; init; }

    public int ToThreadId { get; set; }

    public int ToNumber { get; set; }
}

/// <summary>That a post names a member.</summary>
internal sealed class PostMention
{
    public long PostId { get; init; }

    public Guid MemberKey { get; init; }
}
