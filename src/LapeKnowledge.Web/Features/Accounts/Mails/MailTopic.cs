namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>What a mail to a member is about; he may switch off each but the first.</summary>
internal enum MailTopic
{
    /// <summary>His own account: what he has asked for, and what he must know.</summary>
    Account,
    Discussion,

    /// <summary>What becomes of the descriptions that he writes or looks after.</summary>
    Review,
    Digest,

    /// <summary>What waits for editors and coordinators in the discussions.</summary>
    Moderation,
}

/// <summary>What became of a mail.</summary>
internal enum MailOutcome
{
    Sent,

    /// <summary>The member has no use for it, or has switched it off.</summary>
    Unwanted,

    /// <summary>The server takes none for this mailbox: trying again brings nothing.</summary>
    Refused,

    /// <summary>The server did not take it now.</summary>
    Failed,
}

internal static class MailTopics
{
    public static bool Wants(this Account member, MailTopic topic) => topic switch
    {
        MailTopic.Discussion => member.DiscussionMail != MailRhythm.Never,
        MailTopic.Review => member.HasReviewMail,
        MailTopic.Digest => member.HasDigest,
        MailTopic.Moderation => member.ModerationMail != MailRhythm.Never,
        _ => true,
    };

    public static void Unsubscribe(this Account member, MailTopic topic)
    {
        switch (topic)
        {
            case MailTopic.Discussion:
                member.DiscussionMail = MailRhythm.Never;
                break;
            case MailTopic.Review:
                member.HasReviewMail = false;
                break;
            case MailTopic.Digest:
                member.HasDigest = false;
                break;
            case MailTopic.Moderation:
                member.ModerationMail = MailRhythm.Never;
                break;
        }
    }
}
