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

    /// <summary>A proposal has the text of its post: where that is taken away, so is this. What was declined concerns those who wrote and proposed it.</summary>
    public static bool MayRead(this ActingMember? member, Proposal proposal, Post post, Guid forum) =>
        (post.State == PostState.Visible || member.Moderates(forum))
        && (proposal.State != ProposalState.Declined || (member is not null && (member.IsEditor || member.Key == proposal.AuthorKey || member.Key == proposal.ProposerKey)));

    /// <summary>Editors everywhere, and a pilot's coordinator in the pilot's forum.</summary>
    public static bool Moderates(this ActingMember? member, Guid forum) => member is not null && (member.IsEditor || member.Coordinates(forum));

    /// <summary>Whether there is a forum that he moderates.</summary>
    public static bool ModeratesAny(this ActingMember? member) => member is not null && (member.IsEditor || member.Pilots.Values.Contains(PilotRole.Coordinator));

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

    /// <summary>Those that lists show: a thread that was moved into another one, taken away or not let through yet is in none.</summary>
    public static IQueryable<DiscussionThread> Listed(this IQueryable<DiscussionThread> threads) => threads.Where(t => t.State == PostState.Visible);
}
