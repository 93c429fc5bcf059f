namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>That a member belongs to the team of a pilot.</summary>
internal sealed class PilotMembership
{
    public Guid MemberKey { get; init; }

    /// <summary>The pilot's document.</summary>
    public Guid PilotKey { get; init; }

    public PilotRole Role { get; set; }
}

/// <summary>That a member follows a theme, a province, a municipality, a pilot or anything else with a page.</summary>
internal sealed class Follow
{
    public Guid MemberKey { get; init; }

    /// <summary>The followed document.</summary>
    public Guid ItemKey { get; init; }
}
