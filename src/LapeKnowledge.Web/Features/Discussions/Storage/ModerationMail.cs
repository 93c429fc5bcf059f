namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>What the last mail to a moderator told of.</summary>
internal sealed class ModerationMail
{
    public Guid MemberKey { get; init; }

    /// <summary>The newest flag that the last mail told of, or tells of while it is under way.</summary>
    public int Flag { get; set; }

    /// <summary>The newest proposal that it told of.</summary>
    public int Proposal { get; set; }

    public MailState Mail { get; set; } = MailState.Sent;

    /// <summary>When it was last tried to be sent.</summary>
    public DateTime SendingUtc { get; set; } = DateTime.UnixEpoch;
}
