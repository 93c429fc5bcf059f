using LapeKnowledge.Web.Features.Accounts;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>Who may do what. It is asked of the forum that a thread is in now.</summary>
internal static class DiscussionAccess
{
    public static bool MayRead(this ActingMember? member, Guid forum, ForumVisibility visibility) => visibility switch
    {
        ForumVisibility.Everyone => true,
        ForumVisibility.Members => member is not null,
        _ => member is not null && (member.IsEditor || member.IsInTeam(forum)),
    };

    /// <summary>A proposal goes where its post goes. What no editor has accepted concerns those who wrote and proposed it, and who moderate: no spam stands on a page of its own.</summary>
    public static bool MayRead(this ActingMember? member, Proposal proposal, Post post, Guid forum) =>
        member.Moderates(forum)
        || (post.State == PostState.Visible && (proposal.State == ProposalState.Accepted || (member is not null && (member.Key == proposal.AuthorKey || member.Key == proposal.ProposerKey))));

    /// <summary>Editors everywhere, and a pilot's coordinator in the pilot's forum.</summary>
    public static bool Moderates(this ActingMember? member, Guid forum) => member is not null && (member.IsEditor || member.Coordinates(forum));

    /// <summary>A closed thread takes answers from its moderators alone.</summary>
    public static bool IsClosedTo(this DiscussionThread thread, ActingMember? member) => thread.IsClosed && !member.Moderates(thread.ForumKey);

    /// <summary>Whether there is a forum that he moderates.</summary>
    public static bool ModeratesAny(this ActingMember? member) => member is not null && (member.IsEditor || member.Coordinated.Length > 0);

    /// <summary>Whether a post of his is shown at once, even if it is his first.</summary>
    public static bool IsTrusted(this ActingMember member, Guid forum) => member.IsEditor || member.IsInTeam(forum);

    public static IQueryable<DiscussionThread> ReadableBy(this IQueryable<DiscussionThread> threads, ActingMember? member)
    {
        if (member is null)
        {
            return threads.Where(t => t.Visibility == ForumVisibility.Everyone);
        }

        if (member.IsEditor)
        {
            return threads;
        }

        var teams = member.Pilots.Keys.ToArray();
        return threads.Where(t => t.Visibility != ForumVisibility.Team || teams.Contains(t.ForumKey));
    }

    /// <summary>What a member may still be told of: threads that he may open, and that his own was taken away.</summary>
    public static IQueryable<DiscussionNotice> ToldTo(this IQueryable<DiscussionNotice> notices, ActingMember member, IQueryable<DiscussionThread> threads)
    {
        var moderated = member.Coordinated;
        var readable = threads.ReadableBy(member).Where(t => t.State == PostState.Visible || t.AuthorKey == member.Key || member.IsEditor || moderated.Contains(t.ForumKey));
        return notices.Where(n => n.MemberKey == member.Key && readable.Any(t => t.Id == n.ThreadId && (t.State != PostState.Hidden || n.Kind == NoticeKind.Hidden || member.IsEditor || moderated.Contains(t.ForumKey))));
    }

    /// <summary>Those that lists show: a thread that was moved into another one, taken away or not let through yet is in none.</summary>
    public static IQueryable<DiscussionThread> Listed(this IQueryable<DiscussionThread> threads) => threads.Where(t => t.State == PostState.Visible);
}
