using System.Collections.Frozen;

namespace LapeKnowledge.Web.Features.Accounts;

/// <summary>Who a request comes from, as the database knows him at that moment: never as the request says.</summary>
/// <param name="Culture">The language of his mails.</param>
/// <param name="Pilots">His pilots' documents, and what he is in each.</param>
internal sealed record ActingMember(Guid Key, string Name, string Culture, SiteRole Role, DateTime JoinedUtc, FrozenDictionary<Guid, PilotRole> Pilots)
{
    public ActingMember(Guid key, string name, string culture, SiteRole role, DateTime joinedUtc, IEnumerable<PilotMembership> pilots)
        : this(key, name, culture, role, joinedUtc, pilots.ToFrozenDictionary(p => p.PilotKey, p => p.Role))
    {
    }

    public bool IsEditor => Role >= SiteRole.Editor;

    public bool IsAdministrator => Role >= SiteRole.Administrator;

    /// <summary>The pilots that he coordinates.</summary>
    public Guid[] Coordinated => [.. Pilots.Where(p => p.Value == PilotRole.Coordinator).Select(p => p.Key)];

    public bool IsInTeam(Guid pilot) => Pilots.ContainsKey(pilot);

    public bool Coordinates(Guid pilot) => Pilots.TryGetValue(pilot, out var role) && role == PilotRole.Coordinator;
}
