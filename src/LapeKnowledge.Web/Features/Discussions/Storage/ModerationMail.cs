using LapeKnowledge.Web.Features.Accounts;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>How a moderator is mailed of what waits, and what the last mail told of. Who has no row is mailed at once.</summary>
internal sealed class ModerationMail
{
    public Guid MemberKey { get; init; }

    /// <summary>At once means at most once an hour; there is no weekly one, as what waits is not to wait so long.</summary>
    public MailRhythm Rhythm { get; set; } = MailRhythm.AtOnce;

    /// <summary>The newest flag that the last mail told of, or tells of while it is under way.</summary>
    public int Flag { get; set; }

    /// <summary>The newest proposal that it told of.</summary>
    public int Proposal { get; set; }

    public MailState Mail { get; set; } = MailState.Sent;

    /// <summary>When it was last tried to be sent.</summary>
    public DateTime SendingUtc { get; set; } = DateTime.UnixEpoch;
}
