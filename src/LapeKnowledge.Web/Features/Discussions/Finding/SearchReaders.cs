using LapeKnowledge.Web.Features.Accounts;
using LapeKnowledge.Web.Features.Search;

namespace LapeKnowledge.Web.Features.Discussions;

/// <summary>Who finds what: the values of the index's column of access, of a thread and of a reader.</summary>
internal static class SearchReaders
{
    private const string Members = "members";
    private const string Editors = "editors";

    public static IReadOnlyList<string> Of(DiscussionThread thread) => thread.Visibility switch
    {
        ForumVisibility.Everyone => [SearchColumns.Everyone],
        ForumVisibility.Members => [Members],
        _ => [Team(thread.ForumKey), Editors],
    };

    public static IReadOnlyList<string> Of(ActingMember? member) =>
        member is null ? [SearchColumns.Everyone]
        : member.IsEditor ? [SearchColumns.Everyone, Members, Editors]
        : [SearchColumns.Everyone, Members, .. member.Pilots.Keys.Select(Team)];

    private static string Team(Guid pilot) => $"team-{pilot:N}";
}
