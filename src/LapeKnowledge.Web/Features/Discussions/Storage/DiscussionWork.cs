using LapeKnowledge.Web.Features.Forms;

namespace LapeKnowledge.Web.Features.Discussions;

internal enum FlagKind
{
    /// <summary>A post that waits to be let through.</summary>
    Held,

    /// <summary>It tells of a child or of somebody else what is not to be told.</summary>
    Privacy,
    Improper,
    Misplaced,
    Other,
}

/// <summary>Something that a moderator is to look at.</summary>
internal sealed class Flag
{
    public const int WordsLength = 500;

    public int Id { get; init; }

    public long PostId { get; init; }

    public FlagKind Kind { get; init; }

    /// <summary>Who flagged it; the author of a post that is held.</summary>
    public Guid MemberKey { get; init; }

    public string Words { get; init; } = string.Empty;

    public DateTime CreatedUtc { get; init; }

    public DateTime? DoneUtc { get; set; }

    public Guid? DoneBy { get; set; }
}

/// <summary>A post of which nobody has been told yet. It is written with the post, so that no crash loses it.</summary>
internal sealed class QueuedPost
{
    public long PostId { get; init; }

    public DateTime CreatedUtc { get; init; }
}

internal enum NoticeKind
{
    Mention,
    Answer,
    Reply,
    Thread,
    Solution,
    Accepted,
    Hidden,
    ProposalAccepted,
    ProposalDeclined,
}

internal enum MailState
{
    Waiting,
    Sending,
    Sent,
    Skipped,
}

/// <summary>What a member is told of, on the site and by mail.</summary>
internal sealed class DiscussionNotice
{
    public long Id { get; init; }

    public Guid MemberKey { get; init; }

    public int ThreadId { get; init; }

    public int Number { get; init; }

    public NoticeKind Kind { get; init; }

    /// <summary>Whose doing it is.</summary>
    public Guid FromKey { get; init; }

    public DateTime CreatedUtc { get; init; }

    public DateTime? ReadUtc { get; set; }

    public MailState Mail { get; set; }

    /// <summary>Since when the mail is being sent.</summary>
    public DateTime? SendingUtc { get; set; }
}

internal enum ProposalState
{
    Open,
    Accepted,
    Declined,
}

/// <summary>A post as an addition to the document that it belongs to.</summary>
internal sealed class Proposal
{
    public const int AliasLength = 64;
    public const int TextLength = 5_000;

    public int Id { get; init; }

    public int ThreadId { get; init; }

    public int Number { get; init; }

    /// <summary>The document, which need not be the forum's own: a process description of the pilot, for instance.</summary>
    public Guid DocumentKey { get; init; }

    public string Culture { get; init; } = string.Empty;

    /// <summary>The property that the text is added to.</summary>
    public string Alias { get; init; } = string.Empty;

    public string Text { get; set; } = string.Empty;

    /// <summary>Who wrote the post, and is credited with the solution: see <see cref="IsOf"/>.</summary>
    public Guid AuthorKey { get; init; }

    public Guid ProposerKey { get; init; }

    public DateTime CreatedUtc { get; init; }

    /// <summary>A digest of the field as the proposer saw it: an editor is told when it has changed since.</summary>
    public string FieldDigest { get; init; } = string.Empty;

    public ProposalState State { get; set; }

    public DateTime? DecidedUtc { get; set; }

    public Guid? DecidedBy { get; set; }

    /// <summary>What the editor said.</summary>
    public string? Words { get; set; }

    /// <summary>Whether the words are the author's own; otherwise they are the proposer's.</summary>
    public bool IsOf(Post? post) => AuthorKey == ProposerKey || (post is not null && Text.Trim() == FormText.Beginning(post.Text, TextLength).Trim());
}
